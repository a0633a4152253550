import { mulDivHalfUp } from "@/server/shared/arithmetic";

/** A line of a posted delivery order that a return may draw on. */
export interface Source {
  deliveryId: number;
  deliveryLineNo: number;
  dcId: number;
  /** What arrived, and what was paid for all of it (a gift: nothing). */
  pickedEach: number;
  netFen: number;
  /** Pieces at its end that difference notes have claimed. */
  claimedEach: number;
  /** What earlier returns have of it. */
  taken: readonly Span[];
}

/** Pieces of a line, counted from its first: `from` up to, not including, `to`. */
export interface Span {
  from: number;
  to: number;
}

export interface Draw {
  deliveryId: number;
  deliveryLineNo: number;
  dcId: number;
  fromEach: number;
  qtyEach: number;
  valueFen: number;
}

/**
 * Which pieces a return of so many gives back: of the sources in the order given (the newest delivery first; of one delivery
 * what was bought before gifts), the first pieces that neither a return nor a difference note has. `missingEach` is what
 * no delivery is left for.
 */
export function drawFrom(
  sources: readonly Source[],
  wantedEach: number,
): { draws: Draw[]; missingEach: number } {
  let left = wantedEach;
  const draws: Draw[] = [];
  for (const source of sources) {
    for (const { from, to } of gapsOf(source)) {
      if (left === 0) return { draws, missingEach: 0 };
      const qtyEach = Math.min(left, to - from);
      const { deliveryId, deliveryLineNo, dcId } = source;
      const valueFen = worthOf(source, from, qtyEach);
      draws.push({ deliveryId, deliveryLineNo, dcId, fromEach: from, qtyEach, valueFen });
      left -= qtyEach;
    }
  }
  return { draws, missingEach: left };
}

/** How many pieces of these sources can still be returned. */
export function freeEach(sources: readonly Source[]): number {
  return sources.reduce(
    (sum, source) => sum + gapsOf(source).reduce((each, { from, to }) => each + to - from, 0),
    0,
  );
}

/** What of a line nobody has, first pieces first. */
function gapsOf({ pickedEach, claimedEach, taken }: Source): Span[] {
  const gaps: Span[] = [];
  const end = pickedEach - claimedEach;
  let at = 0;
  for (const { from, to } of [...taken].sort((a, b) => a.from - b.from)) {
    if (from > at) gaps.push({ from: at, to: Math.min(from, end) });
    at = Math.max(at, to);
  }
  if (at < end) gaps.push({ from: at, to: end });
  return gaps.filter(({ from, to }) => to > from);
}

/**
 * What pieces of a line are worth at its net unit price (2.7), in fen. It is the difference of two cumulated figures, counted from
 * the line's end where difference notes begin to count: however a line is cut into returns and notes, all of them together
 * give back what was paid to the fen, and never more.
 */
export function worthOf(
  { pickedEach, netFen }: Pick<Source, "pickedEach" | "netFen">,
  fromEach: number,
  qtyEach: number,
): number {
  const paidUpTo = (each: number) => (each === 0 ? 0 : mulDivHalfUp(netFen, each, pickedEach));
  return paidUpTo(pickedEach - fromEach) - paidUpTo(pickedEach - fromEach - qtyEach);
}

/** How an accepted quantity falls on the draws of a line: the dearest, newest delivery first, as they were drawn. */
export function acceptedOf(
  draws: readonly { fromEach: number; qtyEach: number; source: Pick<Source, "pickedEach" | "netFen"> }[],
  acceptedEach: number,
): { acceptedEach: number; acceptedFen: number }[] {
  let left = acceptedEach;
  return draws.map(({ fromEach, qtyEach, source }) => {
    const each = Math.min(left, qtyEach);
    left -= each;
    return { acceptedEach: each, acceptedFen: worthOf(source, fromEach, each) };
  });
}

/** Spreads the claimed pieces of an item over its lines: gifts first, then the last line, as difference notes count them. */
export function claimedPerLine(
  lines: readonly { pickedEach: number; isGift: boolean; deliveryLineNo: number }[],
  claimedEach: number,
): number[] {
  let left = claimedEach;
  const claimed = lines.map(() => 0);
  const lastFirst = lines
    .map((line, index) => ({ ...line, index }))
    .sort((a, b) => Number(b.isGift) - Number(a.isGift) || b.deliveryLineNo - a.deliveryLineNo);
  for (const { index, pickedEach } of lastFirst) {
    const each = Math.min(left, pickedEach);
    claimed[index] = each;
    left -= each;
  }
  return claimed;
}
