import { code, required } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { kind } from "../kind";
import { findReferences } from "../references";
import { upsert } from "../upsert";

/** Where one store gets one item instead of the plan's DC (R04). */
export const sourceExceptions = kind({
  columns: { store: required(code), item: required(code), dc: required(code) },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "item", (row) => `${row.store} ${row.item}`);
    const codesOf = (column: "store" | "item" | "dc") => rows.map((row) => row[column]);
    const storeOf = await findReferences(context, "store", codesOf("store"));
    const itemOf = await findReferences(context, "item", codesOf("item"));
    const dcOf = await findReferences(context, "dc", codesOf("dc"));
    const target = {
      table: "source_exceptions",
      key: { store_id: "int4", item_id: "int4" },
      values: { dc_id: "int4" },
    };
    return upsert(
      context,
      target,
      rows.map((row) => ({
        store_id: storeOf(row, "store", row.store) ?? 0,
        item_id: itemOf(row, "item", row.item) ?? 0,
        dc_id: dcOf(row, "dc", row.dc) ?? 0,
      })),
    );
  },
});
