import { invariant } from "@/server/shared/invariant";

export const shortReasons = ["empty", "damaged", "not_found"] as const;
export type ShortReason = (typeof shortReasons)[number];

/** One of the lines that hold an item in a delivery order. */
export interface AllocatedLine {
  lineNo: number;
  allocatedEach: number;
  isGift: boolean;
}

/**
 * Where a delivery order has an item on several lines, its picked total fills them in turn: bought lines before gifts, then
 * by line number. Never more than was allocated: the caller has refused that.
 */
export function spreadPicked<Line extends AllocatedLine>(
  lines: readonly Line[],
  pickedEach: number,
): { line: Line; pickedEach: number }[] {
  let left = pickedEach;
  const spread = [...lines]
    .sort((a, b) => Number(a.isGift) - Number(b.isGift) || a.lineNo - b.lineNo)
    .map((line) => {
      const share = Math.min(left, line.allocatedEach);
      left -= share;
      return { line, pickedEach: share };
    });
  invariant(left === 0, `${left} more picked than allocated`);
  return spread;
}
