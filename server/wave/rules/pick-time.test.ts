import { expect, test } from "vitest";
import { FloorMap } from "@/server/wave/walk/floor-map";
import { type MethodRule, methodChooser } from "./pick-methods";
import { type PlannedPick, pickMinutes } from "./pick-time";

const letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
const cells = Array.from({ length: 40 }, (_, n) => n);
const map = new FloorMap(letters.flatMap((letter) => cells.map((cell) => `${letter}-${cell}-1`)));
const pick = (given: Partial<PlannedPick>): PlannedPick => ({
  ...{ deliveryId: 1, lineNo: 1, itemId: 1, dcId: 1, pieces: 1, route: "R1", stop: 1 },
  pickType: "loose",
  location: "A-0-1",
  isAtDock: false,
  cases: 0,
  ...given,
});
const nowhere = new FloorMap([]);
const minutes = (picks: PlannedPick[], rules: MethodRule[] = [], cartTotes = 1) => {
  const methodOf = methodChooser(rules);
  return pickMinutes(picks, (dcId) => ({
    map: dcId === 1 ? map : nowhere,
    methodOf: (pickType, zone) => methodOf(dcId, pickType, zone),
    cartTotes,
    putPositions: () => 10,
  }));
};

test.each<[string, PlannedPick[], number]>([
  ["nothing", [], 0],
  // A minute for the round, 15 s at the place, 3 m in and out again at 48 m a minute: 78.75 s.
  ["one line at the front of the first aisle", [pick({})], 2],
  // 1 min and 60 × 18 s, and 2 × 40.5 m: 1241 s.
  [
    "sixty cases in one aisle",
    cells.map((n) => pick({ pickType: "case", location: `A-${n}-1`, cases: 1.5 })),
    21,
  ],
  ["a hundred lines of a DC without a map", Array(100).fill(pick({ dcId: 2 })), 60],
  // A minute for the task and 60 × 15 s; the place would be far away.
  ["sixty stores at a dock", Array(60).fill(pick({ location: "L-39-1", isAtDock: true })), 16],
  [
    "160 cases where codes tell nothing",
    Array(160).fill(pick({ pickType: "case", location: "?", cases: 1 })),
    60,
  ],
])("%s", (_name, picks, expected) => {
  expect(minutes(picks)).toBe(expected);
});

test("rounds come out within the figures of 4.3", () => {
  const loose = Array.from({ length: 30 }, (_, n) =>
    pick({ location: `${letters[(n * 5) % 12]}-${(n * 17) % 40}-1` }),
  );
  const linesPerHour = 30 / (minutes(loose) / 60);
  expect(linesPerHour).toBeGreaterThan(80);
  expect(linesPerHour).toBeLessThan(130);
  const cases = cells.map((n) => pick({ pickType: "case", location: `C-${n}-1`, cases: 2 }));
  const casesPerHour = 80 / (minutes(cases) / 60);
  expect(casesPerHour).toBeGreaterThan(120);
  expect(casesPerHour).toBeLessThan(200);
});

test("each store of loose goods is a round of its own, and goods that lie near one another take less", () => {
  const one = minutes(letters.map((letter) => pick({ location: `${letter}-0-1` })));
  expect(minutes(letters.map((_, n) => pick({ location: `A-${n}-1` })))).toBeLessThan(one);
  expect(minutes([pick({}), pick({ deliveryId: 2 })])).toBe(3);
});

test("stores on one cart, and an item in a batch, are one round", () => {
  const picks = Array.from({ length: 4 }, (_, n) => pick({ deliveryId: n + 1, location: "F-20-1" }));
  const by = (method: "scan" | "batch" | "put_light"): MethodRule[] => [
    { dcId: 1, pickType: "loose", zone: "", method },
  ];
  const apart = minutes(picks);
  expect(minutes(picks, by("scan"))).toBe(apart);
  // 60 s and 100 m are walked once instead of four times.
  expect(minutes(picks, by("scan"), 6)).toBeLessThan(apart / 2);
  expect(minutes(picks, by("scan"), 6)).toBe(minutes(picks, by("batch"), 6));
  // 9 s for a put by a lamp instead of 15 s: ten minutes less of a hundred.
  const many = Array.from({ length: 100 }, (_, n) =>
    pick({ deliveryId: (n % 10) + 1, lineNo: n, location: "F-20-1" }),
  );
  expect(minutes(many, by("batch"), 6) - minutes(many, by("put_light"), 6)).toBeGreaterThanOrEqual(10);
});
