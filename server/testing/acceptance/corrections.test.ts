import { afterAll, beforeAll, expect, test } from "vitest";
import { buildStatements } from "@/server/statement";
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
const yuan = { item: { price: "1.00" } };
const grounds = { reason: "paid into the wrong account", evidence: "letter of 9 March" };
interface Correction {
  correction: string;
}

const transfer = async (shop: Scene, from: string, to: string, amount: string) =>
  (
    await world.finance.post<Correction>(
      "transfers",
      { from: shop.code(from), to: shop.code(to), amount, ...grounds },
      { now },
    )
  ).correction;
const approve = (correction: string, client = supervisor) =>
  client.send("POST", `corrections/${correction}/approve`, {}, { now });
const reverse = (correction: string) =>
  world.finance.send("POST", `corrections/${correction}/reverse`, grounds, { now });
const balances = async (shop: Scene) => [
  (await shop.account("a")).balance,
  (await shop.account("b")).balance,
];

// Guarantees 5.3: two persons, posted once, nothing beyond what is there, and nothing edited: taken back by a red entry.
test("all of an account to another one, not a fen more, and back by one red entry", async () => {
  const shop = await scene(world, { items: yuan, accounts: { a: { balance: "100.00" }, b: {} } });
  const [all, more] = [await transfer(shop, "a", "b", "100.00"), await transfer(shop, "a", "b", "0.01")];
  expect(await balances(shop)).toEqual(["100.00", "0.00"]);
  const another = await world.as("finance-supervisor");
  const approvals = await Promise.all([supervisor, another, supervisor, another].map((c) => approve(all, c)));
  expect(approvals.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await balances(shop)).toEqual(["0.00", "100.00"]);
  expect(await approve(more)).toMatchObject({ status: 422, body: { code: "correction/not-enough" } });

  const back = await reverse(all);
  expect(back.status).toBe(201);
  expect(await reverse(all)).toMatchObject({ status: 409, body: { code: "correction/reversed-already" } });
  const { correction } = back.body as Correction;
  expect((await approve(correction)).status).toBe(200);
  expect(await balances(shop)).toEqual(["100.00", "0.00"]);
  expect(await reverse(correction)).toMatchObject({
    status: 409,
    body: { code: "correction/cannot-reverse" },
  });
  expect((await reverse(all)).status).toBe(409);
});

test("a supervisor does not approve a request of their own", async () => {
  const shop = await scene(world, { items: yuan, accounts: { a: {}, b: {} } });
  const body = { account: shop.code("a"), amount: "5.00", ...grounds };
  const { correction } = await supervisor.post<Correction>("adjustments", body, { now });
  expect(await approve(correction)).toMatchObject({
    status: 403,
    body: { code: "correction/own-request" },
  });
  expect(await balances(shop)).toEqual(["0.00", "0.00"]);
});

test("twenty transfers to and fro at once neither lose a fen nor wait for each other in a circle", async () => {
  const shop = await scene(world, {
    items: yuan,
    accounts: { a: { balance: "1000.00" }, b: { balance: "1000.00" } },
  });
  const requests: string[] = [];
  for (let n = 0; n < 20; n += 1)
    requests.push(await transfer(shop, n % 2 ? "a" : "b", n % 2 ? "b" : "a", "10.00"));
  const answers = await Promise.all(requests.map((correction) => approve(correction)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await balances(shop)).toEqual(["1000.00", "1000.00"]);
});

// Guarantees R08 (2) and (3): credit below the balance stops generation and takes nothing back; temporary credit ends
// with the last second of its day.
test("credit is lowered below the balance, then lent until midnight", async () => {
  const shop = await scene(world, { items: yuan, accounts: { account: { balance: "100.00" } } });
  const path = `accounts/${shop.code("account")}`;
  const limit = (amount: string) =>
    supervisor.post(`${path}/credit`, { limit: amount, validTo: null, reason: "festival" }, { now });
  await limit("500.00");
  await shop.order("store", { item: 600 });
  const { wave } = await shop.wave("generate");
  await limit("0.00");
  expect(await shop.account()).toMatchObject({ available: "-500.00", held: "600.00" });
  await shop.ship(wave ?? "");
  expect(await shop.account()).toMatchObject({ balance: "-500.00", creditLimit: "0.00" });
  await shop.order("store", { item: 1 });
  expect((await shop.wave("generate")).blocked).toMatchObject([{ shortfall: "501.00" }]);

  const lent = { amount: "501.00", validTo: "2025-03-10", reason: "festival" };
  await supervisor.post(`${path}/temporary-credit`, lent, { now });
  expect((await shop.wave("generate", { now: "2025-03-11T00:00:00+08:00" })).deliveries).toEqual([]);
  expect((await shop.wave("generate", { now: "2025-03-10T23:59:59+08:00" })).deliveries).toHaveLength(1);
  const refused = await supervisor.send(
    "POST",
    `${path}/temporary-credit`,
    { ...lent, validTo: "2025-03-09" },
    { now },
  );
  expect(refused).toMatchObject({ status: 422, body: { code: "credit/ends-in-the-past" } });
});

// Guarantees 3.0.8 and 5.5: tax by line, summed; a closed month takes no entry any more, and its statement never changes.
test("a month is closed: tax is a sum of lines, late money is dated the next open day", async () => {
  const shop = await scene(world, {
    items: { a: { price: "3.52" }, b: { price: "0.07" }, c: { price: "1.01" } },
    accounts: { account: { balance: "1000.00" } },
  });
  await shop.order("store", { a: 24, b: 3, c: 7 });
  await shop.ship((await shop.wave("generate")).wave ?? "");
  const slip = { account: shop.code("account"), amount: "5.00", method: "cash", payer: "Wang" };
  const { deposit } = await world.owner.post<{ deposit: string }>("deposits", slip, { now });

  const later = "2025-04-01T09:00:00+08:00";
  await supervisor.post("periods/2025-03/close", { overrideReason: "for the test" }, { now: later });
  await buildStatements(world.db, new Date(later));
  const path = `statements/ST2503-${shop.code("account")}`;
  const read = () =>
    world.owner.get<{ content: { closing: string; deliveries: object } }>(path, { now: later });
  const { content } = await read();
  // 84.48 + 0.21 + 7.07, each line net of 13 % by itself: 74.76 + 0.19 + 6.26. Of the sum it would be 81.20.
  expect(content).toMatchObject({
    closing: "908.24",
    deliveries: { rates: [{ rate: "13.00", payable: "91.76", net: "81.21", tax: "10.55" }] },
  });
  await world.finance.post(
    `deposits/${deposit}/approve`,
    { received: "5.00" },
    { now: "2025-03-31T12:00:00+08:00" },
  );
  const entries = await world.finance.get<object>(`accounts/${shop.code("account")}/entries?from=2025-04-01`);
  expect(entries).toMatchObject({
    opening: "908.24",
    rows: [{ businessDay: "2025-04-01", income: "5.00", remark: expect.stringContaining("2025-03-31") }],
    closing: "913.24",
  });
  expect((await read()).content).toEqual(content);
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
