import { afterAll, beforeAll, expect, test } from "vitest";
import { createDeposit, getAccount } from "@/server/account";
import { getOutlook } from "@/server/funds/queries/get-outlook";
import { listLedgerDays } from "@/server/funds/queries/list-ledger-days";
import { listWaiting } from "@/server/funds/queries/list-waiting";
import { submitOrder } from "@/server/order";
import { asBusinessDay } from "@/server/shared/business-day";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid"]));

const finance = person("finance");
const day = asBusinessDay;
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

test("every amount is made of rows that add up to it", async () => {
  await submitOrder(db, person("owner"), { store: "S0", lines: [{ item: "I0", qty: 3 }] }, now);
  await submitOrder(db, person("owner"), { store: "S0", lines: [{ item: "I1", qty: 2 }] }, now);
  const slip = { account: "A0", amount: 700, method: "cash" as const, payer: "Wang", reference: "" };
  await createDeposit(db, person("owner"), slip, now);
  const [summary, waiting] = [
    await getAccount(db, finance, { account: "A0" }, now),
    await listWaiting(db, finance, { account: "A0" }),
  ];
  expect(waiting).toMatchObject({
    pooled: { sum: summary.pooled, count: 2, rows: [{ amount: "10.50", blocked: null }, { amount: "7.00" }] },
    pending: { sum: summary.depositsPending, count: 1, rows: [{ amount: "7.00", payer: "Wang" }] },
  });
  const stranger = person("owner", { storeIds: [2], accountIds: [2] });
  await expect(listWaiting(db, stranger, { account: "A0" })).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expect(listWaiting(db, person("clerk"), { account: "A0" })).rejects.toMatchObject({
    code: "auth/forbidden",
  });
});

test("the ledger by day and the balances over 90 days end at the balance", async () => {
  await givenApproved(db, "S1", { I0: 10 });
  const period = { account: "A1", from: day("2026-03-01"), to: day("2026-03-31") };
  expect(await listLedgerDays(db, finance, period)).toEqual({
    opening: "0.00",
    days: [
      { day: "2026-03-01", entries: 1, income: "10000.00", expense: "0.00", closing: "10000.00" },
      { day: "2026-03-10", entries: 1, income: "0.00", expense: "35.00", closing: "9965.00" },
    ],
    closing: "9965.00",
  });
  expect(
    await listLedgerDays(db, finance, { ...period, from: day("2026-03-05"), to: day("2026-03-09") }),
  ).toEqual({
    opening: "10000.00",
    days: [],
    closing: "10000.00",
  });
  const { balances } = await getOutlook(db, finance, { account: "A1" }, days(1));
  expect(balances).toHaveLength(90);
  expect(balances.slice(-2)).toEqual([
    { day: "2026-03-10", fen: 996_500 },
    { day: "2026-03-11", fen: 996_500 },
  ]);
  expect(balances.find((one) => one.day === "2026-03-09")?.fen).toBe(1_000_000);
  expect(balances[0]?.fen).toBe(0);
});

test("the forecast takes what is pooled and what each weekday usually brings", async () => {
  const at = (count: number) => days(count - 14);
  for (const week of [0, 7])
    await submitOrder(
      db,
      person("owner"),
      { store: "S2", lines: [{ item: "I0", qty: 2_000 }] },
      at(week + 2),
    );
  const outlook = await getOutlook(db, finance, { account: "A2" }, now);
  // Two Thursdays with 7,000.00 each are in the pool: 4,000.00 short today, 7,000.00 more on Thursday.
  expect(outlook.weeks).toBe(2);
  expect(outlook.forecast.short).toEqual({ day: "2026-03-10", fen: 400_000 });
  expect(outlook.forecast.days.map(({ usualFen }) => usualFen)).toEqual([0, 0, 700_000, 0, 0, 0, 0, 0]);
  expect(outlook.forecast.days[2]?.leftFen).toBe(-1_100_000);
});
