import { code, oneOf, optional, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { kind } from "../kind";
import { upsert } from "../upsert";

/** Distribution centres. */
export const dcs = kind({
  columns: {
    code: required(code),
    name: required(text(200)),
    zone: optional(oneOf("ambient", "chilled", "frozen"), "ambient"),
  },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    const target = {
      table: "dcs",
      key: { code: "text" },
      values: { name: "text", zone: "temperature_zone" },
    };
    return upsert(
      context,
      target,
      rows.map(({ code, name, zone }) => ({ code, name, zone })),
    );
  },
});
