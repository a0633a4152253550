import {
  atBack,
  atBoth,
  atFront,
  atOdd,
  atTwo,
  byBack,
  byFront,
  byGap,
  exactLength,
  hasPicks,
  stageSize,
  stagesOf,
} from "./exact";
import { cellsOf, type Stop, type Stops, type WalkGrid } from "./layout";

/** How one aisle is served: walked through, from an end and back, from both ends, or walked through and back. */
type Way = "through" | "front" | "back" | "gap" | "twice" | "none";

/** What the shortest walk does at one aisle, and how often it comes from the aisle to the left by either cross-aisle. */
interface Step {
  aisle: number;
  way: Way;
  frontWays: number;
  backWays: number;
}

/** From a class of partial walks before an aisle, by a way through the aisle, to a class after it. */
const moves: readonly (readonly [before: number, way: Way, after: number])[] = [
  ...(["front", "back", "gap", "none"] as const).flatMap((way) =>
    [atOdd, atBoth, atTwo].map((state) => [state, way, state] as const),
  ),
  ...[atBack, atFront, atBoth, atTwo].map((state) => [state, "through", atOdd] as const),
  [atOdd, "through", atBoth],
  ...[atBack, atFront, atTwo].map((state) => [state, "twice", atBoth] as const),
  [atBack, "back", atBack],
  [atBack, "none", atBack],
  [atFront, "front", atFront],
  [atFront, "none", atFront],
  [atBack, "front", atTwo],
  [atBack, "gap", atTwo],
  [atFront, "back", atTwo],
  [atFront, "gap", atTwo],
];

/** The classes that lead to a class along the cross-aisles, with the ways taken there: front, back. */
const crossings: Readonly<Record<number, readonly (readonly [from: number, front: number, back: number])[]>> =
  {
    [atOdd]: [[atOdd, 1, 1]],
    [atBack]: [
      [atBack, 0, 2],
      [atBoth, 0, 2],
    ],
    [atFront]: [
      [atFront, 2, 0],
      [atBoth, 2, 0],
    ],
    [atBoth]: [[atBoth, 2, 2]],
    [atTwo]: [[atTwo, 2, 2]],
  };

/**
 * Reads backwards from the stages of `exactLength` what the shortest walk does at each aisle: the step whose cost makes up the
 * difference between two stages is a step of a shortest walk.
 */
function stepsOf(grid: WalkGrid, stages: Float64Array): Step[] {
  const value = (aisle: number, what: number) => stages[aisle * stageSize + what] ?? 0;
  const picked = Array.from({ length: grid.aisles }, (_, aisle) => aisle).filter(
    (aisle) => value(aisle, hasPicks) === 1,
  );
  const left = Math.min(grid.depotAisle, ...picked);
  const right = Math.max(grid.depotAisle, ...picked);
  const same = (a: number, b: number) => a === b || Math.abs(a - b) < 1e-9 * Math.max(a, b);
  const costs = (aisle: number): Record<Way, number> => {
    const isPicked = value(aisle, hasPicks) === 1;
    const served = (what: number) => (isPicked ? value(aisle, what) : Number.POSITIVE_INFINITY);
    return {
      through: grid.length,
      twice: 2 * grid.length,
      front: served(byFront),
      back: served(byBack),
      gap: served(byGap),
      none: isPicked ? Number.POSITIVE_INFINITY : 0,
    };
  };
  const steps: Step[] = [];
  let state = [atBoth, atFront, atBack].reduce((best, next) =>
    value(right, next) < value(right, best) ? next : best,
  );
  for (let aisle = right; aisle > left; aisle--) {
    const cost = costs(aisle);
    const goal = value(aisle, state);
    const isDepot = aisle === grid.depotAisle;
    // At its own aisle the depot is a stop at the front: a walk that was at the back only must come to it in a second piece.
    const possible: (readonly [number, Way, number])[] = moves.filter(
      ([before, , after]) => !(isDepot && before === atBack && after === atBack),
    );
    if (isDepot) possible.push([atBack, "back", atTwo], [atBack, "none", atTwo]);
    const found = possible
      .filter(([, way, after]) => after === state && cost[way] < Number.POSITIVE_INFINITY)
      .flatMap(([before, way]) =>
        (crossings[before] ?? []).map(([from, frontWays, backWays]) => ({
          way,
          from,
          frontWays,
          backWays,
          total: value(aisle - 1, from) + (frontWays + backWays) * grid.pitch + cost[way],
        })),
      )
      .find(({ total }) => same(total, goal));
    if (!found) throw new Error(`No step leads to aisle ${aisle}`);
    steps.push({ aisle, way: found.way, frontWays: found.frontWays, backWays: found.backWays });
    state = found.from;
  }
  steps.push({
    aisle: left,
    way: firstWay(state, costs(left), left === grid.depotAisle),
    frontWays: 0,
    backWays: 0,
  });
  return steps;
}

/** How the leftmost aisle is served, by the class that it leaves behind. */
function firstWay(state: number, cost: Record<Way, number>, isDepot: boolean): Way {
  if (state === atOdd) return "through";
  if (state === atBoth) return "twice";
  if (state === atBack) return "back";
  if (state === atFront) return cost.none === 0 ? "none" : "front";
  return isDepot && cost.back < cost.gap ? "back" : "gap";
}

interface Leg {
  to: number;
  /** Cells that are picked on the way, in its order. */
  cells: readonly Stop[];
  twin: Leg | undefined;
  isWalked: boolean;
}

/** Joins the steps into one round walk from the depot and back (Hierholzer), picking at the first way past a stop. */
function walkOf(grid: WalkGrid, stops: Stops, steps: readonly Step[]): Stop[] {
  const ways = new Map<number, Leg[]>();
  const leave = (node: number, way: Leg) => ways.set(node, [...(ways.get(node) ?? []), way]);
  const join = (from: number, to: number, cells: readonly Stop[]) => {
    const there: Leg = { to, cells, twin: undefined, isWalked: false };
    if (from !== to) {
      const back: Leg = { to: from, cells: [...cells].reverse(), twin: there, isWalked: false };
      there.twin = back;
      leave(to, back);
    }
    leave(from, there);
  };
  const frontOf = (aisle: number) => 2 * aisle;
  const backOf = (aisle: number) => 2 * aisle + 1;
  for (const { aisle, way, frontWays, backWays } of steps) {
    for (let n = 0; n < frontWays; n++) join(frontOf(aisle - 1), frontOf(aisle), []);
    for (let n = 0; n < backWays; n++) join(backOf(aisle - 1), backOf(aisle), []);
    const cells = cellsOf(grid, stops, aisle).map((cell) => ({ aisle, cell }));
    if (way === "front") join(frontOf(aisle), frontOf(aisle), cells);
    if (way === "back") join(backOf(aisle), backOf(aisle), cells.toReversed());
    if (way === "through" || way === "twice") join(frontOf(aisle), backOf(aisle), cells);
    if (way === "twice") join(backOf(aisle), frontOf(aisle), []);
    if (way === "gap") {
      const cut = largestGap(cells);
      join(frontOf(aisle), frontOf(aisle), cells.slice(0, cut));
      join(backOf(aisle), backOf(aisle), cells.slice(cut).toReversed());
    }
  }
  const walk: (readonly Stop[])[] = [];
  const path: { node: number; cells: readonly Stop[] }[] = [{ node: frontOf(grid.depotAisle), cells: [] }];
  for (let here = path.at(-1); here; here = path.at(-1)) {
    const next = ways.get(here.node)?.find(({ isWalked }) => !isWalked);
    if (next) {
      next.isWalked = true;
      if (next.twin) next.twin.isWalked = true;
      path.push({ node: next.to, cells: next.cells });
    } else {
      walk.push(here.cells);
      path.pop();
    }
  }
  return walk.reverse().flat();
}

/** Before which of these stops the largest gap between two of them lies. */
function largestGap(cells: readonly Stop[]): number {
  let [cut, widest] = [1, 0];
  cells.forEach(({ cell }, index) => {
    const gap = Math.abs(cell - (cells[index - 1]?.cell ?? cell));
    if (gap > widest) [cut, widest] = [index, gap];
  });
  return cut;
}

/** The shortest walk from the depot past all these stops and back, each stop once; with its length in the grid's units. */
export function exactWalk(grid: WalkGrid, stops: Stops): { length: number; walk: Stop[] } {
  const stages = stagesOf(grid);
  const length = exactLength(grid, stops, stages);
  if (length === 0 && !stops.some((word) => word !== 0)) return { length: 0, walk: [] };
  return { length, walk: walkOf(grid, stops, stepsOf(grid, stages)) };
}
