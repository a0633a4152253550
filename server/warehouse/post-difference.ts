import type { Tx } from "@/db/client";
import type { Cause } from "@/server/shared/cause";
import { issueFromDc, type LotWish, receiveIntoDc, type StockEntryReason } from "@/server/stock";

/** Goods that turned out to be more (above zero) or fewer than the book of a DC says. */
export interface StockDifference {
  dcId: number;
  itemId: number;
  qtyEach: number;
  /** Counts only where the DC never had a cost: goods that are found come in at its average, which stays. */
  costMicro: number;
  cause: Cause;
  reason: StockEntryReason;
  /** Which lot: what is taken without a date expires first, what is added without one has none, and lies at the pick face. */
  lot?: LotWish;
}

/** Books such a difference: one entry, the average cost stays, reservations stay. The caller has looked at what is free. */
export async function postDifference(tx: Tx, difference: StockDifference, now: Date): Promise<void> {
  const { dcId, itemId, qtyEach, costMicro, cause, reason, lot = {} } = difference;
  if (qtyEach > 0) {
    await receiveIntoDc(
      tx,
      [
        {
          dcId,
          itemId,
          location: "",
          place: lot.location,
          qtyEach,
          costMicro,
          cause,
          reason,
          expiresOn: lot.expiresOn,
        },
      ],
      now,
    );
  } else if (qtyEach < 0) {
    await issueFromDc(tx, [{ dcId, itemId, qtyEach: -qtyEach, releasedEach: 0, cause, lot }], now, reason);
  }
}
