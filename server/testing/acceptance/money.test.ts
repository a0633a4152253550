import { afterAll, beforeAll, expect, test } from "vitest";
import type { RestClient } from "@/server/testing/rest-client";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";

let world: RestWorld;
let supervisor: RestClient;
beforeAll(async () => {
  world = await restWorld();
  supervisor = await world.as("finance-supervisor");
});
afterAll(() => world.close());

const now = MONDAY;

interface Ledger {
  opening: string;
  closing: string;
  rows: { no: number; type: string; document: string; income: string; expense: string; balance: string }[];
}

const shopWith = (balance: string, credit = "0.00") =>
  scene(world, { items: { item: { price: "1.00" } }, accounts: { account: { balance, credit } } });

async function declare(shop: Scene, amount: string): Promise<string> {
  const slip = { account: shop.code("account"), amount, method: "bank_transfer", payer: "Owner" };
  const { deposit } = await world.owner.post<{ deposit: string }>("deposits", slip, { now });
  return deposit;
}

const approve = (deposit: string, received: string, key?: string) =>
  world.finance.post(`deposits/${deposit}/approve`, { received }, { now, key });

const ledgerOf = (shop: Scene, query = "") =>
  world.finance.get<Ledger>(`accounts/${shop.code("account")}/entries${query}`);

// Guarantees R08 (1).
test("balance 1,000.00, credit 500.00, holds 300.00: available 1,200.00", async () => {
  const shop = await shopWith("1000.00", "500.00");
  await shop.order("store", { item: 300 });
  await shop.wave("generate");
  expect(await shop.account()).toMatchObject({
    account: shop.code("account"),
    balance: "1000.00",
    creditLimit: "500.00",
    held: "300.00",
    available: "1200.00",
    pooled: "0.00",
    depositsPending: "0.00",
  });
});

// Guarantees R10 (1) and (3): pending counts for nothing, approval for what was received.
test("declared 10,000.00, the bank has 9,990.00", async () => {
  const shop = await shopWith("0.00");
  const deposit = await declare(shop, "10000.00");
  expect(await shop.account()).toMatchObject({
    balance: "0.00",
    available: "0.00",
    depositsPending: "10000.00",
  });
  await shop.order("store", { item: 1600 });
  expect((await shop.wave("generate")).blocked).toMatchObject([{ shortfall: "1600.00" }]);
  await approve(deposit, "9990.00");
  expect(await shop.account()).toMatchObject({ balance: "9990.00", depositsPending: "0.00" });
});

// Guarantees R10 (4): however approval is repeated, one entry.
test("five approvals of one slip at once: one entry", async () => {
  const shop = await shopWith("0.00");
  const deposit = await declare(shop, "500.00");
  await Promise.allSettled(Array.from({ length: 5 }, () => approve(deposit, "500.00")));
  expect(await shop.account()).toMatchObject({ balance: "500.00" });
  expect((await ledgerOf(shop)).rows).toHaveLength(1);
});

// Guarantees R-35.
test("nobody approves a slip of their own", async () => {
  const shop = await shopWith("0.00");
  const slip = { account: shop.code("account"), amount: "10.00", method: "cash", payer: "Owner" };
  const admin = await world.as("admin");
  for (const client of [world.finance, admin]) {
    const { deposit } = await client.post<{ deposit: string }>("deposits", slip, { now });
    await expect(
      client.post(`deposits/${deposit}/approve`, { received: "10.00" }, { now }),
    ).rejects.toMatchObject({
      status: 403,
      code: "deposit/own-slip",
    });
  }
  expect(await shop.account()).toMatchObject({ balance: "0.00" });
});

test("a rejected slip is not approved, a reversed one takes its money back", async () => {
  const shop = await shopWith("0.00");
  const rejected = await declare(shop, "10.00");
  await world.finance.post(`deposits/${rejected}/reject`, { reason: "not in the bank" }, { now });
  await expect(approve(rejected, "10.00")).rejects.toMatchObject({ status: 409 });
  const reversed = await declare(shop, "70.00");
  await approve(reversed, "70.00");
  await expect(
    world.finance.post(`deposits/${reversed}/reverse`, { reason: "bounced" }, { now }),
  ).rejects.toMatchObject({ status: 403 });
  await supervisor.post(`deposits/${reversed}/reverse`, { reason: "bounced" }, { now });
  expect(await shop.account()).toMatchObject({ balance: "0.00" });
  const rows = (await ledgerOf(shop)).rows.map(({ income, expense, balance }) => [income, expense, balance]);
  expect(rows).toEqual([
    ["70.00", "0.00", "70.00"],
    ["0.00", "70.00", "0.00"],
  ]);
});

// Guarantees R09: opening + income − expense = closing, row by row.
test("the ledger runs: opening balance, deposit, delivery", async () => {
  const shop = await shopWith("100.00");
  await approve(await declare(shop, "50.00"), "50.00");
  await shop.order("store", { item: 30 });
  const { wave, deliveries } = await shop.wave("generate");
  await shop.ship(wave ?? "");
  const ledger = await ledgerOf(shop);
  expect(ledger).toMatchObject({ opening: "0.00", closing: "120.00" });
  expect(ledger.rows.map(({ no, type, balance }) => [no, type, balance])).toEqual([
    [1, "opening", "100.00"],
    [2, "deposit", "150.00"],
    [3, "delivery", "120.00"],
  ]);
  expect(ledger.rows[2]).toMatchObject({
    document: deliveries[0]?.delivery,
    expense: "30.00",
    income: "0.00",
  });
  const today = await ledgerOf(shop, "?from=2025-03-10&to=2025-03-10");
  expect(today).toMatchObject({ opening: "100.00", closing: "120.00" });
  expect(today.rows).toHaveLength(2);
});

// Guarantees: an amount is a string of exactly two decimals.
test.each(["12.3", "12.345", " 5.00", "5", "-5.00", "0.00", "1e3", "", 5, null, "5,00", "¥5.00"])(
  "an amount of %j is refused",
  async (amount) => {
    const shop = await shopWith("0.00");
    const slip = { account: shop.code("account"), amount, method: "cash", payer: "Owner" };
    const answer = await world.owner.send("POST", "deposits", slip, { now });
    expect([400, 422]).toContain(answer.status);
    expect(await shop.account()).toMatchObject({ depositsPending: "0.00" });
  },
);

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
