import { type LineState, type Reason, walkLeft } from "./picks";

/** What a picker has taken of one item for several stores, and what each store gets of it. */
export interface BatchPlan {
  lines: {
    line: number;
    each: number;
    reason?: Reason;
    /** How the line stood then: once it has moved on, the store has got its part. */
    pickedEach: number;
    visits: number;
  }[];
}

/** What stands before a picker of batches: take the total of an item, or put a store its part. */
export type BatchStep =
  | { phase: "take"; line: LineState; stores: number; next: LineState | undefined }
  | { phase: "put"; line: LineState; next: LineState | undefined };

/** Shares what was taken by what each wanted, rounded down; what is left goes one by one to those still short, in their order. */
export function shareOut(wanted: readonly number[], taken: number): number[] {
  const total = wanted.reduce((sum, each) => sum + each, 0);
  if (total === 0 || taken >= total) return [...wanted];
  const shares = wanted.map((each) => Math.floor((taken * each) / total));
  let left = taken - shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each, index) => {
    if (left === 0 || each >= (wanted[index] ?? 0)) return each;
    left -= 1;
    return each + 1;
  });
}

/** The lines that are picked together: one item at one place, all looked at for the first time or all for the second. */
function batchOf(open: readonly LineState[], first: LineState): LineState[] {
  return open.filter(
    ({ item, location, visits }) =>
      item === first.item && location === first.location && visits > 0 === first.visits > 0,
  );
}

/** What comes next: the parts of the plan that no store has got yet, else the total of the next item. */
export function stepOf(lines: readonly LineState[], plan: BatchPlan | undefined): BatchStep | undefined {
  const waiting = (plan?.lines ?? []).flatMap(({ line: no, each, pickedEach, visits }) => {
    const line = lines.find((one) => one.line === no);
    const isWaiting = line && each > 0 && line.pickedEach === pickedEach && line.visits === visits;
    return isWaiting ? [{ ...line, leftEach: Math.min(each, line.leftEach) }] : [];
  });
  const [put, nextPut] = waiting;
  if (put) return { phase: "put", line: put, next: nextPut };
  const open = walkLeft(lines);
  const [first] = open;
  if (!first) return undefined;
  const together = batchOf(open, first);
  const sum = (of: (line: LineState) => number) => together.reduce((total, line) => total + of(line), 0);
  const total = { ...first, qtyEach: sum((one) => one.qtyEach), leftEach: sum((one) => one.leftEach) };
  const next = open.find((line) => !together.includes(line));
  return { phase: "take", line: total, stores: new Set(together.map(({ store }) => store)).size, next };
}

/** The plan after taking so much of the total that was asked for; the reason stands with every store that gets less. */
export function planOf(lines: readonly LineState[], taken: number, reason: Reason | undefined): BatchPlan {
  const open = walkLeft(lines);
  const [first] = open;
  const together = first ? batchOf(open, first) : [];
  const shares = shareOut(
    together.map(({ leftEach }) => leftEach),
    taken,
  );
  return {
    lines: together.map(({ line, leftEach, pickedEach, visits }, index) => {
      const each = shares[index] ?? 0;
      return { line, each, pickedEach, visits, ...(each < leftEach && reason && { reason }) };
    }),
  };
}
