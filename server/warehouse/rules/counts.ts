/** What is known of an item of a DC at the instant at which its place is counted. */
export interface CountedGoods {
  countedEach: number;
  onHandEach: number;
  /** Picked for delivery orders that are not approved yet: on the book, no longer at the place. */
  stagedEach: number;
  /** On lists of which nobody has reported yet: at the place or not, nobody can say. */
  unseenEach: number;
}

/**
 * What a count found too much (above zero) or missing, against what must lie there: on hand − staged, less whatever of the unseen
 * has been taken already. Only what no list can explain is a difference. It stays true while goods move: posting it makes the
 * book what was counted, and what moved since (2.12).
 */
export function differenceOf({ countedEach, onHandEach, stagedEach, unseenEach }: CountedGoods): number {
  const mostEach = onHandEach - stagedEach;
  const leastEach = mostEach - unseenEach;
  if (countedEach > mostEach) return countedEach - mostEach;
  return countedEach < leastEach ? countedEach - leastEach : 0;
}

/** A difference beyond either is counted again (2.12): pieces, and what they are worth. */
export const tolerance = { pieces: 5, fen: 50_00 };

/** What follows a count: it is posted, counted again, or waits for a second person. */
export function afterCount(
  take: { takeNo: number; differenceEach: number; worthFen: number; isWeighed: boolean },
  limitFen: number,
): "posted" | "recount" | "waiting" {
  const { takeNo, differenceEach, worthFen, isWeighed } = take;
  const isFarOff = worthFen > tolerance.fen || (!isWeighed && Math.abs(differenceEach) > tolerance.pieces);
  if (takeNo === 1 && isFarOff) return "recount";
  return worthFen > limitFen ? "waiting" : "posted";
}
