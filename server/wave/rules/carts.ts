import { totesFor } from "@/server/shared/quantity";
import { type Floor, taskLinesMax, type WorkLine } from "./work-line";

/** What a DC does that has settled nothing: totes on one cart. */
export const usualCartTotes = 6;

/**
 * Delivery orders that are batched with one another at most, stop after stop: one truck has fewer. Twice as many would take
 * four times as long and shorten the walks little.
 */
const ordersAtOnce = 80;

/**
 * Steps of the search for each delivery order, fewer where there are so many orders that a release would wait for it. Not seconds: the
 * same wave gives the same tasks on every machine, and the same in its simulation. Savings alone leave a third of the way of single
 * orders; a hundred steps take 5 % of that away, four hundred 1 % more (eight lines on 10 × 45 cells, six totes).
 */
const stepsPerOrder = 100;
const stepsAtMost = 100_000;

/**
 * Puts delivery orders of loose goods together that one person picks on one walk, each into totes of its own on the cart: orders of
 * one truck, whose common walk is shorter, as many as the cart has room for in totes and a task in lines. No order is parted.
 * One that is larger than a cart, or lies where the codes tell no place, stays alone. Gives back the orders cart by cart.
 */
export function putOnCarts<L extends WorkLine>(orders: readonly L[][], floor: Floor): L[][][] {
  const capacity = floor.cartTotes * taskLinesMax;
  // Room for totes and room for lines in one figure: what fits by it fits by both.
  const sizeOf = (lines: readonly L[]) =>
    Math.max(
      totesFor(lines.reduce((sum, { pieces }) => sum + pieces, 0)) * taskLinesMax,
      lines.length * floor.cartTotes,
    );
  const [alone, fitting]: [L[][], { lines: L[]; size: number; locations: string[] }[]] = [[], []];
  for (const lines of orders) {
    const size = sizeOf(lines);
    const locations = lines.map(({ location }) => location);
    if (size > capacity || !locations.some((location) => floor.map.has(location))) alone.push(lines);
    else fitting.push({ lines, size, locations });
  }
  const trucks = Map.groupBy(
    fitting.sort((a, b) => idOf(a.lines) - idOf(b.lines)),
    ({ lines }) => lines[0]?.route ?? "",
  );
  const carts = [...trucks.values()].flatMap((truck) => {
    const parts = Math.ceil(truck.length / ordersAtOnce);
    const each = Math.ceil(truck.length / parts);
    return Array.from({ length: parts }, (_, part) => truck.slice(part * each, (part + 1) * each));
  });
  const steps = Math.min(stepsPerOrder, stepsAtMost / Math.max(fitting.length, 1));
  return [
    ...alone.map((lines) => [lines]),
    ...carts.flatMap((together) =>
      floor.map
        .batch(together, capacity, Math.round(together.length * steps))
        .map((cart) => cart.flatMap((at) => (together[at] ? [together[at].lines] : []))),
    ),
  ];
}

const idOf = (lines: readonly WorkLine[]) => lines[0]?.deliveryId ?? 0;
