import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { pgErrorOf } from "@/db/pg-error";
import { postEntries } from "@/server/account";
import { getPeriods } from "@/server/period/queries/get-periods";
import { listCheckRows } from "@/server/period/queries/list-check-rows";
import { runProof } from "@/server/proof";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { closePeriod } from "./close-period";

const { db, close } = await freshDatabase(24);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const supervisor = person("finance-supervisor");
const april = new Date("2026-04-01T00:00:05+08:00");
const lastSecond = new Date("2026-03-31T23:59:59+08:00");
const refused = (code: string) => expect.objectContaining({ code });

let causes = 1_000_000;
/** A rebate of 1.00 whose cause is nowhere: the proof says so, and nothing else. */
const post = (at: Date, remark = "") =>
  db.transaction((tx) => {
    causes += 1;
    const cause = { type: "adjustment" as const, id: causes };
    const entry = {
      accountId: 1,
      amountFen: 100,
      reason: "rebate" as const,
      cause,
      documentNo: `X${causes}`,
    };
    return postEntries(tx, [{ ...entry, remark }], at);
  });

async function entriesIn(month: string) {
  const [row] = await sqlOf(db)<{ entries: number; fen: number }[]>`
    select count(*)::int4 as entries, coalesce(sum(amount_fen), 0)::int8 as fen
    from account_entries where to_char(business_on, 'YYYY-MM') = ${month}`;
  return row;
}

test("only a supervisor closes, only the next month, only once it is over", async () => {
  const march = { month: "2026-03" as const };
  await expect(closePeriod(db, person("finance"), march, april)).rejects.toEqual(refused("auth/forbidden"));
  await expect(closePeriod(db, supervisor, march, now)).rejects.toEqual(refused("period/not-over"));
  await expect(closePeriod(db, supervisor, { month: "2026-04" }, april)).rejects.toEqual(
    refused("period/not-next"),
  );
});

test("what is open of the month is listed and in the way, unless there is a reason", async () => {
  const { deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 2 } }]);
  const march = { month: "2026-03" as const };
  await expect(closePeriod(db, supervisor, march, april)).rejects.toMatchObject({
    code: "period/checks-open",
    details: { deliveries: 1, differences: 0 },
  });
  const { next } = await getPeriods(db, person("finance"), april);
  expect(next).toMatchObject({ month: "2026-03", isOver: true });
  expect(next?.checks).toEqual([
    { check: "open_deliveries", open: 1 },
    { check: "open_differences", open: 0 },
  ]);
  const rows = await listCheckRows(db, person("finance"), { ...march, check: "open_deliveries", limit: 50 });
  expect(rows.rows).toMatchObject([{ document: deliveries[0], store: "S0", amount: "7.00" }]);
});

test("16 clients post while two people close: each entry is in the closed month or after it, and nothing is lost", async () => {
  const before = (await entriesIn("2026-03"))?.entries ?? 0;
  let isClosed = false;
  const posting = async () => {
    for (let n = 0; n < 25; n += 1) await post(lastSecond, isClosed ? "late" : "");
  };
  const closing = async () => {
    await post(lastSecond);
    const closed = await closePeriod(
      db,
      supervisor,
      { month: "2026-03", overrideReason: "the last run is approved on the 1st" },
      april,
    );
    isClosed = true;
    return closed;
  };
  const [, first, second] = await Promise.all([
    atTheSameTime(Array.from({ length: 16 }, () => posting)),
    closing(),
    closing(),
  ]);
  expect(first).toEqual(second);
  const [march, moved] = [await entriesIn("2026-03"), await entriesIn("2026-04")];
  expect((march?.entries ?? 0) + (moved?.entries ?? 0)).toBe(before + 16 * 25 + 2);
  expect(moved?.entries).toBeGreaterThan(0);

  const { closed } = await getPeriods(db, person("finance"), april);
  expect(closed).toMatchObject([
    { month: "2026-03", entries: march?.entries, closedBy: "finance-supervisor" },
  ]);
  const remarks = await sqlOf(db)<{ remark: string }[]>`
    select distinct remark from account_entries where business_on = '2026-04-01' order by 1`;
  expect(remarks.map(({ remark }) => remark)).toEqual(expect.arrayContaining(["late [原日期 2026-03-31]"]));
  const [late] = await sqlOf(db)<{ entries: number }[]>`
    select count(*)::int4 as entries from account_entries where remark like 'late%' and business_on < '2026-04-01'`;
  expect(late?.entries).toBe(0);
  const { checks } = await runProof(db);
  const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  expect(failed.sort()).toEqual(["account-entry-causes", "corrections-posted"]);
});

test("the database itself refuses an entry in a closed month, and to open one again", async () => {
  const sql = sqlOf(db);
  const wrong = sql`
    insert into account_entries (account_id, entry_no, amount_fen, balance_after_fen, reason, cause_type, cause_id,
                                 document_no, business_on, posted_at)
    values (2, 999, 1, 1, 'rebate', 'adjustment', 999, 'X', '2026-03-31', now())`;
  expect(pgErrorOf(await wrong.catch((error: unknown) => error))).toMatchObject({
    constraint_name: "periods_closed",
  });
  await expect(sql`delete from periods`).rejects.toThrow("append-only");
  await expect(sql`update periods set closed_by_name = 'x'`).rejects.toThrow("append-only");
});

test("closing again changes nothing, and the next month has its turn", async () => {
  const again = await closePeriod(db, supervisor, { month: "2026-03" }, new Date("2026-06-01T08:00:00Z"));
  expect(again).toMatchObject({ month: "2026-03", closedAt: april.toISOString() });
  await expect(closePeriod(db, supervisor, { month: "2026-05" }, april)).rejects.toEqual(
    refused("period/not-next"),
  );
  const [row] = await sqlOf(db)<{ events: number }[]>`
    select count(*)::int4 as events from events where document_type = 'period'`;
  expect(row?.events).toBe(1);
});
