import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { importFile } from "@/server/import";
import { submitOrder, withdrawOrder } from "@/server/order";
import { DomainError } from "@/server/shared/domain-error";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { countBudgets } from "../count-budgets";

const clients = 32;
const owner = person("owner");
let world: TestDatabase;

beforeAll(async () => {
  world = await freshDatabase(40);
  await givenChain(
    world.db,
    Array.from({ length: clients }, () => "prepaid" as const),
  );
  await apply(
    "promotions",
    "code,name,kind,from,to,item,buy_qty,threshold,discount",
    "TEN,Ten sets,buy_get,2026-01-01,2026-12-31,I0,10,,",
    "OFF,A budget of money,order_discount,2026-01-01,2026-12-31,I1,,10.00,3.00",
  );
});
afterAll(() => world.close());
beforeEach(() => sqlOf(world.db)`update coupons set status = 'void' where status = 'active'`);

const apply = (kind: string, ...rows: string[]) =>
  importFile(
    world.db,
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    now,
  );

const setBudget = (code: string, times: number | null, fen: number | null) =>
  world.db.transaction(async (tx) => {
    const sql = sqlOf(tx);
    const [promotion] = await sql<{ id: number }[]>`
      update promotions set budget_times = ${times}::int4, budget_fen = ${fen}::int8 where code = ${code} returning id`;
    await countBudgets(tx, [promotion?.id ?? 0]);
    await bumpCatalogVersion(tx);
  });

const order = (store: number, lines: Record<string, number>, coupons?: string[]) =>
  submitOrder(
    world.db,
    owner,
    { store: `S${store}`, lines: Object.entries(lines).map(([item, qty]) => ({ item, qty })), coupons },
    now,
  );
const all = <T>(work: (store: number) => Promise<T>) =>
  atTheSameTime(Array.from({ length: clients }, (_, store) => () => work(store)));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "taken",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

// Guarantees pitfall 15: a budget is taken under its promotion's lock, however many ask for it at once.
test("32 stores fight for a promotion with ten uses: exactly ten get their gift, and all are served", async () => {
  await setBudget("TEN", 10, null);
  const orders = await all((store) => order(store, { I0: 10 }));
  expect(orders.filter(({ gifts }) => gifts.length === 1)).toHaveLength(10);
  await expectProof(world.db);

  // Two of the ten give theirs back; the next two get them, the third does not.
  const winners = orders.filter(({ gifts }) => gifts.length === 1).slice(0, 2);
  await atTheSameTime(winners.map((won) => () => withdrawOrder(world.db, owner, won.order, "", now)));
  const next = [];
  for (const store of [0, 1, 2]) next.push(await order(store, { I0: 10 }));
  expect(next.map(({ gifts }) => gifts.length)).toEqual([1, 1, 0]);
  await expectProof(world.db);
});

test("32 stores fight for a budget of 20.00: six get 3.00, nobody gets the rest", async () => {
  await setBudget("OFF", null, 2_000);
  const orders = await all((store) => order(store, { I1: 10 }));
  expect(orders.map(({ totals }) => totals.discount).filter((discount) => discount === "3.00")).toHaveLength(
    6,
  );
  expect(orders.map(({ totals }) => totals.discount).filter((discount) => discount === "0.00")).toHaveLength(
    26,
  );
  await expectProof(world.db);
});

test("32 orders of one account fight for one coupon: one uses it, the others are refused", async () => {
  const sql = sqlOf(world.db);
  await sql`update stores set account_id = (select id from accounts where code = 'A0')`;
  await apply("coupons", "code,account,value,valid_from,valid_to", "ONLY,A0,5.00,2026-01-01,2026-12-31");
  const outcomes = await all((store) => codeOf(order(store, { I2: 4 }, ["ONLY"])));
  expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "coupon/not-usable")).toHaveLength(31);
  await expectProof(world.db);
});

test("an order that loses a budget to another keeps its coupon", async () => {
  // Six sets are used: of ten four are left.
  await setBudget("OFF", 10, 100_000);
  await apply(
    "coupons",
    "code,account,value,valid_from,valid_to",
    ...Array.from({ length: clients }, (_, n) => `C${n},A0,1.00,2026-01-01,2026-12-31`),
  );
  const orders = await all((store) => order(store, { I1: 10 }, [`C${store}`]));
  expect(orders.filter(({ promotions }) => promotions.length === 1)).toHaveLength(4);
  expect(orders.every(({ couponsUsed }) => couponsUsed.length === 1)).toBe(true);
  await expectProof(world.db);
});

test("inside a caller's transaction a lost race leaves the transaction alive", async () => {
  await apply("coupons", "code,account,value,valid_from,valid_to", "TX,A0,5.00,2026-01-01,2026-12-31");
  const lines = { I2: 4 };
  const outcomes = await all((store) =>
    codeOf(
      world.db.transaction(async (tx) => {
        const input = {
          store: `S${store}`,
          lines: Object.entries(lines).map(([item, qty]) => ({ item, qty })),
        };
        return submitOrder(tx, owner, { ...input, coupons: ["TX"] }, now);
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "coupon/not-usable")).toHaveLength(31);
  await expectProof(world.db);
});
