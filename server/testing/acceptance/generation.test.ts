import { afterAll, beforeAll, expect, test } from "vitest";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, scene } from "@/server/testing/scene";
import type { Wave } from "@/server/testing/scene-answers";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
});
afterAll(() => world.close());

interface Delivery {
  delivery: string;
  status: string;
  amount: string;
  lines: { item: string; allocated: number; picked: number | null }[];
}
const deliveryOf = ({ deliveries }: Wave, store: string, pickType: string) => {
  const found = deliveries.find((row) => row.store === store && row.pickType === pickType);
  return world.planner.get<Delivery>(`deliveries/${found?.delivery}`);
};
const quantities = ({ lines }: Delivery) =>
  Object.fromEntries(lines.map(({ item, allocated }) => [item.split("-")[0], allocated]));

// Guarantees R03 (1).
test("whole cases are picked as cases, the rest loose", async () => {
  const shop = await scene(world, {
    items: { cola: { pick: "case", pack: 24 }, chips: {}, water: { pick: "both", pack: 12 } },
  });
  await shop.order("store", { cola: 48, chips: 10, water: 30 });
  const wave = await shop.wave("generate");
  expect(wave.deliveries).toHaveLength(2);
  const store = shop.code("store");
  expect(quantities(await deliveryOf(wave, store, "case"))).toEqual({ cola: 48, water: 24 });
  expect(quantities(await deliveryOf(wave, store, "loose"))).toEqual({ chips: 10, water: 6 });
});

// Guarantees R04 (1): one delivery per store, DC and pick type.
test("30 lines, 18 loose and 7 full cases at 0001, 5 at 0002: three deliveries", async () => {
  const names = Array.from({ length: 30 }, (_, n) => `i${n}`);
  const spec = (n: number) =>
    n < 18 ? {} : n < 25 ? ({ pick: "case", pack: 6 } as const) : ({ dc: "0002" } as const);
  const shop = await scene(world, { items: Object.fromEntries(names.map((name, n) => [name, spec(n)])) });
  await shop.order("store", Object.fromEntries(names.map((name) => [name, 6])));
  const { deliveries } = await shop.wave("generate");
  expect(deliveries.map(({ dc, pickType, lines }) => [dc, pickType, lines]).sort()).toEqual([
    ["0001", "case", 7],
    ["0001", "loose", 18],
    ["0002", "loose", 5],
  ]);
});

// Guarantees U7 and R-21: shares down to the multiple, one multiple each of the rest in order of submission.
test("50 pieces for 30 + 30 + 20 in sixes: 18, 18, 12", async () => {
  const stores = { a: {}, b: {}, c: {} };
  const shop = await scene(world, { items: { item: { multiple: 6, stock: 50 } }, stores });
  const lines = { a: 30, b: 30, c: 18 };
  for (const [store, qty] of Object.entries(lines)) await shop.order(store, { item: qty });
  const wave = await shop.wave("generate");
  const amounts = Object.fromEntries(
    wave.deliveries.map(({ store, amount }) => [store.split("-")[0], amount]),
  );
  // floor(50 × 30 ÷ 78) = 19 → 18, floor(50 × 18 ÷ 78) = 11 → 6; of the 8 left one six to the first still short.
  expect(amounts).toEqual({ a: "24.00", b: "18.00", c: "6.00" });
  expect(wave.shortages).toMatchObject([{ ordered: 78, allocated: 48 }]);
  expect((await shop.dcStock("item"))?.reserved).toBe(48);
});

test("what is not allocated is closed as short, not left in the pool (D8)", async () => {
  const shop = await scene(world, { items: { item: { stock: 4 }, none: { stock: 0 } } });
  const { order } = await shop.order("store", { item: 10, none: 3 });
  await shop.wave("generate");
  expect(await shop.poolRows(order)).toHaveLength(0);
  const read = await world.owner.get<{ lines: object[] }>(`orders/${order}`);
  expect(read.lines).toMatchObject([
    { qty: 10, allocated: 4, short: 6, reason: "DC_STOCK" },
    { qty: 3, allocated: 0, short: 3, open: 0, reason: "DC_STOCK" },
  ]);
});

// Guarantees that a simulation is the generation without its effect (one allocator).
test("simulating shows what generating does, and changes nothing", async () => {
  const accounts = { poor: { balance: "5.00" }, rich: { balance: "500.00" } };
  const stores = { a: { account: "poor" }, b: { account: "rich" } };
  const shop = await scene(world, { items: { item: { stock: 15 } }, accounts, stores });
  await shop.order("a", { item: 10 });
  await shop.order("b", { item: 10 });
  const before = await shop.pool();
  const simulated = await shop.wave("simulate");
  expect(await shop.pool()).toEqual(before);
  expect(await shop.account("rich")).toMatchObject({ held: "0.00" });
  const generated = await shop.wave("generate");
  const comparable = ({ orders, lines, deliveries, blocked, shortages }: Wave) => ({
    orders,
    lines,
    blocked,
    shortages,
    deliveries: deliveries.map(({ delivery: _, ...rest }) => rest),
  });
  expect(comparable(simulated)).toEqual(comparable(generated));
});

// Guarantees R24 (2) and U19: a run takes what is there; a second finds nothing.
test("a sub-route first, then the main route takes the rest; a second run finds nothing", async () => {
  const stores = { a: { route: "north" }, b: { route: "south" }, c: { route: "south" } };
  const shop = await scene(world, { items: { item: {} }, stores, routes: ["north", "south"] });
  for (const store of ["a", "b", "c"]) await shop.order(store, { item: 5 });
  const north = await shop.wave("generate", { leaf: "north" });
  expect(north.deliveries.map(({ store }) => store)).toEqual([shop.code("a")]);
  const rest = await shop.wave("generate");
  expect(rest.deliveries.map(({ store }) => store).sort()).toEqual([shop.code("b"), shop.code("c")]);
  expect(await shop.wave("generate")).toMatchObject({ wave: null, deliveries: [], blocked: [] });
});

test("two planners run one route at once: every order is generated once", async () => {
  const stores = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`s${n}`, {}]));
  const shop = await scene(world, { items: { item: {} }, stores });
  for (const store of Object.keys(stores)) await shop.order(store, { item: 5 });
  const waves = await Promise.all(Array.from({ length: 4 }, () => shop.wave("generate")));
  expect(waves.flatMap(({ deliveries }) => deliveries)).toHaveLength(8);
  expect(await shop.account()).toMatchObject({ held: "40.00" });
});

// Guarantees R-25 and 2.3: void and cancel give back money, stock and the pool row as it was.
test.each(["void", "cancel"])("%s brings back the pool rows with what was ordered", async (verb) => {
  const shop = await scene(world, { items: { item: { stock: 7 } } });
  const { order } = await shop.order("store", { item: 10 });
  const rows = await shop.poolRows(order);
  const wave = await shop.wave("generate");
  const path =
    verb === "cancel" ? `waves/${wave.wave}/cancel` : `deliveries/${wave.deliveries[0]?.delivery}/void`;
  await world.planner.post(path, {}, { now: MONDAY });
  expect(await shop.poolRows(order)).toEqual(rows);
  expect(await shop.account()).toMatchObject({ held: "0.00", pooled: "10.00" });
  expect(await shop.dcStock("item")).toMatchObject({ onHand: 7, reserved: 0, available: 7 });
  expect((await shop.wave("generate")).deliveries).toMatchObject([{ amount: "7.00" }]);
});

test("a wave by DC and by pick type takes only those rows", async () => {
  const shop = await scene(world, {
    items: { dry: {}, fresh: { dc: "0002" }, cola: { pick: "case", pack: 6 } },
  });
  const { order } = await shop.order("store", { dry: 1, fresh: 1, cola: 6 });
  expect((await shop.wave("generate", { dc: "0002" })).deliveries).toMatchObject([
    { dc: "0002", pickType: "loose" },
  ]);
  expect((await shop.wave("generate", { pickType: "case" })).deliveries).toMatchObject([
    { pickType: "case" },
  ]);
  expect(await shop.poolRows(order)).toHaveLength(1);
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
