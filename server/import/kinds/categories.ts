import { code, optional, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { kind } from "../kind";
import { planTree } from "../tree";

/** Item categories, a tree. */
export const categories = kind({
  columns: { code: required(code), name: required(text(200)), parent: optional(code, null) },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    return planTree(context, "category", rows);
  },
});
