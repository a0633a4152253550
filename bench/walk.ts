import { largestGapLength, sShapeLength } from "@/server/wave/walk/heuristics";
import { makeInstance } from "@/server/wave/walk/make-instance";
import { batchOrders, planWalks, type WalkInstance } from "@/server/wave/walk/plan-walks";

export interface WalkResult {
  cells: number;
  orders: number;
  instances: number;
  /** Distances in sum: one exact walk per order; then batches made for each routing, each walked by it. */
  onePerOrder: number;
  sShape: number;
  largestGap: number;
  /** Exact walks of batches by savings alone, and of batches that were improved for `seconds`, then for longer. */
  savings: number;
  planned: number;
  longer: number;
}

interface Wish {
  cells: 10 | 45;
  orders: number;
}

const capacities = { 10: [24, 48], 45: [30, 75] } as const;

function instancesOf({ cells, orders }: Wish): WalkInstance[] {
  return capacities[cells].flatMap((capacity) =>
    (["uniform", "class"] as const).map((demand, index) =>
      makeInstance({ cells, orders, capacity, demand, seed: 1000 * orders + 10 * cells + index }),
    ),
  );
}

/** Plans the same instances in every way; `seconds` for each search, five times as long for the last. */
export function measureWalks(
  sizes: readonly number[],
  seconds: number,
  say: (text: string) => void,
): WalkResult[] {
  const wishes = ([10, 45] as const).flatMap((cells) => sizes.map((orders) => ({ cells, orders })));
  return wishes.map((wish) => {
    say(`walks in 10 × ${wish.cells} cells, ${wish.orders} orders`);
    const instances = instancesOf(wish);
    const sum = (distanceOf: (instance: WalkInstance) => number) =>
      instances.reduce((total, instance) => total + distanceOf(instance), 0);
    const alone = (instance: WalkInstance) =>
      instance.orders.reduce(
        (total, order) => total + planWalks({ ...instance, orders: [order] }, { steps: 0 }).distance,
        0,
      );
    return {
      ...wish,
      instances: instances.length,
      onePerOrder: sum(alone),
      sShape: sum((instance) => batchOrders(instance, { seconds }, 1, sShapeLength).distance),
      largestGap: sum((instance) => batchOrders(instance, { seconds }, 1, largestGapLength).distance),
      savings: sum((instance) => batchOrders(instance, { steps: 0 }).distance),
      planned: sum((instance) => batchOrders(instance, { seconds }).distance),
      longer: sum((instance) => batchOrders(instance, { seconds: 5 * seconds }, 2).distance),
    };
  });
}
