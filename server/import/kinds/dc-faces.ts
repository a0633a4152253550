import { code, required, whole } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, kind } from "../kind";
import { problem } from "../problems";
import { findReferences } from "../references";
import { upsert } from "../upsert";

const target = {
  table: "dc_faces",
  key: { dc_id: "int4", item_id: "int4" },
  values: { min_each: "int8", max_each: "int8" },
};

/** How much the pick face of an item should hold at least, and can hold, in base units. */
export const dcFaces = kind({
  columns: {
    dc: required(code),
    item: required(code),
    min: required(whole(0)),
    max: required(whole(1)),
  },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "item", (row) => `${row.dc} ${row.item}`);
    const dcOf = await findReferences(
      context,
      "dc",
      rows.map((row) => row.dc),
    );
    const itemOf = await findReferences(
      context,
      "item",
      rows.map((row) => row.item),
    );
    for (const row of rows)
      if (row.min >= row.max)
        complain(context, row, "max", problem("face/range", { min: row.min, max: row.max }));
    return upsert(
      context,
      target,
      rows.map((row) => ({
        dc_id: dcOf(row, "dc", row.dc) ?? 0,
        item_id: itemOf(row, "item", row.item) ?? 0,
        min_each: row.min,
        max_each: row.max,
      })),
    );
  },
});
