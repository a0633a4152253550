import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findStore } from "@/server/store-stock/find-store";

/** The places of a store and its categories of goods, with how many items of its stock each has: what a count can be about. */
export async function listShelves(db: DbOrTx, actor: Actor, input: { store: string }) {
  mustBeAbleTo(actor, "stock.read.store");
  const { id } = await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const [shelves, categories] = await Promise.all([
    sql<{ shelf: string; items: number }[]>`
      select shelf, count(*)::int4 as items from store_shelves where store_id = ${id}::int4 group by shelf order by shelf`,
    sql<{ category: string; name: string; items: number }[]>`
      with recursive up as (
        select i.id as item_id, i.category_id as id from store_stock s join items i on i.id = s.item_id
        where s.store_id = ${id}::int4
        union all
        select u.item_id, c.parent_id from up u join categories c on c.id = u.id where c.parent_id is not null)
      select c.code as category, c.name, count(*)::int4 as items from up u join categories c on c.id = u.id
      group by c.id order by c.code`,
  ]);
  return { shelves: [...shelves], categories: [...categories] };
}
