import { expect, test } from "vitest";
import { type Done, type MoveTask, readMove, tasksLeft } from "./moves";

const task = (part: Partial<MoveTask>): MoveTask => ({
  task: 1,
  kind: "urgent",
  item: "10001",
  name: "Cola",
  spec: "",
  barcode: "6939169410334",
  barcodeTail: "0334",
  unit: "pcs",
  isWeighed: false,
  casePackEach: 12,
  expiresOn: null,
  from: "R-01",
  to: "A-01",
  qtyEach: 24,
  ...part,
});
const moved = (qty: number, of = 1): Done => ({
  id: `m${qty}${of}`,
  kind: "move",
  task: of,
  item: "10001",
  from: "R-01",
  to: "A-01",
  qty,
});

test("what waits in the scanner counts, once it is done the task is gone", () => {
  const tasks = [task({}), task({ task: 2 })];
  expect(tasksLeft(tasks, [moved(10)]).map(({ qtyEach }) => qtyEach)).toEqual([14, 24]);
  expect(tasksLeft(tasks, [moved(10), moved(14)]).map((one) => one.task)).toEqual([2]);
  const drop: Done = { id: "d", kind: "drop", task: 2, reason: "empty" };
  expect(tasksLeft(tasks, [drop]).map((one) => one.task)).toEqual([1]);
});

const putaway = task({ kind: "putaway", from: "DOCK", to: "R-09" });
test.each([
  ["6939169410334", task({}), false, { kind: "item" }],
  ["10001", task({}), false, { kind: "item" }],
  ["r-01", task({}), false, { kind: "from" }],
  ["a-01", task({}), true, { kind: "to", place: "A-01" }],
  ["A-02", task({}), true, { kind: "otherPlace", code: "A-02" }],
  ["12", task({}), true, { kind: "quantity", qty: 12 }],
  ["6939169410335", task({}), true, { kind: "unknown", code: "6939169410335" }],
  ["R-12", putaway, true, { kind: "to", place: "R-12" }],
  ["R-12", putaway, false, { kind: "unknown", code: "R-12" }],
])("a scan of %s", (code, of, isChecked, read) => {
  expect(readMove(code, { task: of, isChecked })).toEqual(read);
});
