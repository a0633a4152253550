/** What is known of goods at the instant at which they are counted. */
export interface CountedGoods {
  countedEach: number;
  onHandEach: number;
  /** On the book, and certainly not at the place: picked for deliveries, or still on a truck. */
  stagedEach: number;
  /** At the place or not, nobody can say: on lists, or on a truck, of which nobody has reported yet. */
  unseenEach: number;
}

/**
 * What a count found too much (above zero) or missing, against what must lie there: on hand − staged, less whatever of the unseen
 * has gone already. Only what nothing else explains is a difference. It stays true while goods move: posting it makes the
 * book what was counted, and what moved since (2.12).
 */
export function differenceOf({ countedEach, onHandEach, stagedEach, unseenEach }: CountedGoods): number {
  const mostEach = onHandEach - stagedEach;
  const leastEach = mostEach - unseenEach;
  if (countedEach > mostEach) return countedEach - mostEach;
  return countedEach < leastEach ? countedEach - leastEach : 0;
}

/** A difference beyond either is counted again (2.12): pieces, and what they are worth. */
export const countTolerance = { pieces: 5, fen: 50_00 };

/** Whether a difference is so large that the goods are counted again; grams are judged by their worth alone. */
export function isFarOff({
  differenceEach,
  worthFen,
  isWeighed,
}: {
  differenceEach: number;
  worthFen: number;
  isWeighed: boolean;
}): boolean {
  return worthFen > countTolerance.fen || (!isWeighed && Math.abs(differenceEach) > countTolerance.pieces);
}
