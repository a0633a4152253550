import { afterAll, beforeAll, expect, test } from "vitest";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, scene } from "@/server/testing/scene";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
});
afterAll(() => world.close());

const yuan = { item: { price: "1.00" } };
const rich1000Credit500 = { account: { balance: "1000.00", credit: "500.00" } };

// Guarantees R14 (1) and (2): a warning with the shortfall, never a refusal; equal is enough (D1).
test.each([
  [1600, "100.00"],
  [1500, "0.00"],
])("balance 1,000.00, credit 500.00, order %i.00: short %s", async (qty, shortfall) => {
  const shop = await scene(world, { items: yuan, accounts: rich1000Credit500 });
  const balance = { available: "1500.00", pooled: "0.00", shortfall, enough: shortfall === "0.00" };
  expect((await shop.quote("store", { item: qty })).balance).toEqual(balance);
  const order = await shop.order("store", { item: qty });
  const warnings = shortfall === "0.00" ? [] : [{ code: "account/insufficient-balance", shortfall }];
  expect(order).toMatchObject({ status: "pooled", warnings, balance });
});

// Guarantees R14 (3): what the account's other stores have in the pool counts.
test("another store of the account has 700.00 in the pool: 900.00 is short by 100.00", async () => {
  const shop = await scene(world, { items: yuan, accounts: rich1000Credit500, stores: { a: {}, b: {} } });
  await shop.order("a", { item: 700 });
  const order = await shop.order("b", { item: 900 });
  expect(order.balance).toEqual({
    available: "1500.00",
    pooled: "700.00",
    shortfall: "100.00",
    enough: false,
  });
});

// Guarantees R14 (4) and R-15.
test("COD and direct stores are not warned", async () => {
  const shop = await scene(world, {
    items: yuan,
    accounts: { account: {} },
    stores: {
      cod: { kind: "independent", settlement: "cod", codLimit: "5000.00" },
      direct: { kind: "direct" },
    },
  });
  expect(await shop.order("cod", { item: 2400 })).toMatchObject({ warnings: [] });
  expect(await shop.order("direct", { item: 2400 })).toMatchObject({ warnings: [], balance: null });
});

// Guarantees R15 (1) and (3), D4: refused whole, the pool rows as they were; after a deposit the next run generates.
test("1,600.00 against 1,500.00 is refused and keeps its rows; after a deposit of 200.00 it is generated", async () => {
  const shop = await scene(world, { items: yuan, accounts: rich1000Credit500 });
  const { order } = await shop.order("store", { item: 1600 });
  const rows = await shop.poolRows(order);
  const refused = await shop.wave("generate");
  expect(refused).toMatchObject({
    wave: null,
    deliveries: [],
    blocked: [
      {
        store: shop.code("store"),
        order,
        code: "account/insufficient-balance",
        available: "1500.00",
        needed: "1600.00",
        shortfall: "100.00",
      },
    ],
  });
  expect(await shop.poolRows(order)).toEqual(rows);
  expect(await shop.account()).toMatchObject({ held: "0.00", available: "1500.00", pooled: "1600.00" });
  expect((await shop.dcStock("item"))?.reserved).toBe(0);

  const slip = { account: shop.code("account"), amount: "200.00", method: "bank_transfer", payer: "Owner" };
  const { deposit } = await world.owner.post<{ deposit: string }>("deposits", slip, { now: MONDAY });
  await world.finance.post(`deposits/${deposit}/approve`, { received: "200.00" }, { now: MONDAY });
  expect((await shop.wave("generate")).deliveries).toMatchObject([{ amount: "1600.00" }]);
  expect(await shop.account()).toMatchObject({ held: "1600.00", available: "100.00", pooled: "0.00" });
});

// Guarantees R15 (2): what would be delivered counts, not what was ordered.
test("the DC can supply 1,450.00 of 1,600.00: generated, 50.00 left", async () => {
  const shop = await scene(world, { items: { item: { stock: 1450 } }, accounts: rich1000Credit500 });
  await shop.order("store", { item: 1600 });
  const wave = await shop.wave("generate");
  expect(wave).toMatchObject({
    blocked: [],
    deliveries: [{ amount: "1450.00" }],
    shortages: [{ item: shop.code("item"), ordered: 1600, allocated: 1450 }],
  });
  expect(await shop.account()).toMatchObject({ held: "1450.00", available: "50.00" });
});

// Guarantees R07 (1) and U10: stores of one account in the order of submission.
test("two stores of 600.00 each on 1,000.00: the earlier is generated, the later is short by 200.00", async () => {
  const accounts = { account: { balance: "1000.00" } };
  const shop = await scene(world, { items: yuan, accounts, stores: { a: {}, b: {} } });
  const later = await shop.order("a", { item: 600 }, "2025-03-10T09:05:00+08:00");
  await shop.order("b", { item: 600 }, "2025-03-10T09:00:00+08:00");
  const wave = await shop.wave("generate");
  expect(wave.deliveries).toMatchObject([{ store: shop.code("b"), amount: "600.00" }]);
  expect(wave.blocked).toMatchObject([
    { store: shop.code("a"), order: later.order, available: "400.00", needed: "600.00", shortfall: "200.00" },
  ]);
});

// Guarantees R-26: a refused store holds nothing.
test("a later, cheaper store of the account is still generated", async () => {
  const accounts = { account: { balance: "1000.00" } };
  const shop = await scene(world, { items: yuan, accounts, stores: { a: {}, b: {} } });
  await shop.order("a", { item: 1100 }, "2025-03-10T09:00:00+08:00");
  await shop.order("b", { item: 900 }, "2025-03-10T09:05:00+08:00");
  const wave = await shop.wave("generate");
  expect(wave.deliveries).toMatchObject([{ store: shop.code("b") }]);
  expect(wave.blocked).toMatchObject([{ store: shop.code("a"), shortfall: "100.00" }]);
});

// Guarantees R15's last default: the stock of refused stores is given to the others.
test("a refused store's share goes to the others", async () => {
  const accounts = { poor: { balance: "1.00" }, rich: { balance: "10000.00" } };
  const stores = { a: { account: "poor" }, b: { account: "rich" } };
  const shop = await scene(world, { items: { item: { stock: 60 } }, accounts, stores });
  await shop.order("a", { item: 50 }, "2025-03-10T09:00:00+08:00");
  await shop.order("b", { item: 50 }, "2025-03-10T09:05:00+08:00");
  const wave = await shop.wave("generate");
  expect(wave.deliveries).toMatchObject([{ store: shop.code("b"), amount: "50.00" }]);
  expect(wave.blocked).toMatchObject([{ store: shop.code("a") }]);
});

// Guarantees R05 (1) and (2): COD has a limit on what is not paid, from generation on.
test.each([
  ["1000.00", true],
  ["3000.00", false],
])("COD limit 5,000.00, unpaid %s, order 2,400.00", async (unpaid, isGenerated) => {
  const stores = { cod: { kind: "independent", settlement: "cod", codLimit: "5000.00" } } as const;
  const shop = await scene(world, { items: yuan, accounts: { account: {} }, stores });
  await shop.order("cod", { item: Number(unpaid) });
  const first = await shop.wave("generate");
  if (first.wave) await shop.ship(first.wave);
  const { order } = await shop.order("cod", { item: 2400 });
  const wave = await shop.wave("generate");
  if (isGenerated) expect(wave.deliveries).toMatchObject([{ amount: "2400.00" }]);
  else expect(wave.blocked).toMatchObject([{ order, code: "account/cod-limit", shortfall: "400.00" }]);
  expect(await shop.account()).toMatchObject({ balance: "0.00", held: "0.00" });
});

// Guarantees R05 (3) and D1.
test("balance 2,400.00, order 2,400.00: generated, available 0.00", async () => {
  const shop = await scene(world, { items: yuan, accounts: { account: { balance: "2400.00" } } });
  await shop.order("store", { item: 2400 });
  expect((await shop.wave("generate")).deliveries).toHaveLength(1);
  expect(await shop.account()).toMatchObject({ available: "0.00", held: "2400.00" });
});

// Guarantees R08 (3): credit ends with its last day.
test.each([
  ["2025-03-10T23:59:00+08:00", true],
  ["2025-03-11T00:00:00+08:00", false],
])("temporary credit to 10 March at %s", async (now, isGenerated) => {
  const accounts = { account: { balance: "0.00", credit: "2000.00", validTo: "2025-03-10" } };
  const shop = await scene(world, { items: yuan, accounts });
  await shop.order("store", { item: 100 }, now);
  expect((await shop.wave("generate", { now })).deliveries).toHaveLength(isGenerated ? 1 : 0);
});

// Guarantees R04 (4) and U20: each run checks the amount of its own rows.
test("two DCs of one order run one after the other, each against its own rows", async () => {
  const shop = await scene(world, {
    items: { dry: { dc: "0001" }, fresh: { dc: "0002" } },
    accounts: { account: { balance: "1000.00" } },
  });
  const { order } = await shop.order("store", { dry: 700, fresh: 400 });
  expect((await shop.wave("generate", { dc: "0002" })).deliveries).toMatchObject([{ amount: "400.00" }]);
  const second = await shop.wave("generate", { dc: "0001" });
  expect(second.blocked).toMatchObject([
    { order, available: "600.00", needed: "700.00", shortfall: "100.00" },
  ]);
  expect(await shop.poolRows(order)).toHaveLength(1);
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
