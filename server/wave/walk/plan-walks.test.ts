import fc from "fast-check";
import { expect, test } from "vitest";
import { sShapeLength } from "./heuristics";
import { walkLength } from "./layout";
import { makeInstance } from "./make-instance";
import { batchOrders, planWalks, unitsOf, type WalkInstance } from "./plan-walks";

const wish = fc.record({
  cells: fc.constantFrom(10 as const, 45 as const),
  orders: fc.integer({ min: 1, max: 40 }),
  capacity: fc.integer({ min: 25, max: 75 }),
  demand: fc.constantFrom("uniform" as const, "class" as const),
  seed: fc.integer({ min: 0, max: 1000 }),
});

test("every order lies in one batch, no cart is too full, and the walks are as long as they say", () => {
  fc.assert(
    fc.property(wish, (wished) => {
      const instance = makeInstance(wished);
      const { distance, batches } = planWalks(instance, { steps: 5000 });
      expect(batches.flatMap(({ orders }) => orders).toSorted((a, b) => Number(a) - Number(b))).toEqual(
        instance.orders.map(({ id }) => id),
      );
      let sum = 0;
      for (const batch of batches) {
        const orders = instance.orders.filter(({ id }) => batch.orders.includes(id));
        expect(orders.reduce((units, order) => units + unitsOf(order), 0)).toBeLessThanOrEqual(
          wished.capacity,
        );
        const places = new Set(
          orders.flatMap(({ picks }) => picks.map(({ aisle, cell }) => `${aisle} ${cell}`)),
        );
        expect(new Set(batch.walk.map(({ aisle, cell }) => `${aisle} ${cell}`))).toEqual(places);
        expect(batch.walk).toHaveLength(places.size);
        expect(walkLength(instance, batch.walk)).toBeCloseTo(batch.distance, 6);
        sum += batch.distance;
      }
      expect(sum).toBeCloseTo(distance, 6);
    }),
    { numRuns: 40 },
  );
});

test("a batch for every way to part few orders: the search finds the best", () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const instance = makeInstance({ cells: 10, orders: 7, capacity: 18, demand: "uniform", seed });
    expect(planWalks(instance, { steps: 60_000 }).distance).toBeCloseTo(bestParting(instance), 6);
  }
});

/** The best of all ways to part the orders into batches that fit, each subset's walk routed exactly. */
function bestParting(instance: WalkInstance): number {
  const { orders, capacity } = instance;
  const all = 2 ** orders.length;
  const subset = (mask: number) => orders.filter((_, at) => (mask >> at) & 1);
  const alone = Array.from({ length: all }, (_, mask) => {
    const some = subset(mask);
    const units = some.reduce((sum, order) => sum + unitsOf(order), 0);
    if (units > capacity) return Number.POSITIVE_INFINITY;
    const one = { id: 1, picks: some.flatMap(({ picks }) => picks) };
    return planWalks({ ...instance, orders: mask === 0 ? [] : [one] }, { steps: 0 }).distance;
  });
  const best = [0];
  for (let mask = 1; mask < all; mask++) {
    let least = Number.POSITIVE_INFINITY;
    for (let part = mask; part > 0; part = (part - 1) & mask) {
      least = Math.min(least, (alone[part] ?? 0) + (best[mask & ~part] ?? 0));
    }
    best[mask] = least;
  }
  return best.at(-1) ?? 0;
}

test("the same seed and steps give the same plan; more steps do not give a worse one", () => {
  const instance = makeInstance({ cells: 45, orders: 30, capacity: 60, demand: "class", seed: 7 });
  const plan = planWalks(instance, { steps: 40_000 }, 3);
  expect(planWalks(instance, { steps: 40_000 }, 3)).toEqual(plan);
  expect(plan.distance).toBeLessThanOrEqual(planWalks(instance, { steps: 0 }).distance);
});

test("batches made for another routing are measured by it", () => {
  const instance = makeInstance({ cells: 10, orders: 20, capacity: 24, demand: "uniform", seed: 5 });
  const sShape = batchOrders(instance, { steps: 20_000 }, 1, sShapeLength);
  expect(planWalks(instance, { steps: 20_000 }).distance).toBeLessThan(sShape.distance);
});

test("no orders need no walk, and no time finds a plan all the same", () => {
  const instance = makeInstance({ cells: 10, orders: 12, capacity: 24, demand: "uniform", seed: 1 });
  expect(planWalks({ ...instance, orders: [] }, { steps: 10 })).toEqual({ distance: 0, batches: [] });
  const hurried = planWalks(instance, { seconds: 0 });
  expect(hurried.batches.length).toBeLessThan(12);
});

test("orders that do not fit together each get a walk", () => {
  const instance = makeInstance({ cells: 10, orders: 5, capacity: 10, demand: "uniform", seed: 2 });
  const orders = instance.orders.map((order) => ({
    ...order,
    picks: order.picks.map((pick) => ({ ...pick, qty: 5 })).slice(0, 2),
  }));
  expect(planWalks({ ...instance, orders }, { steps: 1000 }).batches).toHaveLength(5);
});
