import { afterAll, beforeAll, expect, test } from "vitest";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
});
afterAll(() => world.close());

const now = MONDAY;
const direct = { direct: { kind: "direct" } } as const;

interface Task {
  task: number | string;
  method: string;
  dc: string;
  zone: string;
  lines: { delivery: string; store: string; item: string; qty: number; location: string }[];
}

/** Orders, generates, and answers the wave with its only delivery. */
async function generated(shop: Scene, store: string, lines: Record<string, number>) {
  const { order } = await shop.order(store, lines);
  const { wave, deliveries } = await shop.wave("generate");
  return { order, wave: wave ?? "", delivery: deliveries[0]?.delivery ?? "" };
}

// Guarantees U1: the expense is what was picked, the rest of the hold is free, in one step.
test("hold 1,400.00, picked 1,352.00: expense 1,352.00, 48.00 released", async () => {
  const accounts = { account: { balance: "2000.00" } };
  const shop = await scene(world, { items: { item: { price: "4.00" } }, accounts });
  const { order, wave, delivery } = await generated(shop, "store", { item: 350 });
  expect(await shop.account()).toMatchObject({ balance: "2000.00", held: "1400.00", available: "600.00" });
  const exceptions = [{ delivery, item: shop.code("item"), picked: 338, reason: "empty" }];
  expect(await shop.ship(wave, exceptions)).toMatchObject({ approved: 1 });
  expect(await shop.account()).toMatchObject({ balance: "648.00", held: "0.00", available: "648.00" });
  expect(await shop.dcStock("item")).toMatchObject({ onHand: 100_000 - 338, reserved: 0 });
  expect(await shop.storeStock("store", "item")).toMatchObject({ onHand: 338 });
  const read = await world.owner.get<{ status: string; lines: object[] }>(`orders/${order}`);
  expect(read).toMatchObject({
    status: "completed",
    lines: [{ allocated: 350, picked: 338, short: 12, open: 0, reason: "PICK_SHORT" }],
  });
  expect(await world.planner.get(`deliveries/${delivery}`)).toMatchObject({
    status: "approved",
    amount: "1352.00",
    lines: [{ allocated: 350, picked: 338 }],
  });
});

// Guarantees R20 (1) and (2): the picked quantity goes to stock and account, once however often it is approved.
test("picked 46 of 48: the store has 46; approving again, by delivery or wave, changes nothing", async () => {
  const shop = await scene(world, { items: { item: {} }, accounts: { account: { balance: "100.00" } } });
  const { wave, delivery } = await generated(shop, "store", { item: 48 });
  const exceptions = [{ delivery, item: shop.code("item"), picked: 46, reason: "damaged" }];
  await shop.ship(wave, exceptions);
  const again = await Promise.all([
    world.planner.send("POST", `deliveries/${delivery}/approve`, {}, { now }),
    world.planner.send("POST", `deliveries/${delivery}/approve`, {}, { now }),
    world.planner.send("POST", `waves/${wave}/approve`, {}, { now }),
  ]);
  expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(again[0]?.body).toEqual(again[1]?.body);
  expect(await shop.storeStock("store", "item")).toMatchObject({ onHand: 46 });
  expect(await shop.account()).toMatchObject({ balance: "54.00", held: "0.00" });
});

// Guarantees R20 (3) and (4), R-15.
test("void before approval leaves the store's stock as it was", async () => {
  const shop = await scene(world, { items: { item: {} } });
  const { wave, delivery } = await generated(shop, "store", { item: 5 });
  await world.planner.post(`waves/${wave}/release`, {}, { now });
  await world.planner.post(`deliveries/${delivery}/void`, { reason: "wrong store" }, { now });
  expect((await shop.storeStock("store", "item"))?.onHand ?? 0).toBe(0);
  await expect(world.planner.post(`deliveries/${delivery}/approve`, {}, { now })).rejects.toMatchObject({
    status: 409,
  });
});

test("a direct store's stock rises without a row of money", async () => {
  const shop = await scene(world, { items: { item: { price: "2.00" } }, stores: direct });
  const { wave, delivery } = await generated(shop, "direct", { item: 7 });
  await shop.ship(wave);
  expect(await shop.storeStock("direct", "item")).toMatchObject({ onHand: 7 });
  expect(await world.planner.get(`deliveries/${delivery}`)).toMatchObject({ amount: "14.00" });
});

test("a COD delivery writes no entry in the prepaid account", async () => {
  const stores = { cod: { kind: "independent", settlement: "cod", codLimit: "500.00" } } as const;
  const shop = await scene(world, { items: { item: {} }, accounts: { account: {} }, stores });
  const { wave } = await generated(shop, "cod", { item: 500 });
  await shop.ship(wave);
  const ledger = await world.finance.get<{ rows: unknown[] }>(`accounts/${shop.code("account")}/entries`);
  expect(ledger.rows).toEqual([]);
});

// Guarantees R-15: after a short pick only what was picked counts against the COD limit.
test("COD owes what was picked", async () => {
  const stores = { cod: { kind: "independent", settlement: "cod", codLimit: "500.00" } } as const;
  const shop = await scene(world, { items: { item: {} }, accounts: { account: {} }, stores });
  const { wave, delivery } = await generated(shop, "cod", { item: 500 });
  await shop.ship(wave, [{ delivery, item: shop.code("item"), picked: 300, reason: "not_found" }]);
  await shop.order("cod", { item: 201 });
  expect(await shop.wave("generate")).toMatchObject({
    wave: null,
    blocked: [{ code: "account/cod-limit", shortfall: "1.00" }],
  });
});

test("tasks list every line once, by method, with its place", async () => {
  const shop = await scene(world, {
    items: { cola: { pick: "case", pack: 6 }, chips: {}, nuts: { dc: "0002" } },
  });
  const { wave } = await generated(shop, "store", { cola: 12, chips: 3, nuts: 4 });
  await world.planner.post(`waves/${wave}/release`, {}, { now });
  const tasks = await world.planner.all<Task>(`waves/${wave}/tasks`);
  const lines = tasks.flatMap((task) => task.lines.map(({ item, qty }) => [task.dc, item, qty]));
  expect(lines.sort()).toEqual([
    ["0001", shop.code("chips"), 3],
    ["0001", shop.code("cola"), 12],
    ["0002", shop.code("nuts"), 4],
  ]);
  for (const task of tasks) expect(["label", "scan", "paper", "light"]).toContain(task.method);
});

// Guarantees the refusals around confirming and approving.
test("what may not be confirmed or approved is refused and changes nothing", async () => {
  const shop = await scene(world, { items: { item: {} } });
  const { wave, delivery } = await generated(shop, "store", { item: 10 });
  const confirm = (exception: object) =>
    world.planner.post(`waves/${wave}/confirm`, { exceptions: [exception] }, { now });
  const item = shop.code("item");
  await expect(world.planner.post(`deliveries/${delivery}/approve`, {}, { now })).rejects.toMatchObject({
    status: 409,
    code: "delivery/not-picked",
  });
  await world.planner.post(`waves/${wave}/release`, {}, { now });
  await expect(confirm({ delivery, item, picked: 11, reason: "empty" })).rejects.toMatchObject({
    status: 422,
    code: "pick/too-many",
  });
  for (const [field, value] of [
    ["picked", -1],
    ["picked", 1.5],
    ["reason", "because"],
  ] as const) {
    const exception = { delivery, item, picked: 1, reason: "empty", [field]: value };
    await expect(confirm(exception)).rejects.toMatchObject({ status: 400 });
  }
  await expect(confirm({ delivery, item: "nothing", picked: 1, reason: "empty" })).rejects.toMatchObject({
    status: expect.toSatisfy((status: number) => status === 404 || status === 422),
  });
  await world.planner.post(`waves/${wave}/confirm`, { exceptions: [] }, { now });
  expect(await world.planner.post(`waves/${wave}/approve`, {}, { now })).toMatchObject({ approved: 1 });
});

test("a picked line of zero costs nothing and moves nothing", async () => {
  const shop = await scene(world, { items: { item: {} }, accounts: { account: { balance: "50.00" } } });
  const { wave, delivery } = await generated(shop, "store", { item: 10 });
  await shop.ship(wave, [{ delivery, item: shop.code("item"), picked: 0, reason: "not_found" }]);
  expect(await shop.account()).toMatchObject({ balance: "50.00", held: "0.00" });
  expect((await shop.storeStock("store", "item"))?.onHand ?? 0).toBe(0);
  expect(await shop.dcStock("item")).toMatchObject({ onHand: 100_000, reserved: 0 });
});

test("after release a picked wave is not cancelled, an approved delivery not voided", async () => {
  const shop = await scene(world, { items: { item: {} } });
  const { wave, delivery } = await generated(shop, "store", { item: 10 });
  await shop.ship(wave);
  await expect(world.planner.post(`waves/${wave}/cancel`, {}, { now })).rejects.toMatchObject({
    status: 409,
  });
  await expect(world.planner.post(`deliveries/${delivery}/void`, {}, { now })).rejects.toMatchObject({
    status: 409,
  });
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
