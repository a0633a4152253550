import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";

/** What a store sells these items for: its own price if it has one, and what headquarters suggest; in fen, per kilogram of weighed items. */
export async function pricesOf(
  db: DbOrTx,
  storeId: number,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, { ownFen: number | null; suggestedFen: number | null }>> {
  const rows = await sqlOf(db)<{ itemId: number; ownFen: number | null; suggestedFen: number | null }[]>`
    select i.id as "itemId", p.price_fen as "ownFen", i.suggested_price_fen as "suggestedFen"
    from items i left join store_prices p on p.store_id = ${storeId}::int4 and p.item_id = i.id
    where i.id = any(${ints(itemIds)}::int4[])`;
  return new Map(rows.map(({ itemId, ...prices }) => [itemId, prices]));
}
