import { expect, test } from "vitest";
import { FloorMap } from "@/server/wave/walk/floor-map";
import { methodChooser } from "./pick-methods";
import { planTasks as plan, taskLinesMax, type WorkLine, zoneOf } from "./plan-tasks";

const line = (given: Partial<WorkLine>): WorkLine => ({
  deliveryId: 1,
  lineNo: 1,
  qtyEach: 1,
  itemId: 1,
  dcId: 1,
  pickType: "loose",
  location: "A-01",
  stop: 1,
  ...given,
});

/** A floor that has all these locations. */
const floorOf = (lines: readonly WorkLine[]) => {
  const map = new FloorMap(lines.map(({ location }) => location));
  return () => map;
};
const planTasks = (lines: readonly WorkLine[]) => plan(lines, methodChooser([]), floorOf(lines));

test.each([
  ["A-02-1", "A"],
  ["AB12-3", "AB"],
  ["12-3", "12"],
  ["冷-1", "冷"],
  ["", ""],
])("location %s lies in zone %s", (location, zone) => {
  expect(zoneOf(location)).toBe(zone);
});

test("cases go by zone across stores in walking order, then by stop", () => {
  const tasks = planTasks([
    line({ pickType: "case", deliveryId: 1, stop: 2, location: "A-10" }),
    line({ pickType: "case", deliveryId: 2, stop: 1, location: "A-10" }),
    line({ pickType: "case", deliveryId: 1, stop: 2, location: "A-02" }),
    line({ pickType: "case", deliveryId: 1, stop: 2, location: "B-01" }),
    line({ pickType: "case", deliveryId: 3, dcId: 2, location: "A-02" }),
  ]);
  expect(tasks.map(({ dcId, zone, method, lines }) => [dcId, zone, method, lines.length])).toEqual([
    [1, "A", "label", 3],
    [1, "B", "label", 1],
    [2, "A", "label", 1],
  ]);
  expect(tasks[0]?.lines.map(({ location, stop }) => [location, stop])).toEqual([
    ["A-02", 2],
    ["A-10", 1],
    ["A-10", 2],
  ]);
});

test("loose goods go by delivery order, cut into sheets of sixty lines that lose none", () => {
  const lines = Array.from({ length: 2 * taskLinesMax + 1 }, (_, n) =>
    line({ lineNo: n + 1, location: `${n % 2 ? "A" : "B"}-${n}` }),
  );
  const tasks = planTasks([...lines, line({ deliveryId: 2 })]);
  expect(tasks.map(({ method, zone, lines: sheet }) => [method, zone, sheet.length])).toEqual([
    ["paper", "A", 60],
    ["paper", "B", 60],
    ["paper", "B", 1],
    ["paper", "A", 1],
  ]);
  const seen = tasks.flatMap((task) => task.lines.map(({ deliveryId, lineNo }) => `${deliveryId} ${lineNo}`));
  expect(new Set(seen).size).toBe(lines.length + 1);
});

// Guarantees R03: a DC says by which method it picks, zone by zone.
test("a zone's method counts before the DC's, and a sheet is of one method", () => {
  const methodOf = methodChooser([
    { dcId: 1, pickType: "loose", zone: "", method: "scan" },
    { dcId: 1, pickType: "loose", zone: "B", method: "batch" },
    { dcId: 1, pickType: "case", zone: "", method: "scan" },
  ]);
  const lines = [
    line({ deliveryId: 1, location: "A-1" }),
    line({ deliveryId: 1, lineNo: 2, location: "B-1" }),
    line({ deliveryId: 2, location: "B-1" }),
    line({ deliveryId: 2, lineNo: 2, location: "C-1", pickType: "case" }),
    line({ deliveryId: 3, dcId: 2, location: "B-1" }),
  ];
  const tasks = plan(lines, methodOf, floorOf(lines));
  expect(tasks.map(({ dcId, zone, method, lines }) => [dcId, zone, method, lines.length])).toEqual([
    [1, "C", "scan", 1],
    [1, "B", "batch", 2],
    [1, "A", "scan", 1],
    [2, "B", "paper", 1],
  ]);
});

test("a batch is cut between items; only an item of more than sixty stores is parted", () => {
  const methodOf = methodChooser([{ dcId: 1, pickType: "loose", zone: "", method: "batch" }]);
  const stores = (itemId: number, count: number) =>
    Array.from({ length: count }, (_, n) => line({ itemId, deliveryId: n + 1, location: `A-${itemId}` }));
  const lines = [...stores(1, 50), ...stores(2, 20), ...stores(3, 70)];
  const tasks = plan(lines, methodOf, floorOf(lines));
  expect(tasks.map(({ lines }) => lines.map(({ itemId }) => itemId))).toEqual([
    Array(50).fill(1),
    Array(20).fill(2),
    Array(60).fill(3),
    Array(10).fill(3),
  ]);
});

test("a sheet is walked by the shortest way: out through one aisle, back through the next", () => {
  const lines = ["A-01-1", "A-08-2", "B-02-1", "B-09-1", "?", ""].map((location, n) =>
    line({ lineNo: n + 1, location }),
  );
  const map = new FloorMap(["A-01-1", "A-09-1", "B-01-1", "B-09-1", "C-01-1"]);
  const all = [...lines, line({ lineNo: 9, location: "C-01-1" })];
  const known = new FloorMap([...all.map(({ location }) => location), "A-09-1"]);
  const walked = (floor: FloorMap) =>
    plan(all, methodChooser([]), () => floor).map((task) => task.lines.map(({ location }) => location));
  expect(walked(known)).toEqual([["A-01-1", "A-08-2", "B-09-1", "B-02-1", "C-01-1", "?", ""]]);
  // What the map does not know comes last, as it would by code.
  expect(walked(map)[0]?.slice(-4)).not.toContain("C-01-1");
});
