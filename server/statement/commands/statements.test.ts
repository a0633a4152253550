import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { pgErrorOf } from "@/db/pg-error";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { owner, slipsOf, supervisor, testStorage } from "@/server/account/test-slips";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { closePeriod } from "@/server/period";
import { getStatementFile } from "@/server/statement";
import { pdfOf } from "@/server/statement/pdf";
import { getStatement, listStatementEvents } from "@/server/statement/queries/get-statement";
import { listStatements, statementProgress } from "@/server/statement/queries/list-statements";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { acceptSilent } from "./accept-silent";
import { answerCase } from "./answer-case";
import { buildStatements } from "./build-statements";
import { acceptStatement, disputeStatement } from "./respond-to-statement";

const { db, close } = await freshDatabase(16);
afterAll(close);

const finance = person("finance", { id: 77 });
const april = new Date("2026-04-01T08:00:00+08:00");
const day = (count: number) => new Date(april.getTime() + count * 86_400_000);
const first = { statement: "ST2603-A0" };
const second = { statement: "ST2603-A1" };
const refused = (code: string) => expect.objectContaining({ code });

/** March: 10,000.00 to begin with, a deposit of 500.00, two deliveries of which one is reversed, one still open. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "cod"]);
  await sqlOf(
    db,
  )`update stores set return_policy = 'ratio', return_ratio_bp = 200 where code in ('S0', 'S2')`;
  await sqlOf(db)`update stores set return_policy = 'monthly', return_monthly_fen = 20000 where code = 'S1'`;
  await givenApproved(db, "S0", { I0: 24, MEAT: 1_234 }, [{ item: "I0", picked: 23, reason: "damaged" }]);
  const wrong = await givenApproved(db, "S0", { I1: 10 });
  await reverseDelivery(db, supervisor, { delivery: wrong, reason: "wrong store" }, now);
  const deposit = await slipsOf(db, testStorage()).pending(50_000);
  await approveDeposit(db, finance, { deposit, received: 50_000 }, now);
  await givenWave(db, [{ store: "S0", lines: { I2: 2 } }]);
  const march = { month: "2026-03" as const, overrideReason: "the wave goes on" };
  await closePeriod(db, supervisor, march, april);
});

test("the statements of a closed month are built once, whoever builds them, and progress is seen", async () => {
  expect((await statementProgress(db, finance))[0]).toMatchObject({
    month: "2026-03",
    accounts: 0,
    built: 0,
  });
  const built = await atTheSameTime(Array.from({ length: 4 }, () => () => buildStatements(db, april)));
  expect(built.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(await buildStatements(db, day(1))).toBe(0);
  expect((await statementProgress(db, finance))[0]).toMatchObject({ accounts: 3, built: 3, issued: 3 });
  const { rows } = await listStatements(db, finance, { limit: 50, month: "2026-03" });
  expect(rows.map(({ statement }) => statement).sort()).toEqual(["ST2603-A0", "ST2603-A1", "ST2603-A2"]);
  await expectProof(db);
});

test("it says what happened: opening + income − expense = closing, tax by rate, holds of that moment", async () => {
  const { content, canRespond } = await getStatement(db, owner, first, day(1));
  // 23 × 3.50 = 80.50 and 1.234 kg × 3.50 = 4.319 → 4.32; the reversed 35.00 comes and goes.
  expect(content).toMatchObject({
    opening: "0.00",
    income: "10535.00",
    expense: "119.82",
    closing: "10415.18",
    deliveries: {
      charged: "84.82",
      stores: [{ store: "S0", deliveries: 2, payable: "84.82" }],
      rates: [
        { rate: "13.00", goods: "84.82", discount: "0.00", payable: "84.82", net: "75.06", tax: "9.76" },
      ],
    },
    holds: { count: 1, amount: "7.00" },
    // 2 % of 84.82: what was reversed is not bought.
    quotas: [
      { store: "S0", policy: "ratio", purchases: "84.82", earned: "1.70", used: "0.00", left: "1.70" },
    ],
  });
  const { content: other } = await getStatement(db, finance, second, day(1));
  expect(other.quotas).toMatchObject([{ store: "S1", policy: "monthly", earned: "200.00", left: "200.00" }]);
  const { content: onDelivery } = await getStatement(db, finance, { statement: "ST2603-A2" }, day(1));
  expect(onDelivery.quotas).toEqual([]);
  expect(content.movements.map(({ type, total }) => [type, total])).toEqual([
    ["opening", "10000.00"],
    ["deposit", "500.00"],
  ]);
  expect(canRespond).toBe(true);
});

test.each(["xlsx", "pdf"] as const)("rebuilt at any time its %s has the same bytes", async (format) => {
  const early = await getStatementFile(db, owner, { ...first, format });
  await sleep(2_100);
  const late = await getStatementFile(db, finance, { ...first, format });
  expect(late.bytes.equals(early.bytes)).toBe(true);
  expect(late.name).toBe(`ST2603-A0.${format}`);
});

test("others are served while a PDF of thousands of movements is written", async () => {
  const { content, hash } = await getStatement(db, owner, first, day(1));
  const movement = { day: "2026-03-10", document: "F-1", store: null, amount: "1.00", remark: "" };
  const rows = Array.from({ length: 1_000 }, () => movement);
  let served = 0;
  let isWritten = false;
  const serve = () => {
    served += 1;
    if (!isWritten) setImmediate(serve);
  };
  setImmediate(serve);
  await pdfOf({ ...content, movements: [{ type: "fee", total: "1000.00", rows }] }, hash);
  isWritten = true;
  expect(served).toBeGreaterThan(9);
});

test("the PDF says which statement it is, and carries its characters", async () => {
  const { bytes } = await getStatementFile(db, owner, { ...second, format: "pdf" });
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const text = bytes.toString("latin1");
  expect(text).toMatch(/\/FontFile2/);
  expect(text).not.toMatch(/D:202[5-9]/);
  const stranger = person("owner", { id: 5, accountIds: [999] });
  await expect(getStatementFile(db, stranger, { ...second, format: "pdf" })).rejects.toEqual(
    refused("auth/out-of-scope"),
  );
});

test("the stored text cannot be changed", async () => {
  const change = sqlOf(db)`update account_statements set content = '{}'`;
  expect(pgErrorOf(await change.catch((error: unknown) => error))?.message).toMatch("append-only");
});

test("an owner sees their own statements only; who may not answer is refused", async () => {
  const stranger = person("owner", { id: 5, accountIds: [999] });
  await expect(getStatement(db, stranger, first, april)).rejects.toEqual(refused("auth/out-of-scope"));
  expect((await listStatements(db, stranger, { limit: 50 })).rows).toEqual([]);
  await expect(acceptStatement(db, finance, first, april)).rejects.toEqual(refused("auth/forbidden"));
  await expect(acceptStatement(db, owner, { statement: "ST" }, april)).rejects.toEqual(
    refused("statement/unknown"),
  );
});

test("a dispute opens one case, finance answers it, the owner confirms", async () => {
  const dispute = () =>
    disputeStatement(db, owner, { ...first, reason: "one box was missing" }, day(2)).catch(
      (error: { code?: string }) => error.code,
    );
  const disputes = await atTheSameTime([dispute, dispute, dispute]);
  expect(disputes.filter((code) => code === "statement/wrong-status")).toHaveLength(2);
  await expect(acceptStatement(db, owner, first, day(2))).rejects.toEqual(refused("statement/wrong-status"));
  const answer = { ...first, answer: "it is credited in April" };
  expect(await answerCase(db, finance, answer, day(9))).toMatchObject({ status: "answered" });
  await expect(answerCase(db, finance, answer, day(9))).rejects.toEqual(refused("statement/no-open-case"));
  expect(await acceptStatement(db, owner, first, day(15))).toMatchObject({ status: "accepted" });
  expect(await acceptStatement(db, owner, first, day(30))).toMatchObject({ status: "accepted" });
  const { rows } = await listStatementEvents(db, finance, { ...first, limit: 50 });
  expect(rows.map(({ type }) => type)).toEqual([
    "statement.issued",
    "statement.disputed",
    "statement.answered",
    "statement.accepted",
  ]);
});

test("silence is acceptance after seven days, never before, once", async () => {
  expect(await acceptSilent(db, day(6))).toBe(0);
  await expect(disputeStatement(db, owner, { ...second, reason: "late" }, day(7))).rejects.toEqual(
    refused("statement/too-late"),
  );
  const accepted = await atTheSameTime([() => acceptSilent(db, day(7)), () => acceptSilent(db, day(7))]);
  expect(accepted.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await getStatement(db, finance, second, day(8))).toMatchObject({
    status: "accepted",
    isBySilence: true,
    respondedBy: "system",
  });
});

test("closing is the next opening", async () => {
  await givenApproved(db, "S1", { I0: 2 });
  await closePeriod(
    db,
    supervisor,
    { month: "2026-04", overrideReason: "deliveries go on" },
    new Date("2026-05-01T08:00:00+08:00"),
  );
  expect(await buildStatements(db, new Date("2026-05-01T08:00:00+08:00"))).toBe(3);
  const next = await getStatement(db, finance, { statement: "ST2604-A1" }, april);
  const before = await getStatement(db, finance, second, april);
  expect(next.content.opening).toBe(before.content.closing);
  // Posted by the clock of March after March was closed: the first of April has it.
  expect(next.content.deliveries.charged).toBe("7.00");
  await expectProof(db);
});
