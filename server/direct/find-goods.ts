import type { Tx } from "@/db/client";
import { refuse } from "@/server/direct/errors";
import { lockStoreStock } from "@/server/stock";
import { findItems, type KnownItem } from "@/server/store-stock";

/**
 * The items behind codes or barcodes in a store, each once (`direct/item-twice`), under the lock of the store's stock, so that none of
 * them is taken over by headquarters meanwhile. Refused: `store-stock/unknown-item`.
 */
export async function lockGoods(tx: Tx, storeId: number, codes: readonly string[]): Promise<KnownItem[]> {
  const itemOf = await findItems(tx, storeId, codes);
  const items = codes.map(itemOf);
  const twice = items.find(({ id }, index) => items.findIndex((one) => one.id === id) !== index);
  if (twice) throw refuse("direct/item-twice", { item: twice.name });
  await lockStoreStock(
    tx,
    items.map(({ id }) => ({ storeId, itemId: id })),
  );
  return items;
}
