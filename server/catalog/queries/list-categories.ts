import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

export interface CategoryRow {
  category: string;
  name: string;
  /** 0 for a main category. */
  depth: number;
}

/** The tree of categories, each below its parent, in the order of the codes. At most 1,000. */
export async function listCategories(db: DbOrTx, actor: Actor): Promise<CategoryRow[]> {
  mustBeAbleTo(actor, "catalog.read");
  const sql = sqlOf(db);
  const rows = await sql<CategoryRow[]>`
    with recursive tree as (
      select id, code, name, 0 as depth, array[code] as path from categories where parent_id is null
      union all
      select c.id, c.code, c.name, t.depth + 1, t.path || c.code from categories c join tree t on t.id = c.parent_id)
    select code as category, name, depth from tree order by path limit 1000`;
  return [...rows];
}
