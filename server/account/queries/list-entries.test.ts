import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/in-transaction";
import { postEntries } from "@/server/account";
import { getAccount } from "@/server/account/queries/get-account";
import { listAccounts } from "@/server/account/queries/list-accounts";
import { listEntries } from "@/server/account/queries/list-entries";
import { listHolds } from "@/server/account/queries/list-holds";
import { submitOrder } from "@/server/order";
import { asBusinessDay } from "@/server/shared/business-day";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "cod"]));
const finance = person("finance");

let causes = 0;
const post = (account: number, amountFen: number, at: string) => {
  causes += 1;
  const cause = { type: "adjustment" as const, id: causes };
  const entry = {
    accountId: account,
    amountFen,
    reason: "fee" as const,
    cause,
    documentNo: `F${causes}`,
    storeId: 1,
  };
  return inTransaction(db, (tx) => postEntries(tx, [entry], new Date(at)));
};

// Guarantees R09 example 2: for any period, opening + income − expense = closing = the next period's opening.
test("periods join without a gap, at the company's midnight", async () => {
  await post(1, -100_00, "2026-03-31T23:59:59+08:00");
  await post(1, 30_00, "2026-04-01T00:00:00+08:00");
  await post(1, -5_50, "2026-04-30T12:00:00+08:00");
  const period = (from?: string, to?: string) =>
    listEntries(db, finance, {
      account: "A0",
      from: from === undefined ? undefined : asBusinessDay(from),
      to: to === undefined ? undefined : asBusinessDay(to),
    });
  const march = await period("2026-03-01", "2026-03-31");
  const april = await period("2026-04-01", "2026-04-30");
  expect([march.opening, march.closing]).toEqual(["0.00", "9900.00"]);
  expect([april.opening, april.closing]).toEqual([march.closing, "9924.50"]);
  expect(april.rows).toMatchObject([
    {
      no: 3,
      businessDay: "2026-04-01",
      at: "2026-04-01T00:00:00+08:00",
      income: "30.00",
      expense: "0.00",
      store: "S0",
    },
    { no: 4, income: "0.00", expense: "5.50", balance: "9924.50" },
  ]);
  expect((await period()).rows).toHaveLength(4);
  expect(await period("2027-01-01")).toMatchObject({ opening: "9924.50", closing: "9924.50", rows: [] });
});

test("a page has the opening and closing of its whole period", async () => {
  const first = await listEntries(db, finance, { account: "A0", limit: 3 });
  expect(first).toMatchObject({ opening: "0.00", closing: "9924.50" });
  expect(first.rows.map((row) => row.no)).toEqual([1, 2, 3]);
  const cursor = JSON.parse(Buffer.from(first.nextCursor ?? "", "base64url").toString()) as number[];
  const second = await listEntries(db, finance, { account: "A0", limit: 3, cursor });
  expect(second.rows.map((row) => row.no)).toEqual([4]);
  expect(second).toMatchObject({ closing: "9924.50", nextCursor: null });
});

test("what is pooled, held and owed is told apart, and by whom", async () => {
  await givenWave(db, [
    { store: "S1", lines: { I0: 10 } },
    { store: "S2", lines: { I0: 4 } },
  ]);
  await submitOrder(db, person("owner"), { store: "S1", lines: [{ item: "I1", qty: 2 }] }, now);
  expect(await getAccount(db, finance, { account: "A1" }, now)).toEqual({
    account: "A1",
    name: "Account 1",
    balance: "10000.00",
    creditLimit: "0.00",
    held: "35.00",
    available: "9965.00",
    pooled: "7.00",
    depositsPending: "0.00",
    stores: ["S1"],
  });
  expect(await listHolds(db, finance, { account: "A1" })).toMatchObject([
    { store: "S1", status: "created", amount: "35.00" },
  ]);
});

test("accounts are found by code, name or store, page by page, within reach", async () => {
  const all = await listAccounts(db, finance, { limit: 2 }, now);
  expect(all.rows.map((row) => row.account)).toEqual(["A0", "A1"]);
  expect(all.nextCursor).not.toBeNull();
  expect((await listAccounts(db, finance, { limit: 5, search: "s1" }, now)).rows).toMatchObject([
    { account: "A1", held: "35.00", available: "9965.00", stores: 1 },
  ]);
  const owner = person("owner", { accountIds: [1], storeIds: [1] });
  expect((await listAccounts(db, owner, { limit: 5 }, now)).rows).toMatchObject([{ account: "A0" }]);
});
