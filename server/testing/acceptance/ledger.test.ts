import { afterAll, beforeAll, expect, test } from "vitest";
import type { RestAnswer, RestClient } from "@/server/testing/rest-client";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";

// What the test suites of other ledgers ask of a ledger: limits to the fen, holds, captures, releases, keys, reversals,
// many hands at once. All of it through the interface, as a machine would.

let world: RestWorld;
let supervisors: RestClient[];
beforeAll(async () => {
  world = await restWorld();
  supervisors = [await world.as("finance-supervisor"), await world.as("finance-supervisor")];
});
afterAll(() => world.close());

const now = MONDAY;
const yuan = { item: { price: "1.00" } };
const fen = { item: { price: "0.01", stock: 1_000_000 } };
const accountOf = (balance: string, credit = "0.00") => ({ account: { balance, credit } });
const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

const slipOf = (shop: Scene, amount: string) => ({
  account: shop.code("account"),
  amount,
  method: "bank_transfer",
  payer: "Owner",
});

async function declare(shop: Scene, amount: string, reference = ""): Promise<string> {
  const { deposit } = await world.owner.post<{ deposit: string }>(
    "deposits",
    { ...slipOf(shop, amount), reference },
    { now },
  );
  return deposit;
}

const decide = (client: RestClient, deposit: string, verb: string, body: object, key?: string) =>
  client.send("POST", `deposits/${deposit}/${verb}`, body, { now, key });
const approve = (deposit: string, received: string, key?: string) =>
  decide(world.finance, deposit, "approve", { received }, key);
const entriesOf = async (shop: Scene) =>
  (
    await world.finance.get<{ rows: { no: number; income: string; expense: string; balance: string }[] }>(
      `accounts/${shop.code("account")}/entries`,
    )
  ).rows;
const statuses = (answers: RestAnswer<unknown>[]) => answers.map(({ status }) => status).sort();

// Guarantees D1 to the fen: equal is enough, one fen more is not.
test.each([
  [15_000, true],
  [15_001, false],
])("balance 100.00, credit 50.00, an order of %i fen", async (qty, isGenerated) => {
  const shop = await scene(world, { items: fen, accounts: accountOf("100.00", "50.00") });
  await shop.order("store", { item: qty });
  const wave = await shop.wave("generate");
  if (isGenerated) {
    await shop.ship(wave.wave ?? "");
    expect(await shop.account()).toMatchObject({ balance: "-50.00", available: "0.00", held: "0.00" });
  } else {
    expect(wave.blocked).toMatchObject([{ available: "150.00", needed: "150.01", shortfall: "0.01" }]);
    expect(await shop.account()).toMatchObject({ balance: "100.00", available: "150.00", held: "0.00" });
  }
});

test("a hold is freed once, and what was freed is not captured", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("100.00") });
  await shop.order("store", { item: 100 });
  const { wave, deliveries } = await shop.wave("generate");
  const path = `deliveries/${deliveries[0]?.delivery}`;
  for (let round = 0; round < 2; round += 1) {
    await world.planner.post(`${path}/void`, {}, { now });
    expect(await shop.account()).toMatchObject({ balance: "100.00", held: "0.00", available: "100.00" });
  }
  expect((await world.planner.send("POST", `${path}/approve`, {}, { now })).status).toBe(409);
  await world.planner.post(`waves/${wave}/cancel`, {}, { now });
  const again = await shop.wave("generate");
  expect(again.deliveries).toMatchObject([{ amount: "100.00" }]);
  await shop.ship(again.wave ?? "");
  expect(await shop.account()).toMatchObject({ balance: "0.00", held: "0.00" });
  expect(await entriesOf(shop)).toHaveLength(2);
});

test("approving and taking back at once: one of them, money once", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("100.00") });
  const manager = await world.as("dc-manager");
  let leftYuan = 100;
  for (let round = 0; round < 3; round += 1) {
    await shop.order("store", { item: 10 });
    const { wave, deliveries } = await shop.wave("generate");
    const delivery = deliveries[0]?.delivery;
    const post = (client: RestClient, path: string, body = {}) => client.send("POST", path, body, { now });
    await post(world.planner, `waves/${wave}/release`);
    await post(world.planner, `waves/${wave}/confirm`, { exceptions: [] });
    const answers = await Promise.all([
      post(manager, `deliveries/${delivery}/void`),
      ...times(4, () => post(world.planner, `deliveries/${delivery}/approve`)),
      post(manager, `waves/${wave}/cancel`),
      post(world.planner, `waves/${wave}/approve`),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const { status } = await world.planner.get<{ status: string }>(`deliveries/${delivery}`);
    if (status === "approved") leftYuan -= 10;
    expect(await shop.account()).toMatchObject({ balance: `${leftYuan}.00`, held: "0.00" });
  }
});

// Guarantees that a key stands for one wish: another slip under it is another wish, however alike the bodies are.
test("a key is not good for a second slip; of different wishes under one key one is done", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("0.00") });
  const [first, second] = [await declare(shop, "10.00"), await declare(shop, "10.00")];
  const key = crypto.randomUUID();
  expect((await approve(first, "10.00", key)).status).toBe(200);
  expect(await approve(second, "10.00", key)).toMatchObject({
    status: 422,
    body: { code: "idempotency/mismatch" },
  });
  expect(await shop.account()).toMatchObject({ balance: "10.00", depositsPending: "10.00" });
  const shared = crypto.randomUUID();
  const answers = await Promise.all(
    times(20, (n) => world.owner.send("POST", "deposits", slipOf(shop, `${n + 1}.00`), { now, key: shared })),
  );
  expect(statuses(answers)).toEqual([201, ...Array(19).fill(422)]);
});

// Guarantees U21, and that a reversal is neither repeated nor reversed.
test("two supervisors reverse a spent slip twelve times at once: one red entry, ordering stops by the fen", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("0.00") });
  const deposit = await declare(shop, "100.00");
  const [supervisor = world.finance] = supervisors;
  expect((await decide(supervisor, deposit, "reverse", { reason: "early" })).status).toBe(409);
  await approve(deposit, "100.00");
  await shop.order("store", { item: 80 });
  await shop.ship((await shop.wave("generate")).wave ?? "");
  const reversals = await Promise.all(
    times(12, (n) => decide(supervisors[n % 2] ?? supervisor, deposit, "reverse", { reason: "bounced" })),
  );
  expect(new Set(statuses(reversals))).toEqual(new Set([200]));
  expect((await entriesOf(shop)).map(({ balance }) => balance)).toEqual(["100.00", "20.00", "-80.00"]);
  const after = [
    await approve(deposit, "100.00"),
    await decide(world.finance, deposit, "reject", { reason: "late" }),
    await decide(world.owner, deposit, "void", {}),
  ];
  expect(statuses(after)).toEqual([409, 409, 409]);
  await shop.order("store", { item: 1 });
  expect((await shop.wave("generate")).blocked).toMatchObject([{ available: "-80.00", shortfall: "81.00" }]);
  await approve(await declare(shop, "81.00"), "81.00");
  expect((await shop.wave("generate")).deliveries).toHaveLength(1);
});

test("32 approvals and 8 waves at once on one account: every fen is there, nothing is spent twice", async () => {
  const routes = times(8, (n) => `r${n}`);
  const stores = Object.fromEntries(routes.map((route, n) => [`s${n}`, { route }]));
  const shop = await scene(world, { items: yuan, accounts: accountOf("300.00"), stores, routes });
  const slips = await Promise.all(times(32, (n) => declare(shop, `${n + 1}.01`)));
  for (const store of Object.keys(stores)) await shop.order(store, { item: 100 });
  const [waves] = await Promise.all([
    Promise.all(routes.map((leaf) => shop.wave("generate", { leaf }))),
    Promise.all(slips.map((slip, n) => approve(slip, `${n + 1}.01`))),
  ]);
  const generated = waves.filter(({ wave }) => wave !== null).length;
  expect(generated).toBeGreaterThanOrEqual(3);
  expect(await shop.account()).toMatchObject({ balance: "828.32", held: `${generated * 100}.00` });
  expect((await shop.account()).available).not.toMatch(/^-/);
  expect((await entriesOf(shop)).map(({ no }) => no)).toEqual(times(33, (n) => n + 1));
});

test("approved for two amounts, rejected, taken back and found in the bank at once: one decision", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("0.00") });
  const another = await world.as("finance");
  let creditedYuan = 0;
  for (let round = 0; round < 4; round += 1) {
    const reference = `${shop.code("REF")}-${round}`;
    const deposit = await declare(shop, "10.00", reference);
    const line = `date,amount,payer_account,payer_name,note,bank_reference\n2025-03-10,10.00,62,Wang,${reference},${reference}\n`;
    const answers = await Promise.all([
      approve(deposit, "10.00"),
      decide(another, deposit, "approve", { received: "9.00" }),
      decide(another, deposit, "reject", { reason: "not in the bank" }),
      decide(world.owner, deposit, "void", {}),
      world.finance.send("POST", "bank-statements", line, { now, contentType: "text/csv" }),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const slip = await world.finance.get<{ status: string; received: string | null; bankLines: unknown[] }>(
      `deposits/${deposit}`,
    );
    if (slip.status === "approved") creditedYuan += Number(slip.received);
    if (slip.status === "rejected" || slip.status === "void") expect(slip.bankLines).toEqual([]);
  }
  expect(await shop.account()).toMatchObject({ balance: creditedYuan.toFixed(2) });
});

// Guarantees that sums stay whole fen: what nobody owns is bad input, and no heap of slips makes an account unreadable.
test("the largest slips, and one fen more", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("0.00") });
  for (const amount of ["1000000000.01", "9999999999999.99", "99999999999999.99"])
    expect((await world.owner.send("POST", "deposits", slipOf(shop, amount), { now })).status).toBe(400);
  const admin = await world.as("admin");
  const slips = await Promise.all(times(12, () => declare(shop, "1000000000.00")));
  expect(await shop.account()).toMatchObject({ depositsPending: "12000000000.00" });
  for (const slip of slips)
    expect((await decide(admin, slip, "approve", { received: "1000000000.00" })).status).toBe(200);
  expect(await shop.account()).toMatchObject({ balance: "12000000000.00", depositsPending: "0.00" });
  expect((await entriesOf(shop)).at(-1)).toMatchObject({ no: 12, balance: "12000000000.00" });
});

test("a ledger is asked for days that there were", async () => {
  const shop = await scene(world, { items: yuan, accounts: accountOf("5.00") });
  const path = `accounts/${shop.code("account")}/entries`;
  for (const query of [
    "?from=2025-02-30",
    "?from=0000-01-01",
    "?to=x",
    "?cursor=x",
    "?limit=501",
    "?colour=1",
  ])
    expect([query, (await world.finance.send("GET", path + query)).status]).toEqual([query, 400]);
  for (const query of ["?from=0001-01-01", "?to=9999-12-31", "?from=2025-03-10&to=2025-03-09"])
    expect([query, (await world.finance.send("GET", path + query)).status]).toEqual([query, 200]);
});

test("the books tie", async () => {
  const { checks } = await world.finance.get<{ checks: { ok: boolean }[] }>("proof");
  expect(checks.filter((check) => !check.ok)).toEqual([]);
});
