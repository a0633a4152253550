import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { submitOrder } from "@/server/order";
import { asBusinessDay } from "@/server/shared/business-day";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenNeverStocked } from "@/server/testing/given-cross-dock";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { closePurchase } from "@/server/warehouse/commands/close-purchase";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { orderWaiting } from "@/server/warehouse/commands/order-waiting";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { getPurchase } from "@/server/warehouse/queries/get-purchase";
import { listPurchases } from "@/server/warehouse/queries/list-purchases";
import { listWaitingGoods } from "@/server/warehouse/queries/list-waiting-goods";
import type { OrderWaitingInput } from "@/server/warehouse/waiting-schema";

const { db, close } = await freshDatabase(34);
afterAll(close);
afterEach(() => expectProof(db));

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const expectedOn = asBusinessDay("2026-03-11");
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });
const order = (part: Partial<OrderWaitingInput> = {}, actor = manager) =>
  orderWaiting(
    db,
    actor,
    { dc, supplier: "Farm", expectedOn, note: "", routes: [], crossDock: true, ...part },
    now,
  );
const waits = async (item: string, routes: string[] = []) => {
  const { rows } = await listWaitingGoods(db, manager, { dc, routes }, now);
  return rows.find((row) => row.item === item);
};
const linesOf = async (purchase: string) => {
  const { lines } = await getPurchase(db, manager, { dc, purchase });
  return lines.map(({ item, qty, crossDock, unitCost, waitingStores }) => ({
    item,
    qty,
    crossDock,
    unitCost,
    waitingStores,
  }));
};

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "cod"]);
  await givenNeverStocked(db);
  for (const [store, qty] of [
    ["S0", 10],
    ["S1", 24],
    ["S2", 6],
  ] as const) {
    const lines = [
      { item: "X0", qty },
      { item: "XC", qty: 12 },
      { item: "I0", qty: 5 },
    ];
    await submitOrder(db, person("owner"), { store, lines }, now);
  }
});

test("what waits is listed with what the DC has, has ordered and lacks, what is lacking first", async () => {
  const { crossDock, rows } = await listWaitingGoods(db, manager, { dc, routes: ["R1"] }, now);
  expect(crossDock).toBe("X-01");
  expect(
    rows.map(({ item, stores, waiting, lacking, toOrder }) => [item, stores, waiting, lacking, toOrder]),
  ).toEqual([
    ["X0", 3, 40, 40, 40],
    ["XC", 3, 36, 36, 36],
    ["I0", 3, 15, 0, 0],
  ]);
  await expect(listWaitingGoods(db, manager, { dc, routes: ["R9"] }, now)).rejects.toEqual(
    refused("warehouse/unknown-routes"),
  );
  await expect(listWaitingGoods(db, person("owner"), { dc, routes: [] }, now)).rejects.toEqual(
    refused("auth/forbidden"),
  );
});

test("what is refused orders nothing", async () => {
  const wish = (line: object) => order({ lines: [{ item: "X0", unitCost: 2_000_000, ...line }] });
  await expect(order()).rejects.toEqual(refused("purchase/cost-missing", { items: ["X0", "XC"] }));
  await expect(wish({ qty: 41 })).rejects.toEqual(refused("purchase/lacks-less"));
  await expect(wish({ qty: 41, lacking: 44 })).rejects.toEqual(refused("purchase/lacks-less"));
  await expect(wish({ item: "XC", qty: 10 })).rejects.toEqual(refused("purchase/not-multiple"));
  await expect(wish({ item: "I0" })).rejects.toEqual(refused("purchase/nothing-lacking"));
  await expect(wish({ item: "NONE" })).rejects.toEqual(refused("warehouse/unknown-items"));
  await expect(order({ routes: ["R9"] })).rejects.toEqual(refused("warehouse/unknown-routes"));
  await expect(order({ dc: "0009" })).rejects.toEqual(refused("warehouse/unknown-dc"));
  await expect(order({}, person("picker"))).rejects.toEqual(refused("auth/forbidden"));
  await expect(order({}, person("dc-manager", { dcIds: [] }))).rejects.toEqual(refused("auth/out-of-scope"));
  await setPlace(db, manager, { dc, place: "X-01", kind: null }, now);
  await expect(wish({})).rejects.toEqual(refused("warehouse/no-cross-dock"));
  const usual = { dc, supplier: "Farm", expectedOn, note: "" };
  const line = { item: "X0", qty: 1, unitCost: 1, crossDock: true };
  await expect(createPurchase(db, manager, { ...usual, lines: [line] }, now)).rejects.toEqual(
    refused("warehouse/no-cross-dock"),
  );
  await setPlace(db, manager, { dc, place: "X-01", kind: "crossdock" }, now);
  expect((await listPurchases(db, manager, { dc, limit: 10 })).rows).toEqual([]);
});

test("it is ordered in whole multiples for cross-docking; what is on order is not ordered again", async () => {
  const first = await order({ lines: [{ item: "X0", qty: 15, unitCost: 2_000_000 }] });
  expect(await linesOf(first.purchase)).toEqual([
    { item: "X0", qty: 15, crossDock: true, unitCost: "2.00", waitingStores: 3 },
  ]);
  expect(await waits("X0")).toMatchObject({
    waiting: 40,
    onOrder: 15,
    lacking: 25,
    toOrder: 25,
    supplier: "Farm",
  });
  // Who has seen what is lacking may order more of it, as suppliers sell more than that.
  const second = await order({
    crossDock: false,
    lines: [
      { item: "X0", qty: 30, lacking: 25 },
      { item: "XC", unitCost: 1_000_000 },
    ],
  });
  expect(await linesOf(second.purchase)).toEqual([
    { item: "X0", qty: 30, crossDock: false, unitCost: "2.00", waitingStores: 3 },
    { item: "XC", qty: 36, crossDock: false, unitCost: "1.00", waitingStores: 3 },
  ]);
  await expect(order()).rejects.toEqual(refused("purchase/nothing-lacking"));
  await closePurchase(db, manager, { dc, purchase: second.purchase, reason: "not delivered" }, now);
  expect(await waits("X0")).toMatchObject({ onOrder: 15, lacking: 25 });
  const { rows } = await listPurchases(db, manager, { dc, limit: 10 });
  expect(rows.map(({ purchase, crossDock }) => [purchase, crossDock])).toEqual([
    [second.purchase, false],
    [first.purchase, true],
  ]);
});

test("of two who order what waits at the same time, one does", async () => {
  const outcomes = await atTheSameTime(
    Array.from(
      { length: 12 },
      () => () =>
        order().then(
          ({ purchase }) => purchase,
          (refusal: { code: string }) => refusal.code,
        ),
    ),
  );
  const made = outcomes.filter((outcome) => outcome.startsWith("PO"));
  expect(made).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "purchase/nothing-lacking")).toHaveLength(11);
  expect(await linesOf(made[0] ?? "")).toMatchObject([
    { item: "X0", qty: 25 },
    { item: "XC", qty: 36 },
  ]);
});
