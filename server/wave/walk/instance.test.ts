import { expect, test } from "vitest";
import { asCounted, InstanceProblem, readInstance } from "./instance";
import { planWalks } from "./plan-walks";

const pick = (aisle: number, cell: number, qty = 1) => ({ aisle, cell, qty });
const given = {
  aisles: 3,
  cellsPerAisle: 5,
  cellLength: 1,
  aisleEntry: 1,
  aisleExit: 1,
  aisleDistance: 2,
  depot: { aisle: 0, end: "front" },
  capacity: 10,
  orders: [
    { id: "A", picks: [pick(0, 1), pick(2, 4)] },
    { id: "B", picks: [pick(1, 0, 3)] },
  ],
};

test("aisles and cells count from 0, and fields of others are left alone", () => {
  const read = readInstance({ ...given, name: "10-20", orders: given.orders.map((o) => ({ ...o, due: 3 })) });
  expect(read).toMatchObject({ firstAisle: 0, firstCell: 0, instance: given });
});

test("when the picks reach the number of aisles and cells and none is at 0, they count from 1", () => {
  const orders = given.orders.map(({ id, picks }) => ({
    id,
    picks: picks.map(({ aisle, cell, qty }) => pick(aisle + 1, cell + 1, qty)),
  }));
  const counted = readInstance({ ...given, depot: { aisle: 1, end: "front" }, orders });
  expect(counted).toMatchObject({ firstAisle: 1, firstCell: 1, instance: given });
  // A depot at 0 is at the first aisle, too.
  expect(readInstance({ ...given, orders }).instance).toEqual(counted.instance);
  const plain = planWalks(readInstance(given).instance, { steps: 100 });
  const plan = asCounted(planWalks(counted.instance, { steps: 100 }), counted);
  expect(plan.distance).toBe(plain.distance);
  expect(plan.batches.flatMap(({ walk }) => walk)).toEqual(
    plain.batches.flatMap(({ walk }) =>
      walk.map(({ aisle, cell }) => ({ aisle: aisle + 1, cell: cell + 1 })),
    ),
  );
});

test.each([
  ["a length is missing", { cellLength: undefined }, "cellLength: "],
  ["a depot nowhere", { depot: { aisle: 0, end: "middle" } }, "depot.end: "],
  [
    "a depot beyond the last aisle",
    { depot: { aisle: 3, end: "front" } },
    "the depot is at aisle 3, the last is 2",
  ],
  [
    "an aisle that is not there",
    { orders: [{ id: 1, picks: [pick(0, 0), pick(3, 0)] }] },
    "order 1: aisle 3, the last is 2",
  ],
  [
    "a cell that is not there",
    { orders: [{ id: 1, picks: [pick(0, 0), pick(1, 5)] }] },
    "order 1: cell 5, the last is 4",
  ],
  ["half a cell", { orders: [{ id: 1, picks: [pick(0, 0.5)] }] }, "orders.0.picks.0.cell: "],
  ["an order without picks", { orders: [{ id: 1, picks: [] }] }, "orders.0.picks: "],
  [
    "an order that no cart takes",
    { orders: [{ id: 1, picks: [pick(0, 0, 11)] }] },
    "order 1 has 11 units, a cart takes 10, and an order is never split",
  ],
  [
    "an order twice",
    {
      orders: [
        { id: 1, picks: [pick(0, 0)] },
        { id: 1, picks: [pick(0, 0)] },
      ],
    },
    "order 1 is there twice",
  ],
])("refused: %s", (_name, change, sentence) => {
  expect(() => readInstance({ ...given, ...change })).toThrow(InstanceProblem);
  expect(() => readInstance({ ...given, ...change })).toThrow(sentence);
});

test("refused: no object at all", () => {
  expect(() => readInstance([])).toThrow(InstanceProblem);
});
