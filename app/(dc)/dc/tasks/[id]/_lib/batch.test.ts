import { expect, test } from "vitest";
import { type BatchPlan, planOf, shareOut, stepOf } from "./batch";
import { lineStates, type Pick } from "./picks";
import { line } from "./test-line";

test.each([
  [[30, 30, 20], 80, [30, 30, 20]],
  [[30, 30, 20], 50, [19, 19, 12]],
  [[1, 1, 1], 2, [1, 1, 0]],
  [[5, 1], 0, [0, 0]],
  [[], 0, []],
])("%j wanted, %i taken: %j", (wanted, taken, shares) => {
  expect(shareOut(wanted, taken)).toEqual(shares);
});

const cola = { item: "COLA", location: "A-1" };
const lines = [
  line({ line: 1, ...cola, store: "S1", qtyEach: 6 }),
  line({ line: 2, ...cola, store: "S2", qtyEach: 3 }),
  line({ line: 3, item: "TEA", location: "B-1", store: "S1", qtyEach: 4 }),
];
const states = (waiting: Pick[] = []) => lineStates({ lines, shortVisits: 2 }, waiting);
const put = (no: number, qty: number, reason?: "empty"): Pick => ({
  scanId: `${no}${reason}`,
  line: no,
  qty,
  reason,
});

test("the total of an item is taken once, then put store by store, then the next item", () => {
  expect(stepOf(states(), undefined)).toMatchObject({
    phase: "take",
    stores: 2,
    line: { item: "COLA", leftEach: 9 },
    next: { item: "TEA" },
  });
  const plan = planOf(states(), 9, undefined);
  expect(stepOf(states(), plan)).toMatchObject({
    phase: "put",
    line: { store: "S1", leftEach: 6 },
    next: { store: "S2" },
  });
  expect(stepOf(states([put(1, 6)]), plan)).toMatchObject({
    phase: "put",
    line: { store: "S2", leftEach: 3 },
  });
  expect(stepOf(states([put(1, 6), put(2, 3)]), plan)).toMatchObject({
    phase: "take",
    line: { item: "TEA" },
  });
});

test("what is short is shared, told with its reason, and looked for again at the end of the walk", () => {
  const plan: BatchPlan = planOf(states(), 4, "empty");
  expect(plan.lines.map(({ each, reason }) => [each, reason])).toEqual([
    [3, "empty"],
    [1, "empty"],
  ]);
  const after = states([put(1, 3, "empty"), put(2, 1, "empty")]);
  expect(stepOf(after, plan)).toMatchObject({ phase: "take", line: { item: "TEA" } });
  const second = states([put(1, 3, "empty"), put(2, 1, "empty"), put(3, 4)]);
  expect(stepOf(second, plan)).toMatchObject({ phase: "take", line: { item: "COLA", leftEach: 5 } });
  const nothing = planOf(second, 0, "empty");
  expect(nothing.lines.every(({ each }) => each === 0)).toBe(true);
});
