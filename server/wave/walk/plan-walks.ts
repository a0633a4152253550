import { BatchLengths, type LengthOf } from "./batch-lengths";
import { exactLength } from "./exact";
import { improveBatches, type Progress } from "./improve";
import { distanceOf, gridOf, type Stop, stopsOf, type WalkLayout } from "./layout";
import { exactWalk } from "./route";
import { batchBySavings } from "./savings";

/** Something to pick on a walk. */
export interface Pick extends Stop {
  /** Units, of which a cart takes so many. */
  qty: number;
}

export interface WalkOrder<Id> {
  id: Id;
  picks: readonly Pick[];
}

export interface WalkInstance<Id = string | number> extends WalkLayout {
  /** Units on one cart. */
  capacity: number;
  orders: readonly WalkOrder<Id>[];
}

export interface WalkBatch<Id> {
  orders: Id[];
  distance: number;
  /** Every place of the batch once, in the order of the walk from the depot and back. */
  walk: Stop[];
}

export interface WalkPlan<Id> {
  distance: number;
  batches: WalkBatch<Id>[];
}

/** How long to search: so many seconds (since `from`, of `performance.now()`), or so many steps, whose result is always the same. */
export type Budget = { seconds: number; from?: number } | { steps: number };

/** Above so many orders the first batching, too, ends when the budget does. */
const ordersAtOnce = 500;

function progressOf(budget: Budget): Progress {
  if ("steps" in budget) return (steps) => (budget.steps > 0 ? steps / budget.steps : 1);
  const from = budget.from ?? performance.now();
  return () => (budget.seconds > 0 ? (performance.now() - from) / (budget.seconds * 1000) : 1);
}

export function unitsOf(order: WalkOrder<unknown>): number {
  return order.picks.reduce((sum, { qty }) => sum + qty, 0);
}

/**
 * Puts whole orders together on carts of the capacity, so that the shortest walks past their picks are short in sum: first by
 * savings, then improved as long as the budget lasts. `lengthOf` lets another routing decide, for comparison. No order may be
 * larger than the capacity.
 */
export function batchOrders(
  instance: WalkInstance<unknown>,
  budget: Budget,
  seed = 1,
  lengthOf: LengthOf = exactLength,
): { batches: number[][]; distance: number } {
  const grid = gridOf(instance);
  const sizes = instance.orders.map(unitsOf);
  const lengths = new BatchLengths(
    grid,
    instance.orders.map(({ picks }) => stopsOf(grid, picks)),
    lengthOf,
  );
  const progress = progressOf(budget);
  const isOver = () => sizes.length > ordersAtOnce && "seconds" in budget && progress(0) >= 1;
  const first = batchBySavings(sizes, instance.capacity, lengths, isOver);
  // One walk for all cannot become shorter by cutting it in two.
  const batches =
    first.length < 2
      ? first
      : improveBatches(first, sizes, instance.capacity, lengths, seed, progress).sort(
          (a, b) => Math.min(...a) - Math.min(...b),
        );
  for (const batch of batches) batch.sort((a, b) => a - b);
  const length = batches.reduce((sum, batch) => sum + lengths.ofBatch(batch), 0);
  return { batches, distance: distanceOf(grid, length) };
}

/** Batches the orders and routes each batch by the shortest walk there is. */
export function planWalks<Id>(instance: WalkInstance<Id>, budget: Budget, seed = 1): WalkPlan<Id> {
  const grid = gridOf(instance);
  const { batches, distance } = batchOrders(instance, budget, seed);
  return {
    distance,
    batches: batches.map((batch) => {
      const orders = batch.flatMap((at) => instance.orders[at] ?? []);
      const { length, walk } = exactWalk(
        grid,
        stopsOf(
          grid,
          orders.flatMap(({ picks }) => picks),
        ),
      );
      return { orders: orders.map(({ id }) => id), distance: distanceOf(grid, length), walk };
    }),
  };
}
