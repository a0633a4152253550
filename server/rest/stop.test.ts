import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now } from "@/server/testing/given-delivery";
import { restWorld } from "@/server/testing/rest-world";

const world = await restWorld();
afterAll(world.close);
beforeAll(() => givenChain(world.db, ["prepaid"]));

const at = { now: now.toISOString() };
const lines = [
  { item: "I1", qty: 1 },
  { item: "I0", qty: 2 },
];
const order = () => world.owner.post<{ order: string }>("orders", { store: "S0", lines }, at);
const statuses = async () => {
  const quote = await world.owner.post<{ lines: { status: string }[] }>("quotes", { store: "S0", lines }, at);
  return quote.lines.map(({ status }) => status);
};
const stop = (forSafety: boolean | undefined) =>
  world.hq.post<{ stop: number; ordersChanged: number }>(
    "stops",
    {
      item: "I0",
      category: null,
      scope: "all",
      of: [],
      from: "2026-03-10",
      to: null,
      reason: "glass",
      forSafety,
    },
    at,
  );

// Guarantees R17 example 3 and U15 for machines: the order is refused and names the line; for safety the pool lets go of it.
test.each([
  [undefined, 0],
  [true, 1],
])(
  "stopped by REST, for safety %s: quotes say so, orders are refused, %i orders lose it",
  async (forSafety, changed) => {
    await order();
    const { stop: no, ordersChanged } = await stop(forSafety);
    expect(ordersChanged).toBe(changed);
    expect(await statuses()).toEqual(["ok", "not_orderable"]);
    await expect(order()).rejects.toMatchObject({
      status: 422,
      code: "order/lines-refused",
      problem: { details: { lines: [{ line: 2, item: "I0", qty: 2, status: "not_orderable" }] } },
    });
    const { rows } = await world.hq.get<{ rows: object[] }>("stops");
    expect(rows[0]).toMatchObject({ stop: no, item: "I0", forSafety: forSafety ?? false, reason: "glass" });
    await world.hq.post(`stops/${no}/end`, {}, at);
    expect(await statuses()).toEqual(["ok", "ok"]);
    await world.planner.post("waves", { route: "R1", mode: "generate" }, at);
    await expectProof(world.db);
  },
);
