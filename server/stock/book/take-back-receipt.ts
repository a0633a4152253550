import type { Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import { writeDcRows } from "@/server/stock/book/issue-from-dc";
import { type DcItem, lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import { mergeByCause, type StockEntry, stockKey, writeEntries } from "@/server/stock/book/movement";
import { closeCosts, type Variance, writeVariances } from "@/server/stock/book/receive-into-dc";
import type { ExpiryDate } from "@/server/stock/lot-rules";
import { costAfterReversal, unitsOfCost, varianceOfReversal } from "@/server/stock/rules";

/** Goods of a receipt and what they cost. */
export interface ReceivedGoods extends DcItem {
  qtyEach: number;
  costMicro: number;
  expiresOn: ExpiryDate;
  /** Where they were put; without it at the face. */
  place?: string;
}

/**
 * Takes a receipt out of the book again (红冲): one entry per item with the opposite sign, at what its goods cost, so that the
 * average becomes what it would be without them (3.0.5). What the average leaves over is a variance of the entry. The caller has looked at what is free; the same
 * receipt again is a defect.
 */
export async function takeBackReceipt(
  tx: Tx,
  receiptId: number,
  goods: readonly ReceivedGoods[],
  now: Date,
): Promise<void> {
  const cause = { type: "receipt" as const, id: receiptId };
  const merged = mergeByCause(
    goods.map((line) => ({
      ...line,
      placeId: line.dcId,
      cause,
      units: unitsOfCost(line.qtyEach, line.costMicro),
    })),
    (sum, line) => {
      sum.qtyEach += line.qtyEach;
      sum.units += line.units;
    },
  );
  const stock = await lockDcRows(tx, merged);
  const lots = await LotBook.load(tx, merged);
  for (const { dcId, itemId, qtyEach, expiresOn, place } of goods) {
    const face = stock.get(stockKey(dcId, itemId))?.location ?? "";
    lots.take({ dcId, itemId }, place ?? face, qtyEach, { expiresOn });
  }
  const variances: Variance[] = [];
  const entries = merged.map(({ dcId, itemId, qtyEach, units }): StockEntry => {
    const row = stock.get(stockKey(dcId, itemId));
    invariant(row, `DC ${dcId} never had item ${itemId}`);
    const costMicro = costAfterReversal(row, qtyEach, units);
    const left = varianceOfReversal(row, qtyEach, units, costMicro);
    row.onHandEach -= qtyEach;
    row.costMicro = costMicro;
    row.lastEntryNo += 1;
    if (left !== 0n) variances.push({ dcId, itemId, entryNo: row.lastEntryNo, units: left });
    const { lastEntryNo: entryNo, onHandEach: onHandAfterEach } = row;
    const entry = { placeId: dcId, itemId, entryNo, amountEach: -qtyEach, onHandAfterEach, costMicro };
    return { ...entry, cause, reason: "receipt_reversal" };
  });
  await writeEntries(tx, "dc", entries, now);
  await writeVariances(tx, variances);
  const rows = [...stock.values()];
  await writeDcRows(tx, rows);
  await lots.write(tx);
  await closeCosts(tx, rows, now);
}
