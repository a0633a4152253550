import { type DbOrTx, sqlOf } from "@/db/client";
import type { ItemRank } from "../schema";

/** How a store sorts an item for its own orders. */
export interface ItemMarks {
  isFavourite: boolean;
  rank: ItemRank;
  shelfMinEach: number;
}

/** What every item is until the store says otherwise. */
export const unmarked: ItemMarks = { isFavourite: false, rank: "nice", shelfMinEach: 0 };

/** The marks of a store by item; items that it never marked are not there. */
export async function readMarks(db: DbOrTx, storeId: number): Promise<ReadonlyMap<number, ItemMarks>> {
  const rows = await sqlOf(db)<(ItemMarks & { itemId: number })[]>`
    select item_id as "itemId", is_favourite as "isFavourite", rank, shelf_min_each as "shelfMinEach"
    from item_marks where store_id = ${storeId}::int4`;
  return new Map(rows.map(({ itemId, ...marks }) => [itemId, marks]));
}
