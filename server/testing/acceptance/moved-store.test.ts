import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
});
afterAll(async () => {
  await expectProof(world.db);
  await world.close();
});

/** HQ imports the store "shop" anew, after it has ordered. */
function move(at: Scene, terms: { kind?: string; settlement?: string; account?: string; limit?: string }) {
  const { kind = "franchise", settlement = "prepaid", account = "", limit = "" } = terms;
  const paysFrom = account === "" ? "" : at.code(account);
  const header = "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence";
  const row = [at.code("shop"), "shop", kind, settlement, paysFrom, limit];
  const place = [at.code("plan"), at.code("template"), at.code("leaf"), "1"];
  return world.hq.post("imports/stores?mode=apply", `${header}\n${[...row, ...place].join(",")}\n`, {
    now: MONDAY,
    contentType: "text/csv",
  });
}

const given = () =>
  scene(world, {
    items: { item: { price: "1.00" } },
    accounts: { old: { balance: "100.00" }, new: { balance: "1000.00" } },
    stores: { shop: { account: "old" } },
  });

// Guarantees R07 (3) and U23: each order is charged to the account that it was submitted on.
test("orders from before and after a change of account become deliveries of their own", async () => {
  const at = await given();
  await at.order("shop", { item: 80 });
  await move(at, { account: "new" });
  await at.order("shop", { item: 700 });
  const { wave, deliveries } = await at.wave("generate");
  expect(deliveries.map(({ amount }) => amount).sort()).toEqual(["700.00", "80.00"]);
  expect(await at.account("old")).toMatchObject({ held: "80.00", available: "20.00" });
  expect(await at.account("new")).toMatchObject({ held: "700.00", available: "300.00" });
  await at.ship(wave ?? "");
  expect(await at.account("old")).toMatchObject({ balance: "20.00", held: "0.00" });
  expect(await at.account("new")).toMatchObject({ balance: "300.00", held: "0.00" });
});

// Guarantees R05: a change of settlement applies from the next submission.
test("a prepaid order is paid from the account although the store pays on delivery by now", async () => {
  const at = await given();
  await at.order("shop", { item: 80 });
  await move(at, { account: "old", settlement: "cod", limit: "500.00" });
  await at.order("shop", { item: 300 });
  const { deliveries } = await at.wave("generate");
  expect(deliveries).toHaveLength(2);
  expect(await at.account("old")).toMatchObject({ held: "80.00", available: "20.00" });
});

test("an order of a store that has become a direct one is still paid from its account", async () => {
  const at = await given();
  await at.order("shop", { item: 80 });
  await move(at, { kind: "direct" });
  const { wave } = await at.wave("generate");
  expect(await at.account("old")).toMatchObject({ held: "80.00" });
  await at.ship(wave ?? "");
  expect(await at.account("old")).toMatchObject({ balance: "20.00", held: "0.00" });
});

test("a draft that is cancelled leaves nothing to prove", async () => {
  const at = await given();
  const draft = { ...at.orderOf("shop", { item: 5 }), submit: false };
  const { order } = await world.owner.post<{ order: string }>("orders", draft, { now: MONDAY });
  await world.owner.post(`orders/${order}/cancel`, {}, { now: MONDAY });
  await expectProof(world.db);
});
