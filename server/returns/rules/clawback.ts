import { lineAmountFen } from "@/server/shared/line-amounts";

/** A gift that an order got, and what its threshold was reached with. */
export interface GiftPromise {
  /** Units of the scope per set (buy N get M), or fen of goods. */
  needs: number;
  isRepeating: boolean;
  /** Sets that were granted, and pieces of a set. */
  times: number;
  getEach: number;
  /** What the order had of the scope, in the same measure; what came short of it stays counted: that is not the store's doing. */
  ordered: number;
  /** What its store has given back of the scope in all, this return included. */
  returned: number;
  /** Pieces of the gift that came, and of them those that are not in the store: returned, or credited as never there. */
  deliveredEach: number;
  backEach: number;
}

/**
 * How many pieces of a gift are not earned any more because what is left of the order no longer reaches the threshold (2.7),
 * and are still in the store.
 */
export function unearnedEach(gift: GiftPromise): number {
  const kept = Math.max(0, gift.ordered - gift.returned);
  const sets = Math.floor(kept / gift.needs);
  const earned = Math.min(gift.times, gift.isRepeating ? sets : Math.min(1, sets));
  return Math.max(0, gift.deliveredEach - gift.backEach - earned * gift.getEach);
}

export interface GiftToTake {
  unearnedEach: number;
  unitPriceFen: number;
  isWeighed: boolean;
  /** What earlier returns of the order took for it. */
  takenFen: number;
}

/**
 * What a return takes back for unearned gifts: their list price less what was taken before, each gift in turn, as far as the
 * return is credited with anything. What could not be taken is due again at the order's next return.
 */
export function clawBack(
  gifts: readonly GiftToTake[],
  creditFen: number,
): { dueFen: number; amountFen: number }[] {
  let left = creditFen;
  return gifts.map(({ unearnedEach: qty, unitPriceFen, isWeighed, takenFen }) => {
    const dueFen = Math.max(0, lineAmountFen({ unitPriceFen, qty, isWeighed }) - takenFen);
    const amountFen = Math.min(dueFen, left);
    left -= amountFen;
    return { dueFen, amountFen };
  });
}
