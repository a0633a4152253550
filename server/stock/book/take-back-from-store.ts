import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import { mergeByCause, type StockEntry, stockKey, writeEntries } from "@/server/stock/book/movement";
import {
  lockStores,
  readStoreRows,
  type StoreReceipt,
  writeStoreRows,
} from "@/server/stock/book/receive-into-stores";
import { costAfterReversal, unitsOfPayment } from "@/server/stock/rules";

/**
 * Takes what a receipt brought out of a store's stock again (红冲): one entry per item with the opposite sign, at what was paid, so that the
 * average becomes what it would be without it (3.0.5). The caller has looked at what is there; the same receipt again is a defect.
 */
export async function takeBackFromStore(tx: Tx, goods: readonly StoreReceipt[], now: Date): Promise<void> {
  const merged = mergeByCause(
    goods.map((line) => ({ ...line, placeId: line.storeId })),
    (sum, line) => {
      sum.qtyEach += line.qtyEach;
      sum.paidFen += line.paidFen;
    },
  );
  if (merged.length === 0) return;
  await lockStores(tx, merged);
  const weighed = await sqlOf(tx)<{ id: number }[]>`
    select id from items where is_weighed and id = any(${ints(merged.map(({ itemId }) => itemId))}::int4[])`;
  const isWeighed = new Set(weighed.map(({ id }) => id));
  const rows = await readStoreRows(tx, merged);
  const stock = new Map(rows.map((row) => [stockKey(row.storeId, row.itemId), row]));
  const entries = merged.map(({ storeId, itemId, qtyEach, paidFen, cause }): StockEntry => {
    const row = stock.get(stockKey(storeId, itemId));
    invariant(row, `store ${storeId} has no row of item ${itemId}`);
    row.costMicro = costAfterReversal(row, qtyEach, unitsOfPayment(paidFen, isWeighed.has(itemId)));
    row.onHandEach -= qtyEach;
    row.lastEntryNo += 1;
    const { lastEntryNo: entryNo, onHandEach: onHandAfterEach, costMicro } = row;
    const entry = { placeId: storeId, itemId, entryNo, amountEach: -qtyEach, onHandAfterEach, costMicro };
    return { ...entry, cause, reason: "receipt_reversal" };
  });
  await writeEntries(tx, "store", entries, now);
  await writeStoreRows(tx, [...stock.values()]);
}
