import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "../errors";
import type { ItemMarks } from "../queries/read-marks";
import type { MarkItemInput } from "../schema";

/**
 * Notes how a store sorts an item for its own orders: a star, how hard it would be missed, what should always lie on the
 * shelf. What is not named stays as it is. It is the store's note to itself: it changes no order, and the same again
 * changes nothing. Refused: `order/store-unknown`, `order/item-unknown`, a store out of reach.
 */
export async function markItem(db: DbOrTx, actor: Actor, input: MarkItemInput): Promise<ItemMarks> {
  mustBeAbleTo(actor, "order.submit");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ storeId: number; itemId: number | null }[]>`
      select s.id as "storeId", i.id as "itemId" from stores s left join items i on i.code = ${input.item} and i.own_store_id is null
      where s.code = ${input.store}`;
    if (!found) throw refuse("order/store-unknown", { store: input.store });
    mustReachStore(actor, found.storeId);
    if (found.itemId === null) throw refuse("order/item-unknown", { item: input.item });
    const { favourite = null, rank = null, shelfMin = null } = input;
    const [marks] = await sql<ItemMarks[]>`
      insert into item_marks as m (store_id, item_id, is_favourite, rank, shelf_min_each)
      values (${found.storeId}::int4, ${found.itemId}::int4, coalesce(${favourite}::bool, false),
              coalesce(${rank}::text::item_rank, 'nice'), coalesce(${shelfMin}::int8, 0))
      on conflict (store_id, item_id) do update
      set is_favourite = coalesce(${favourite}::bool, m.is_favourite), rank = coalesce(${rank}::text::item_rank, m.rank),
          shelf_min_each = coalesce(${shelfMin}::int8, m.shelf_min_each)
      returning is_favourite as "isFavourite", rank, shelf_min_each as "shelfMinEach"`;
    return marks as ItemMarks;
  });
}
