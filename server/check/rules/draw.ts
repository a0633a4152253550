/** How much of what is picked a DC checks (2.3), in percent of its delivery orders. */
export interface DrawShares {
  percent: number;
  /** Of those that a new picker worked on. */
  newPercent: number;
}

/** Drawn by its number, drawn because somebody new has picked of it, or asked for. */
export type CheckCause = "random" | "new_picker" | "requested";

/**
 * Why a delivery order is checked; undefined: it is not. What somebody asked for is; the others are decided by their number alone, so that asking again draws the same ones,
 * nobody can draw until it suits, and a higher share draws all that a lower one does.
 */
export function checkCauseOf(
  deliveryNo: string,
  { isRequested, hasNewPicker }: { isRequested: boolean; hasNewPicker: boolean },
  { percent, newPercent }: DrawShares,
): CheckCause | undefined {
  if (isRequested) return "requested";
  const place = placeOf(deliveryNo);
  if (place < percent * 100) return "random";
  return hasNewPicker && place < newPercent * 100 ? "new_picker" : undefined;
}

/** Where a number stands among ten thousand: the same each time, and spread evenly also for numbers that follow one another. */
function placeOf(deliveryNo: string): number {
  let hash = 0x811c9dc5;
  for (const character of deliveryNo) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // The last digits of a number reach the low bits alone: mixed, they decide as much as the first.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000;
}
