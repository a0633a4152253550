import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findItem, findStore } from "@/server/store-stock/find-store";
import type { SetShelfInput } from "@/server/store-stock/schema";

/**
 * Says where an item stands in a store: counts go by it, and tags are printed in its order. Empty takes it away. A repeat
 * changes nothing, of two at once the later counts. Refused: `store-stock/unknown-store`, `store-stock/unknown-item`.
 */
export async function setShelf(
  db: DbOrTx,
  actor: Actor,
  input: SetShelfInput,
): Promise<{ item: string; shelf: string }> {
  mustBeAbleTo(actor, "shelf.change");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    const item = await findItem(tx, store.id, input.item);
    const sql = sqlOf(tx);
    if (input.shelf === "")
      await sql`delete from store_shelves where store_id = ${store.id}::int4 and item_id = ${item.id}::int4`;
    else
      await sql`
        insert into store_shelves (store_id, item_id, shelf) values (${store.id}::int4, ${item.id}::int4, ${input.shelf})
        on conflict (store_id, item_id) do update set shelf = excluded.shelf`;
    return { item: input.item, shelf: input.shelf };
  });
}
