import { expect, test } from "vitest";
import { FloorMap, placeOf } from "./floor-map";

test.each([
  ["A-02-1", { aisle: "A", cell: 2 }],
  ["A12-3", { aisle: "A12", cell: 3 }],
  ["A-02", { aisle: "A", cell: 2 }],
  ["A-03-12-2", { aisle: "A-03", cell: 12 }],
  ["冷-01-2", { aisle: "冷", cell: 1 }],
  ["12-7-1", { aisle: "12", cell: 7 }],
  ["A", null],
  ["", null],
  ["FLOOR-LEFT", null],
  ["A-1000-1", null],
  ["-3-1", null],
])("location %s lies at %o", (location, place) => {
  expect(placeOf(location)).toEqual(place);
});

const at = (...locations: string[]) => locations.map((location) => ({ location }));
const sorted = (map: FloorMap, ...locations: string[]) =>
  map.sortByWalk(at(...locations), () => 0).map(({ location }) => location);

test("locations are listed by number, not by letter, and what has none comes last", () => {
  const listed = ["", "B-1", "A-10", "A-2", "A-02-11", "A-02-2", "A-2"];
  const map = new FloorMap(listed);
  expect([...new Set(listed)].sort((a, b) => map.compare(a, b))).toEqual([
    "A-2",
    "A-02-2",
    "A-02-11",
    "A-10",
    "B-1",
    "",
  ]);
});

test("a walk goes up one aisle and down the next; levels of a place go by code", () => {
  const map = new FloorMap(["A-1-1", "A-9-1", "A-9-2", "B-1-1", "B-9-1", "Z"]);
  expect(sorted(map, "Z", "B-1-1", "B-9-1", "A-9-2", "A-9-1", "A-1-1")).toEqual([
    "A-1-1",
    "A-9-1",
    "A-9-2",
    "B-9-1",
    "B-1-1",
    "Z",
  ]);
});

test("how far one walks is measured by the layout", () => {
  const locations = ["A-1", "A-5", "B-5"];
  // Into aisle A as far as cell 5: 1.5 m and 4 cells of a metre, and back.
  expect(new FloorMap(locations).walkCm(["A-5"])).toBe(2 * (150 + 400));
  // Through A, 3 m across, back through B: a whole aisle is 1.5 + 4 + 1.5 m long.
  expect(new FloorMap(locations).walkCm(["A-5", "B-5"])).toBe(2 * 700 + 2 * 300);
  const narrow = { cellCm: 50, aisleCm: 200, entryCm: 100, exitCm: 100 };
  expect(new FloorMap(locations, narrow).walkCm(["A-5", "B-5"])).toBe(2 * 400 + 2 * 200);
  expect(new FloorMap(locations).walkCm(["?", ""])).toBe(0);
  expect(new FloorMap([]).walkCm(["A-5"])).toBe(0);
});
