import type { WalkInstance } from "./plan-walks";
import { randomFrom } from "./random";

/** How to make an instance in the manner of the order-batching literature. */
export interface InstanceWish {
  cells: 10 | 45;
  orders: number;
  capacity: number;
  /** Every place is asked for alike, or the first aisle holds half of the demand and the next three a third. */
  demand: "uniform" | "class";
  seed: number;
}

/** The aisle of a pick when demand is by class: class A is aisle 0, class B aisles 1 to 3, class C the rest (52, 36, 12 %). */
function classAisle(random: () => number): number {
  const share = random();
  if (share < 0.52) return 0;
  return share < 0.88 ? 1 + Math.floor(random() * 3) : 4 + Math.floor(random() * 6);
}

/**
 * An instance of ten aisles with the dimensions of the published ones: 45 cells, aisles 5 apart, 5 to 25 units an order (Henn
 * and Wäscher 2012), or 10 cells, aisles 2.4 apart, 2 to 10 units an order (Muter and Öncan 2015); 1.5 into and out of an aisle,
 * the depot before the leftmost one. The same wish gives the same instance.
 */
export function makeInstance({ cells, orders, capacity, demand, seed }: InstanceWish): WalkInstance {
  const random = randomFrom(seed);
  const [least, most] = cells === 45 ? [5, 25] : [2, 10];
  return {
    aisles: 10,
    cellsPerAisle: cells,
    cellLength: 1,
    aisleEntry: 1.5,
    aisleExit: 1.5,
    aisleDistance: cells === 45 ? 5 : 2.4,
    depot: { aisle: 0, end: "front" },
    capacity,
    orders: Array.from({ length: orders }, (_, id) => ({
      id,
      picks: Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => ({
        aisle: demand === "class" ? classAisle(random) : Math.floor(random() * 10),
        cell: Math.floor(random() * cells),
        qty: 1,
      })),
    })),
  };
}
