import { afterAll, beforeAll, expect, test } from "vitest";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, scene } from "@/server/testing/scene";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
});
afterAll(() => world.close());

interface Order {
  order: string;
  blocked: { code: string; needed: string; available: string | null; shortfall: string | null } | null;
  warnings: unknown[];
}

// Guarantees R09: the balance is hidden from a clerk, in whatever answer it could be read off.
test("a clerk sees that an order is blocked, not by how much the account is short", async () => {
  const shop = await scene(world, {
    items: { item: { price: "1.00" } },
    accounts: { account: { balance: "100.00" } },
    stores: { mine: {}, other: {} },
  });
  const clerk = await world.as("clerk", { stores: [shop.code("mine")] });
  const sent = await clerk.post<Order>("orders", shop.orderOf("mine", { item: 180 }), { now: MONDAY });
  expect(sent).toMatchObject({ balance: null, warnings: [] });
  await shop.wave("generate");

  const code = "account/insufficient-balance";
  expect(await clerk.get<Order>(`orders/${sent.order}`)).toMatchObject({
    blocked: { code, needed: "180.00", available: null, shortfall: null },
    warnings: [],
  });
  expect(await world.owner.get<Order>(`orders/${sent.order}`)).toMatchObject({
    blocked: { code, needed: "180.00", available: "100.00", shortfall: "80.00" },
    warnings: [{ code, shortfall: "80.00" }],
  });

  const other = await shop.order("other", { item: 1 });
  for (const path of [
    `orders/${other.order}`,
    `pool/rows?order=${other.order}`,
    "pool",
    "pool/rows",
    "waves",
  ]) {
    expect([path, (await clerk.send("GET", path)).status]).toEqual([path, 403]);
  }
  expect(await clerk.all("orders")).toMatchObject([{ order: sent.order }]);
});

test("whoever only picks does not read balances off a wave", async () => {
  const shop = await scene(world, {
    items: { item: { price: "1.00" } },
    accounts: { rich: { balance: "100.00" }, poor: {} },
    stores: { rich: { account: "rich" }, poor: { account: "poor" } },
  });
  await shop.order("rich", { item: 10 });
  await shop.order("poor", { item: 10 });
  const { wave, blocked } = await shop.wave("generate");
  const picker = await world.as("picker", { dcs: ["0001"] });
  const seen = await picker.get<{ blocked: object[] }>(`waves/${wave}`);
  expect(seen.blocked).toEqual(blocked.map(({ store, order, code }) => ({ store, order, code })));
});

// Guarantees the scope of a planner of one DC: the pool, its rows and the waves of the other DC are not shown.
test("a planner of one DC sees what waits there, and no wave of another", async () => {
  const shop = await scene(world, {
    items: { dry: { price: "1.00" }, cold: { price: "2.00", dc: "0002" } },
  });
  const planner = await world.as("planner", { dcs: ["0002"] });
  await shop.order("store", { dry: 5, cold: 7 });
  expect(await planner.all(`pool?route=${shop.main}`)).toMatchObject([{ lines: 1, amount: "14.00" }]);
  const rows = await planner.all<{ item: string; dc: string }>("pool/rows");
  expect(rows.filter(({ dc }) => dc !== "0002")).toEqual([]);
  expect(rows).toContainEqual(expect.objectContaining({ item: shop.code("cold") }));
  expect(await planner.send("GET", "pool?dc=9999")).toMatchObject({
    status: 404,
    body: { code: "pool/dc-unknown" },
  });

  const { wave } = await shop.wave("generate", { dc: "0001" });
  expect(await planner.send("GET", `waves/${wave}`)).toMatchObject({ status: 403 });
});

// Guarantees that a scope binds commands as it binds lists: a run, an approval, a void reach no store outside it.
test("a planner's token for one store plans and moves nothing of another", async () => {
  const shop = await scene(world, {
    items: { item: {} },
    stores: { mine: {}, other: {} },
    routes: ["a", "b"],
  });
  await shop.order("other", { item: 3 });
  const bound = await world.as("planner", { stores: [shop.code("mine")] });
  const run = (mode: string) =>
    bound.send("POST", "waves", { route: shop.main, mode }, { now: MONDAY }).then(({ status }) => status);
  expect([await run("simulate"), await run("generate")]).toEqual([403, 403]);

  const { wave, deliveries } = await shop.wave("generate");
  const delivery = deliveries[0]?.delivery ?? "";
  for (const path of [`waves/${wave}/release`, `waves/${wave}/cancel`, `deliveries/${delivery}/void`]) {
    expect([path, (await bound.send("POST", path, {}, { now: MONDAY })).status]).toEqual([path, 403]);
  }
  await shop.ship(wave ?? "");
  expect((await bound.send("POST", `deliveries/${delivery}/dispatch`, {}, { now: MONDAY })).status).toBe(403);
  expect(await world.planner.get(`deliveries/${delivery}`)).toMatchObject({ status: "approved" });
});
