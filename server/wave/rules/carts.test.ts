import { expect, test } from "vitest";
import { FloorMap } from "@/server/wave/walk/floor-map";
import { randomFrom } from "@/server/wave/walk/random";
import { putOnCarts } from "./carts";
import { planTasks } from "./plan-tasks";
import { taskLinesMax, type WorkLine } from "./work-line";

const aisles = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
const map = new FloorMap(
  aisles.flatMap((aisle) => Array.from({ length: 45 }, (_, cell) => `${aisle}-${cell}-1`)),
);
const floorFor = (cartTotes: number) => ({
  map,
  methodOf: () => "scan" as const,
  cartTotes,
  putPositions: () => 0,
});

/** A delivery order with lines at these places, each of so many pieces. */
const order = (deliveryId: number, places: string[], pieces = 1, route = "R1"): WorkLine[] =>
  places.map((location, n) => ({
    ...{ deliveryId, lineNo: n + 1, itemId: n + 1, dcId: 1, pickType: "loose" as const },
    ...{ location, isAtDock: false, pieces, route, stop: deliveryId },
  }));
const cartsOf = (orders: WorkLine[][], cartTotes: number) =>
  putOnCarts(orders, floorFor(cartTotes))
    .map((cart) => cart.map((lines) => lines[0]?.deliveryId ?? 0).sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
const inAisle = (aisle: string) => [`${aisle}-3-1`, `${aisle}-40-1`];

test.each<[string, WorkLine[][], number, number[][]]>([
  ["nothing", [], 6, []],
  [
    "what lies in one aisle goes together",
    [order(1, inAisle("A")), order(2, inAisle("F")), order(3, inAisle("A")), order(4, inAisle("F"))],
    2,
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    "sixty pieces go into one tote",
    [order(1, ["C-1-1"], 60), order(2, ["C-2-1"]), order(3, ["C-3-1"])],
    3,
    [[1, 2, 3]],
  ],
  [
    "no more totes than the cart takes: 61 pieces need two",
    [order(1, ["C-1-1"], 61), order(2, ["C-2-1"]), order(3, ["C-3-1"])],
    3,
    [[1], [2, 3]],
  ],
  [
    "a larger one than the cart stays alone",
    [order(1, ["C-1-1"], 181), order(2, ["C-2-1"]), order(3, ["C-3-1"])],
    3,
    [[1], [2, 3]],
  ],
  [
    "no more lines than a task takes",
    [
      order(
        1,
        Array.from({ length: 40 }, (_, n) => `B-${n}-1`),
      ),
      order(
        2,
        Array.from({ length: 30 }, (_, n) => `B-${n}-1`),
      ),
      order(
        3,
        Array.from({ length: 20 }, (_, n) => `B-${n}-1`),
      ),
    ],
    6,
    [[1, 3], [2]],
  ],
  [
    "one truck at a time",
    [order(1, ["C-1-1"]), order(2, ["C-1-1"], 1, "R2"), order(3, ["C-1-1"])],
    6,
    [[1, 3], [2]],
  ],
  [
    "what cannot be placed saves no walk",
    [order(1, ["?"]), order(2, [""]), order(3, ["C-1-1"])],
    6,
    [[1], [2], [3]],
  ],
])("%s", (_name, orders, cartTotes, expected) => {
  expect(cartsOf(orders, cartTotes)).toEqual(expected);
});

const random = randomFrom(7);
const many = Array.from({ length: 200 }, (_, n) => {
  const places = Array.from(
    { length: 1 + Math.floor(random() * 9) },
    () => `${aisles[Math.floor(random() * aisles.length)]}-${Math.floor(random() * 45)}-1`,
  );
  return order(n + 1, [...new Set(places)], 1 + Math.floor(random() * 20), `R${n % 2}`);
});

test("two hundred orders: each once and whole, the walks shorter by a half, the same carts again", () => {
  const floor = floorFor(6);
  const tasks = planTasks(many.flat(), () => floor);
  const taken = tasks.flatMap(({ lines }) =>
    lines.map(({ deliveryId, lineNo }) => `${deliveryId} ${lineNo}`),
  );
  expect(taken).toHaveLength(many.flat().length);
  expect(new Set(taken).size).toBe(taken.length);
  for (const { lines, method } of tasks) {
    expect(method).toBe("scan");
    expect(lines.length).toBeLessThanOrEqual(taskLinesMax);
    expect(new Set(lines.map(({ route }) => route)).size).toBe(1);
    const totes = Object.values(Object.groupBy(lines, ({ deliveryId }) => deliveryId)).map((own) =>
      Math.ceil((own ?? []).reduce((sum, { pieces }) => sum + pieces, 0) / 60),
    );
    expect(totes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(6);
    expect(totes.length).toBe(new Set(lines.map(({ deliveryId }) => deliveryId)).size);
  }
  const tasksOf = new Map(taken.map((key) => [key.split(" ")[0], new Set<number>()]));
  tasks.forEach(({ lines }, at) => {
    for (const { deliveryId } of lines) tasksOf.get(String(deliveryId))?.add(at);
  });
  expect([...tasksOf.values()].every(({ size }) => size === 1)).toBe(true);

  const walkOf = (lines: readonly WorkLine[]) => map.walkCm(lines.map(({ location }) => location));
  const together = tasks.reduce((sum, { lines }) => sum + walkOf(lines), 0);
  const apart = many.reduce((sum, lines) => sum + walkOf(lines), 0);
  expect(together).toBeLessThan(apart / 2);
  expect(planTasks(many.toReversed().flat(), () => floor)).toEqual(tasks);
});
