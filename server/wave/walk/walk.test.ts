import fc from "fast-check";
import { expect, test } from "vitest";
import { exactLength, stagesOf } from "./exact";
import { largestGapLength, sShapeLength } from "./heuristics";
import { distanceOf, gridOf, type Stop, stopsOf, type WalkLayout, walkLength, wayBetween } from "./layout";
import { exactWalk } from "./route";

const layoutOf = (most: { aisles: number; cells: number }): fc.Arbitrary<WalkLayout> =>
  fc
    .record({
      aisles: fc.integer({ min: 1, max: most.aisles }),
      cellsPerAisle: fc.integer({ min: 1, max: most.cells }),
      cellLength: fc.constantFrom(1, 0.8, 3),
      aisleEntry: fc.constantFrom(0, 1, 1.5, 4),
      aisleExit: fc.constantFrom(0, 1, 1.5, 4),
      aisleDistance: fc.constantFrom(0.5, 2.4, 5, 40),
      end: fc.constantFrom("front" as const, "back" as const),
    })
    .chain(({ end, ...layout }) =>
      fc.integer({ min: 0, max: layout.aisles - 1 }).map((aisle) => ({ ...layout, depot: { aisle, end } })),
    );

const walkCase = (most: { aisles: number; cells: number; stops: number }) =>
  layoutOf(most).chain((layout) =>
    fc.record({
      layout: fc.constant(layout),
      stops: fc.uniqueArray(
        fc.record({
          aisle: fc.integer({ min: 0, max: layout.aisles - 1 }),
          cell: fc.integer({ min: 0, max: layout.cellsPerAisle - 1 }),
        }),
        { minLength: 1, maxLength: most.stops, selector: ({ aisle, cell }) => `${aisle} ${cell}` },
      ),
    }),
  );

/** The shortest round walk by trying all orders of the stops (Held and Karp). */
function shortest(layout: WalkLayout, stops: readonly Stop[]): number {
  const all = (1 << stops.length) - 1;
  const best = new Map<string, number>();
  const from = (at: number, left: number): number => {
    const here = stops[at] ?? "depot";
    if (left === 0) return wayBetween(layout, here, "depot");
    const key = `${at} ${left}`;
    const known = best.get(key);
    if (known !== undefined) return known;
    const length = Math.min(
      ...stops.flatMap((stop, next) =>
        (left >> next) & 1 ? [wayBetween(layout, here, stop) + from(next, left & ~(1 << next))] : [],
      ),
    );
    best.set(key, length);
    return length;
  };
  return from(-1, all);
}

const byPlace = (a: Stop, b: Stop) => a.aisle - b.aisle || a.cell - b.cell;

test("the exact walk is as long as the best of all orders of its stops", () => {
  fc.assert(
    fc.property(walkCase({ aisles: 6, cells: 8, stops: 7 }), ({ layout, stops }) => {
      const grid = gridOf(layout);
      const { length } = exactWalk(grid, stopsOf(grid, stops));
      expect(distanceOf(grid, length)).toBeCloseTo(shortest(layout, stops), 6);
    }),
    { numRuns: 1500 },
  );
});

test("it visits every stop once and is as long as it says", () => {
  fc.assert(
    fc.property(walkCase({ aisles: 12, cells: 70, stops: 60 }), ({ layout, stops }) => {
      const grid = gridOf(layout);
      const { length, walk } = exactWalk(grid, stopsOf(grid, [...stops, ...stops]));
      expect(walk.toSorted(byPlace)).toEqual(stops.toSorted(byPlace));
      expect(walkLength(layout, walk)).toBeCloseTo(distanceOf(grid, length), 6);
    }),
    { numRuns: 1500 },
  );
});

test("it is never longer than S-shape or largest gap, and not shorter when a stop is added", () => {
  fc.assert(
    fc.property(walkCase({ aisles: 12, cells: 45, stops: 40 }), ({ layout, stops }) => {
      const grid = gridOf(layout);
      const [marked, stages] = [stopsOf(grid, stops), stagesOf(grid)];
      const length = exactLength(grid, marked, stages);
      expect(length).toBeLessThanOrEqual(sShapeLength(grid, marked, stages) + 1e-6);
      expect(length).toBeLessThanOrEqual(largestGapLength(grid, marked, stages) + 1e-6);
      expect(exactLength(grid, stopsOf(grid, stops.slice(1)), stages)).toBeLessThanOrEqual(length + 1e-6);
    }),
    { numRuns: 1500 },
  );
});

/** Ten aisles of ten cells, 1.5 in and out, 2.4 from one to the next, the depot before aisle 0: an aisle is 12 long. */
const ten: WalkLayout = {
  aisles: 10,
  cellsPerAisle: 10,
  cellLength: 1,
  aisleEntry: 1.5,
  aisleExit: 1.5,
  aisleDistance: 2.4,
  depot: { aisle: 0, end: "front" },
};

test.each([
  ["nothing", [], 0, 0, 0],
  ["one pick at the front of the depot's aisle", [{ aisle: 0, cell: 0 }], 3, 3, 3],
  // Two aisles across and back, into cell 4 and back.
  ["one pick two aisles away", [{ aisle: 2, cell: 4 }], 9.6 + 11, 9.6 + 11, 9.6 + 11],
  [
    "two aisles with picks at the back",
    [
      { aisle: 0, cell: 9 },
      { aisle: 1, cell: 9 },
    ],
    24 + 4.8,
    24 + 4.8,
    24 + 4.8,
  ],
  [
    "three aisles: S-shape goes into the last and comes back, largest gap leaves out the middle of the second",
    [
      { aisle: 0, cell: 5 },
      { aisle: 1, cell: 0 },
      { aisle: 1, cell: 9 },
      { aisle: 2, cell: 0 },
    ],
    // Into aisle 0 and through 1 would be dearer: through 0, back by 1, and a step into 2.
    24 + 9.6 + 3,
    24 + 9.6 + 3,
    24 + 9.6 + 6,
  ],
])("%s", (_name, stops, exact, sShape, largestGap) => {
  const grid = gridOf(ten);
  const [marked, stages] = [stopsOf(grid, stops), stagesOf(grid)];
  expect(distanceOf(grid, exactLength(grid, marked, stages))).toBeCloseTo(exact, 9);
  expect(distanceOf(grid, sShapeLength(grid, marked, stages))).toBeCloseTo(sShape, 9);
  expect(distanceOf(grid, largestGapLength(grid, marked, stages))).toBeCloseTo(largestGap, 9);
});
