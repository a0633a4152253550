import { afterAll, expect, test } from "vitest";
import { sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { pgErrorOf } from "@/db/pg-error";
import {
  addCodDues,
  balancesOf,
  type Cause,
  captureHolds,
  codUnpaidFen,
  lockAccounts,
  type NewHold,
  postEntries,
  raiseHeld,
  releaseHolds,
  settleCodDues,
  voidCodDues,
  writeHolds,
} from "@/server/account";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);

const now = new Date("2026-03-10T01:00:00Z");
const today = "2026-03-10";
let causes = 0;
const delivery = (): Cause => ({ type: "delivery", id: ++causes });

let accounts = 0;
async function givenAccount(
  openingFen: number,
  credit: { fen?: number; validTo?: string } = {},
): Promise<number> {
  accounts += 1;
  const [row] = await sqlOf(db)<{ id: number }[]>`
    insert into accounts (code, name, credit_limit_fen, credit_valid_to)
    values (${`A${accounts}`}, 'Account', ${credit.fen ?? 0}, ${credit.validTo ?? null}::text::date) returning id`;
  const accountId = row?.id ?? 0;
  if (openingFen !== 0) {
    const cause = { type: "import" as const, id: accountId };
    const opening = {
      accountId,
      amountFen: openingFen,
      reason: "opening" as const,
      cause,
      documentNo: "OPENING",
    };
    await inTransaction(db, (tx) => postEntries(tx, [opening], now));
  }
  return accountId;
}

async function placeHolds(tx: Tx, holds: readonly NewHold[], at: Date): Promise<void> {
  await writeHolds(tx, holds, at);
  await raiseHeld(tx, holds, at);
}

const figuresOf = async (id: number) => (await balancesOf(db, [id], today)).get(id);
const entriesOf = (id: number) => sqlOf(db)<{ no: number; fen: number; after: number }[]>`
  select entry_no as no, amount_fen as fen, balance_after_fen as after from account_entries
  where account_id = ${id} order by entry_no`;
const capture = (accountId: number, cause: Cause, amountFen: number) => ({
  accountId,
  cause,
  amountFen,
  documentNo: `DO-${cause.id}`,
  storeId: 1,
});
const charge = (accountId: number, amountFen: number) => ({
  accountId,
  amountFen,
  reason: "fee" as const,
  cause: { type: "adjustment" as const, id: ++causes },
  documentNo: "FEE",
});

// Guarantees D2 and U1: held at generation, charged for what was picked, the rest is free in the same step.
test("hold 1,400.00, picked 1,352.00: charged 1,352.00, 48.00 free again", async () => {
  const account = await givenAccount(150_000);
  const cause = delivery();
  await inTransaction(db, (tx) => placeHolds(tx, [{ accountId: account, amountFen: 140_000, cause }], now));
  expect(await figuresOf(account)).toMatchObject({
    balanceFen: 150_000,
    heldFen: 140_000,
    availableFen: 10_000,
  });
  await inTransaction(db, (tx) => captureHolds(tx, [capture(account, cause, 135_200)], now));
  expect(await figuresOf(account)).toMatchObject({ balanceFen: 14_800, heldFen: 0, availableFen: 14_800 });
  expect(await entriesOf(account)).toEqual([
    { no: 1, fen: 150_000, after: 150_000 },
    { no: 2, fen: -135_200, after: 14_800 },
  ]);
});

test("nothing picked writes no entry and frees the whole hold", async () => {
  const account = await givenAccount(100);
  const cause = delivery();
  await inTransaction(db, (tx) => placeHolds(tx, [{ accountId: account, amountFen: 100, cause }], now));
  await inTransaction(db, (tx) => captureHolds(tx, [capture(account, cause, 0)], now));
  expect(await figuresOf(account)).toMatchObject({ balanceFen: 100, heldFen: 0 });
  expect(await entriesOf(account)).toHaveLength(1);
});

// Guarantees that a cause moves money once, whatever fails above: the second time nothing at all changes.
test("a repeated entry, hold or capture is refused and leaves everything as it was", async () => {
  const account = await givenAccount(1_000);
  const cause = delivery();
  const hold = { accountId: account, amountFen: 300, cause };
  await inTransaction(db, (tx) => placeHolds(tx, [hold], now));
  const again = await inTransaction(db, (tx) => placeHolds(tx, [hold], now)).catch(pgErrorOf);
  expect(again).toMatchObject({ code: "23505" });
  await inTransaction(db, (tx) => captureHolds(tx, [capture(account, cause, 300)], now));
  const figures = await figuresOf(account);
  await expect(
    inTransaction(db, (tx) => captureHolds(tx, [capture(account, cause, 300)], now)),
  ).rejects.toThrow(/no open hold/);
  const entry = charge(account, 50);
  await inTransaction(db, (tx) => postEntries(tx, [entry], now));
  const doubled = await inTransaction(db, (tx) => postEntries(tx, [entry], now)).catch(pgErrorOf);
  expect(doubled).toMatchObject({ constraint_name: "account_entries_once_per_cause" });
  expect(await figuresOf(account)).toEqual({ ...figures, balanceFen: 750, availableFen: 750 });
});

test("a release frees once; a captured hold is not freed", async () => {
  const account = await givenAccount(1_000);
  const [freed, charged] = [delivery(), delivery()];
  await inTransaction(db, (tx) =>
    placeHolds(
      tx,
      [freed, charged].map((cause) => ({ accountId: account, amountFen: 200, cause })),
      now,
    ),
  );
  await inTransaction(db, (tx) => captureHolds(tx, [capture(account, charged, 200)], now));
  for (let round = 0; round < 2; round += 1) {
    await inTransaction(db, (tx) => releaseHolds(tx, [freed, charged, delivery()], now));
    expect(await figuresOf(account)).toMatchObject({ balanceFen: 800, heldFen: 0 });
  }
});

test("credit counts to the end of its last day (R08)", async () => {
  const account = await givenAccount(1_000, { fen: 500, validTo: "2026-01-31" });
  const on = async (day: "2026-01-31" | "2026-02-01") => (await balancesOf(db, [account], day)).get(account);
  expect(await on("2026-01-31")).toMatchObject({ creditLimitFen: 500, availableFen: 1_500 });
  expect(await on("2026-02-01")).toMatchObject({ creditLimitFen: 0, availableFen: 1_000 });
});

test("several entries of several accounts in one call keep the order given", async () => {
  const [first, second] = [await givenAccount(0), await givenAccount(0)];
  const entries = [charge(second, 5), charge(first, 1), charge(second, -7), charge(first, 2)];
  await inTransaction(db, (tx) => postEntries(tx, entries, now));
  expect((await entriesOf(first)).map((entry) => entry.after)).toEqual([1, 3]);
  expect((await entriesOf(second)).map((entry) => entry.after)).toEqual([5, -2]);
});

// Guarantees that 32 clients on one hot account lose nothing, double nothing and leave no gap in the numbers.
test("32 clients hold, capture and post on one account at once", async () => {
  const account = await givenAccount(1_000_000);
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let round = 0; round < 5; round += 1) {
        const cause = delivery();
        await inTransaction(db, (tx) => placeHolds(tx, [{ accountId: account, amountFen: 100, cause }], now));
        await inTransaction(db, (tx) => captureHolds(tx, [capture(account, cause, 90)], now));
        await inTransaction(db, (tx) => postEntries(tx, [charge(account, 10)], now));
      }
    }),
  );
  expect(await figuresOf(account)).toMatchObject({ balanceFen: 1_000_000 - 160 * 80, heldFen: 0 });
  const entries = await entriesOf(account);
  expect(entries.map((entry) => entry.no)).toEqual(Array.from({ length: 321 }, (_, index) => index + 1));
  expect(entries.at(-1)?.after).toBe(1_000_000 - 160 * 80);
});

// Guarantees that money is spent once: who checks under the lock sees what the others took.
test("32 clients race for a balance that covers ten of them: ten hold", async () => {
  const account = await givenAccount(1_000);
  const took = await Promise.all(
    Array.from({ length: 32 }, () =>
      inTransaction(db, async (tx) => {
        const figures = (await lockAccounts(tx, [account], today)).get(account);
        if ((figures?.availableFen ?? 0) < 100) return false;
        await placeHolds(tx, [{ accountId: account, amountFen: 100, cause: delivery() }], now);
        return true;
      }),
    ),
  );
  expect(took.filter(Boolean)).toHaveLength(10);
  expect(await figuresOf(account)).toMatchObject({ heldFen: 1_000, availableFen: 0 });
});

// Guarantees the lock order: the order asked for does not matter, so opposing callers wait and never deadlock
// (`db.transaction` would not try again).
test("opposing orders of the same accounts never deadlock", async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => givenAccount(0)));
  await Promise.all(
    Array.from({ length: 16 }, async (_, client) => {
      const order = client % 2 === 0 ? ids : ids.toReversed();
      for (let round = 0; round < 10; round += 1) {
        await db.transaction(async (tx) => {
          await lockAccounts(tx, order, today);
          await postEntries(
            tx,
            order.map((id) => charge(id, 1)),
            now,
          );
        });
      }
    }),
  );
  for (const id of ids) expect(await figuresOf(id)).toMatchObject({ balanceFen: 160 });
});

// Guarantees R05 and rulings 15: allocated from generation, picked from approval, nothing after a void.
test("a COD store owes the allocated, then the picked amount", async () => {
  const unpaid = () => inTransaction(db, async (tx) => (await codUnpaidFen(tx, [7, 8])).get(7));
  await inTransaction(db, (tx) =>
    addCodDues(
      tx,
      [1, 2, 3].map((deliveryId) => ({ deliveryId, storeId: 7, amountFen: 100 * deliveryId })),
      now,
    ),
  );
  expect(await unpaid()).toBe(600);
  await inTransaction(db, (tx) => settleCodDues(tx, [{ deliveryId: 2, amountFen: 150 }], now));
  expect(await unpaid()).toBe(550);
  for (let round = 0; round < 2; round += 1) await inTransaction(db, (tx) => voidCodDues(tx, [1], now));
  expect(await unpaid()).toBe(450);
  await inTransaction(db, (tx) => settleCodDues(tx, [{ deliveryId: 3, amountFen: 0 }], now));
  expect(await unpaid()).toBe(150);
  await expect(
    inTransaction(db, (tx) => settleCodDues(tx, [{ deliveryId: 1, amountFen: 5 }], now)),
  ).rejects.toThrow(/no open due/);
});
