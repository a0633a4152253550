import { code, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { type AnyKind, kind } from "../kind";
import { upsert } from "../upsert";

/** A record of a code and a name; what it says beyond that comes with a kind of its own. */
function named(table: "plans" | "templates"): AnyKind {
  return kind({
    columns: { code: required(code), name: required(text(200)) },
    plan: async (context, all) => {
      const rows = firstOfEachKey(context, all, "code", (row) => row.code);
      return upsert(
        context,
        { table, key: { code: "text" }, values: { name: "text" } },
        rows.map(({ code, name }) => ({ code, name })),
      );
    },
  });
}

/** Delivery plans. */
export const plans = named("plans");
/** Replenishment templates. */
export const templates = named("templates");
