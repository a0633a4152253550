import type { BatchLengths } from "./batch-lengths";

/** Batches of orders, each a list of the orders' places in the instance. */
export type Batching = number[][];

/**
 * Joins batches, always the two whose common walk saves most, until none fit on one cart or saves anything (Clarke and Wright,
 * savings reckoned anew after each joining). What is left when the time is over stays a walk of its own.
 */
export function batchBySavings(
  sizes: readonly number[],
  capacity: number,
  lengths: BatchLengths,
  isOver: () => boolean = () => false,
): Batching {
  const batches: (number[] | undefined)[] = sizes.map((_, order) => [order]);
  const loads = [...sizes];
  const alone = batches.map((batch) => (batch ? lengths.ofBatch(batch) : 0));
  /** For each batch the partner after it with which it saves most, and how much. */
  const partner = sizes.map(() => -1);
  const saving = sizes.map(() => Number.NEGATIVE_INFINITY);
  const together = (a: number, b: number) => {
    const [first, second] = [batches[a], batches[b]];
    if (!first || !second || (loads[a] ?? 0) + (loads[b] ?? 0) > capacity) return Number.NEGATIVE_INFINITY;
    return (alone[a] ?? 0) + (alone[b] ?? 0) - lengths.ofBatch([...first, ...second]);
  };
  const look = (a: number) => {
    partner[a] = -1;
    saving[a] = Number.NEGATIVE_INFINITY;
    for (let b = a + 1; b < sizes.length; b++) offer(a, b);
  };
  const offer = (a: number, b: number) => {
    const saved = together(a, b);
    if (saved > (saving[a] ?? 0)) [partner[a], saving[a]] = [b, saved];
  };
  for (let a = 0; a < sizes.length && !isOver(); a++) look(a);
  while (!isOver()) {
    let best = -1;
    for (let a = 0; a < sizes.length; a++) {
      if (batches[a] && (saving[a] ?? 0) > (best < 0 ? 0 : (saving[best] ?? 0))) best = a;
    }
    const other = partner[best] ?? -1;
    const [kept, given] = [batches[best], batches[other]];
    if (!kept || !given) break;
    batches[best] = [...kept, ...given];
    batches[other] = undefined;
    loads[best] = (loads[best] ?? 0) + (loads[other] ?? 0);
    alone[best] = lengths.ofBatch(batches[best] ?? []);
    for (let a = 0; a < sizes.length; a++) {
      if (!batches[a]) continue;
      if (a === best || partner[a] === best || partner[a] === other) look(a);
      else if (a < best) offer(a, best);
    }
  }
  return batches.filter((batch) => batch !== undefined);
}
