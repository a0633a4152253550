import { afterAll, beforeAll, expect, test } from "vitest";
import { RestProblem } from "@/server/testing/rest-client";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";
import type { Quote } from "@/server/testing/scene-answers";

let world: RestWorld;
let shop: Scene;

beforeAll(async () => {
  world = await restWorld();
  shop = await scene(world, {
    items: {
      cola: { price: "3.00", pick: "case", pack: 24 },
      chips: { price: "5.50" },
      water: { price: "1.80", pick: "both", pack: 12 },
      beef: { price: "68.80", weighed: true },
      rate: { plusRate: "8", cost: "3.256700" },
      amount: { plusAmount: "0.30", cost: "3.256700" },
      tobacco: { price: "20.00", notOrderable: "direct delivery" },
      elsewhere: { price: "1.00", isInPlan: false },
      other: { price: "2.00", category: "other" },
      yoghurt: { price: "4.00", dc: "0001" },
    },
    stores: { store: {}, exceptional: {} },
    template: ["goods daily 00:00 00:00"],
    exceptions: [{ store: "exceptional", item: "yoghurt", dc: "0002" }],
  });
  const stock = `dc,item,location,qty,unit_cost\n0002,${shop.code("yoghurt")},C-1,1000,2.000000\n`;
  await world.hq.post("imports/dc-stock?mode=apply", stock, { contentType: "text/csv", now: MONDAY });
});
afterAll(() => world.close());

const lineOf = (quote: Quote, item: string) => quote.lines.find((line) => line.item === shop.code(item));

// Guarantees the prices of R16 and section 3.0: rounded once, at the unit price.
test.each([
  ["fixed", "chips", 10, "5.50", "55.00"],
  ["cost-plus 8 % on 3.2567", "rate", 24, "3.52", "84.48"],
  ["cost-plus 0.30 on 3.2567", "amount", 1, "3.56", "3.56"],
  ["half a case costs the same a piece (R03.3)", "water", 30, "1.80", "54.00"],
  ["weighed: 1,234 g at 68.80 a kilogram", "beef", 1234, "68.80", "84.90"],
])("a line at delivery price: %s", async (_case, item, qty, unitPrice, amount) => {
  const quote = await shop.quote("store", { [item]: qty });
  expect(lineOf(quote, item)).toMatchObject({ qty, unitPrice, amount, net: amount, status: "ok" });
  expect(quote.totals).toEqual({ goods: amount, discount: "0.00", payable: amount });
});

// Guarantees the split that R03 promises, shown before it is generated.
test.each([
  ["cola", 48, "case", undefined],
  ["chips", 10, "loose", undefined],
  ["water", 30, "mixed", { case: 24, loose: 6 }],
  ["water", 24, "case", undefined],
  ["water", 6, "loose", undefined],
])("%s × %i is picked %s", async (item, qty, pickType, parts) => {
  const line = lineOf(await shop.quote("store", { [item]: qty }), item);
  expect(line?.pickType).toBe(pickType);
  if (parts) expect(line?.parts).toEqual(parts);
});

// Guarantees the order of sources (R04): the exception of store and item beats the plan.
test.each([
  ["store", "0001"],
  ["exceptional", "0002"],
])("yoghurt for %s comes from %s", async (store, dc) => {
  expect(lineOf(await shop.quote(store, { yoghurt: 5 }), "yoghurt")?.dc).toBe(dc);
});

const refusedLines = [
  ["cola", 30, "wrong_multiple"],
  ["tobacco", 1, "not_orderable"],
  ["elsewhere", 1, "not_in_plan"],
  ["other", 1, "outside_template"],
  ["nobody", 1, "unknown_item"],
] as const;

// Guarantees that a quote names a line's trouble and an order refuses it, with every line named (R17, R23.6).
test.each(refusedLines)("%s × %i: %s", async (item, qty, status) => {
  const quote = await shop.quote("store", { chips: 2, [item]: qty });
  expect(lineOf(quote, item)?.status).toBe(status);
  expect(quote.totals.goods).toBe("11.00");
  await expect(shop.order("store", { chips: 2, [item]: qty })).rejects.toMatchObject({
    status: 422,
    code: "order/lines-refused",
    problem: { details: { lines: [{ item: shop.code(item), qty, status }] } },
  });
});

test("an order with several refused lines names them all", async () => {
  const lines = Object.fromEntries(refusedLines.map(([item, qty]) => [item, qty]));
  const problem = await shop.order("store", lines).catch((error: unknown) => error);
  if (!(problem instanceof RestProblem)) throw new Error("the order was taken");
  const { lines: named } = problem.problem.details as { lines: { item: string; status: string }[] };
  expect(named.map(({ item, status }) => [item, status])).toEqual(
    refusedLines.map(([item, , status]) => [shop.code(item), status]),
  );
});

test("a quote changes nothing, an order is pooled and can be read", async () => {
  const before = await shop.pool();
  await shop.quote("store", { chips: 3 });
  expect(await shop.pool()).toEqual(before);
  const order = await shop.order("store", { chips: 3, water: 13 });
  expect(order).toMatchObject({ status: "pooled", totals: { payable: "39.90" }, warnings: [] });
  const read = await world.owner.get<{ status: string; lines: object[] }>(`orders/${order.order}`);
  expect(read.status).toBe("pooled");
  expect(read.lines).toMatchObject([
    { line: 1, item: shop.code("chips"), qty: 3, allocated: 0, picked: 0, short: 0, open: 3, gift: false },
    { line: 2, item: shop.code("water"), qty: 13, unitPrice: "1.80", amount: "23.40", open: 13 },
  ]);
});

test("one item on two lines is kept as given", async () => {
  const store = shop.code("store");
  const item = shop.code("chips");
  const lines = [
    { item, qty: 1 },
    { item, qty: 2 },
  ];
  const order = await world.owner.post<Quote>("orders", { store, lines }, { now: MONDAY });
  expect(order.lines.map(({ qty }) => qty)).toEqual([1, 2]);
  expect(order.totals.goods).toBe("16.50");
});

test("a withdrawn order leaves the pool; withdrawing again is the same wish", async () => {
  const { order } = await shop.order("exceptional", { chips: 1 });
  expect(await shop.poolRows(order)).toHaveLength(1);
  await world.owner.post(`orders/${order}/withdraw`, {}, { now: MONDAY });
  expect(await shop.poolRows(order)).toHaveLength(0);
  const read = await world.owner.get<{ status: string }>(`orders/${order}`);
  expect(read.status).not.toBe("pooled");
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
