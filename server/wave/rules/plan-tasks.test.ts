import { expect, test } from "vitest";
import { FloorMap } from "@/server/wave/walk/floor-map";
import { type MethodRule, methodChooser } from "./pick-methods";
import { planTasks as plan } from "./plan-tasks";
import { putLinesMax, taskLinesMax, type WorkLine, zoneOf } from "./work-line";

const line = (given: Partial<WorkLine>): WorkLine => ({
  deliveryId: 1,
  lineNo: 1,
  itemId: 1,
  dcId: 1,
  pickType: "loose",
  location: "A-01",
  isAtDock: false,
  pieces: 1,
  route: "R1",
  stop: 1,
  ...given,
});

/** A floor that has all these locations and others, picked by these methods. */
const floorOf = (
  lines: readonly WorkLine[],
  methods: MethodRule[] = [],
  cartTotes = 1,
  others: string[] = [],
  positions: Record<string, number> = {},
) => {
  const map = new FloorMap([...lines.map(({ location }) => location), ...others]);
  const methodOf = methodChooser(methods);
  return (dcId: number) => ({
    map,
    methodOf: (pickType: WorkLine["pickType"], zone: string) => methodOf(dcId, pickType, zone),
    cartTotes,
    putPositions: (zone: string) => positions[zone] ?? 0,
  });
};
const planTasks = (lines: readonly WorkLine[], methods: MethodRule[] = [], cartTotes = 1) =>
  plan(lines, floorOf(lines, methods, cartTotes));
const looseBy = (method: MethodRule["method"]): MethodRule[] => [
  { dcId: 1, pickType: "loose", zone: "", method },
];

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
  const methods: MethodRule[] = [
    { dcId: 1, pickType: "loose", zone: "", method: "scan" },
    { dcId: 1, pickType: "loose", zone: "B", method: "batch" },
    { dcId: 1, pickType: "case", zone: "", method: "scan" },
  ];
  const lines = [
    line({ deliveryId: 1, location: "A-1" }),
    line({ deliveryId: 1, lineNo: 2, location: "B-1" }),
    line({ deliveryId: 2, location: "B-1" }),
    line({ deliveryId: 2, lineNo: 2, location: "C-1", pickType: "case" }),
    line({ deliveryId: 3, dcId: 2, location: "B-1" }),
  ];
  const tasks = planTasks(lines, methods);
  expect(tasks.map(({ dcId, zone, method, lines }) => [dcId, zone, method, lines.length])).toEqual([
    [1, "C", "scan", 1],
    [1, "B", "batch", 2],
    [1, "A", "scan", 1],
    [2, "B", "paper", 1],
  ]);
});

const ofStores = (itemId: number, count: number, pieces = 1) =>
  Array.from({ length: count }, (_, n) =>
    line({ itemId, deliveryId: n + 1, location: `A-${itemId}`, pieces }),
  );

test("a batch is cut between items; only an item of more than sixty stores is parted", () => {
  const lines = [...ofStores(1, 50), ...ofStores(2, 20), ...ofStores(3, 70)];
  const tasks = planTasks(lines, looseBy("batch"), 2);
  expect(tasks.map(({ lines }) => lines.map(({ itemId }) => itemId))).toEqual([
    Array(50).fill(1),
    Array(20).fill(2),
    Array(60).fill(3),
    Array(10).fill(3),
  ]);
});

test("a batch takes no more pieces than the cart; an item of more is parted between stores", () => {
  const lines = [...ofStores(1, 5, 10), ...ofStores(2, 5, 10), ...ofStores(3, 5, 30), ...ofStores(4, 1, 500)];
  const tasks = planTasks(lines, looseBy("batch"), 2);
  expect(tasks.map(({ lines: taken }) => taken.map(({ itemId }) => itemId))).toEqual([
    [1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
    [3, 3, 3, 3],
    [3],
    [4],
  ]);
});

// Guarantees DAS: nobody gets a round with more stores than the wall has lamps, and no line is lost on the way.
test.each([
  ["all stores have a lamp", 5, [5]],
  ["one store more than lamps: two rounds of like size", 4, [3, 2]],
  ["one lamp", 1, [1, 1, 1, 1, 1]],
] as const)("a wall of lamps: %s", (_, positions, stores) => {
  const lines = [...ofStores(1, 5, 500), ...ofStores(2, 5)];
  const tasks = plan(lines, floorOf(lines, looseBy("put_light"), 1, [], { A: positions }));
  expect(
    tasks.map(({ method, lines: put }) => [method, new Set(put.map((one) => one.deliveryId)).size]),
  ).toEqual(stores.map((count) => ["put_light", count]));
  for (const { lines: put } of tasks)
    expect(put).toHaveLength(2 * new Set(put.map((one) => one.deliveryId)).size);
});

test("a round at a wall ends between items; where there is no wall, it is put by scanner", () => {
  const lines = [...ofStores(1, 40), ...Array.from({ length: 15 }, (_, n) => ofStores(n + 2, 40)).flat()];
  const rounds = plan(lines, floorOf(lines, looseBy("put_light"), 6, [], { A: 40 }));
  expect(rounds.map((round) => round.lines.length)).toEqual([putLinesMax, 40]);
  const [first, second] = rounds.map((round) => new Set(round.lines.map(({ itemId }) => itemId)));
  expect([...(first ?? [])].filter((item) => second?.has(item))).toEqual([]);
  expect(plan(lines, floorOf(lines, looseBy("put_light"), 6, [], { B: 40 }))[0]).toMatchObject({
    method: "batch",
  });
});

test("goods at a dock are put store by store, cases too, an item's stores by their stops, whatever a cart holds", () => {
  const atDock = (given: Partial<WorkLine>) => line({ location: "X-01", isAtDock: true, ...given });
  const lines = [
    atDock({ deliveryId: 3, stop: 3, itemId: 2, pieces: 500 }),
    atDock({ deliveryId: 1, stop: 1, itemId: 2, pieces: 500 }),
    atDock({ deliveryId: 2, stop: 2, itemId: 1 }),
    atDock({ deliveryId: 4, stop: 1, itemId: 3, pickType: "case", pieces: 240 }),
    line({ deliveryId: 1, lineNo: 2, itemId: 9, location: "X-02" }),
  ];
  const tasks = planTasks(lines, looseBy("scan"), 2);
  expect(
    tasks.map(({ method, zone, lines: taken }) => [method, zone, ...taken.map((one) => one.deliveryId)]),
  ).toEqual([
    ["batch", "X", 4],
    ["batch", "X", 2, 1, 3],
    ["scan", "X", 1],
  ]);
});

test("a sheet is walked by the shortest way: out through one aisle, back through the next", () => {
  const lines = ["A-01-1", "A-08-2", "B-02-1", "B-09-1", "?", ""].map((location, n) =>
    line({ lineNo: n + 1, location }),
  );
  const all = [...lines, line({ lineNo: 9, location: "C-01-1" })];
  const walked = (floor: ReturnType<typeof floorOf>) =>
    plan(all, floor).map((task) => task.lines.map(({ location }) => location));
  expect(walked(floorOf(all, [], 1, ["A-09-1"]))).toEqual([
    ["A-01-1", "A-08-2", "B-09-1", "B-02-1", "C-01-1", "?", ""],
  ]);
  // What the map does not know comes last.
  const [taken] = walked(floorOf(lines.slice(0, 4), [], 1, ["A-09-1"]));
  expect(taken?.slice(0, 4)).toEqual(["A-01-1", "A-08-2", "B-09-1", "B-02-1"]);
  expect(new Set(taken?.slice(4))).toEqual(new Set(["C-01-1", "?", ""]));
});
