import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveMatches, decideDeposit } from "@/server/account/commands/decide-deposit";
import { postDueDecisions } from "@/server/account/commands/post-due-decisions";
import { undoDecisions } from "@/server/account/commands/undo-decision";
import { getSlip } from "@/server/account/queries/get-slip";
import { listQueue } from "@/server/account/queries/list-queue";
import { finance, finance2, owner, slipsOf, testStorage } from "@/server/account/test-slips";
import { importStatement } from "@/server/bank";
import { submitOrder } from "@/server/order";
import { receiptPhoto } from "@/server/photo/test-photos";
import { generateWave } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(20);
afterAll(close);
const slips = slipsOf(db, testStorage());
/** With a receipt of its own: the small photos of one colour all look alike. */
async function pending(amount: number, account?: string): Promise<string> {
  const deposit = await slips.opened(amount, account);
  await slips.put(deposit, await receiptPhoto({ amount: String(amount), payer: "Wang", code: deposit }));
  return deposit;
}
const names = { large: "", small: "", unblocking: "", exact: "", stranger: "" };
const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const queue = async () => (await listQueue(db, finance, {}, now)).rows;

/** One slip of every kind: large, small, one that pays for a blocked order, two in the bank, of which one from a stranger. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  await submitOrder(db, person("owner"), { store: "S1", lines: [{ item: "I0", qty: 3_000 }] }, now);
  expect(await generateWave(db, person("planner"), { route: "R1" }, now)).toMatchObject({ wave: null });
  names.large = await pending(900_000);
  names.small = await pending(10_000);
  names.unblocking = await pending(50_000, "A1");
  names.exact = await pending(20_000);
  names.stranger = await pending(30_000);
  const code = async (deposit: string) => (await getSlip(db, finance, { deposit })).referenceCode;
  const rows = [
    "date,amount,payer_account,payer_name,note,bank_reference",
    `2026-03-10,200.00,6222001,Wang,${await code(names.exact)},B1`,
    `2026-03-10,300.00,6222999,Nobody,${await code(names.stranger)},B2`,
  ];
  await sqlOf(db)`insert into account_payers values (1, '6222001', 'Wang', true, 'finance', now())`;
  await importStatement(db, finance, { format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) }, now);
});

test("slips that unblock orders of the next run come first, then matched ones, then the largest", async () => {
  const rows = await queue();
  expect(rows.map(({ deposit }) => deposit)).toEqual([
    names.unblocking,
    names.stranger,
    names.exact,
    names.large,
    names.small,
  ]);
  expect(rows.map(({ matchedFen, isExact }) => [matchedFen, isExact])).toEqual([
    [0, false],
    [30_000, false],
    [20_000, true],
    [0, false],
    [0, false],
  ]);
  // At 10:00 the run of that day, 16:40, is ahead.
  expect(rows[0]).toMatchObject({
    unblocks: 1,
    unblocksFen: 1_050_000,
    nextRunAt: "2026-03-10T16:40:00+08:00",
  });
  expect(rows[1]).toMatchObject({ unblocks: 0, nextRunAt: null });
  const { total, totalFen } = await listQueue(db, finance, { search: names.small.toLowerCase() }, now);
  expect({ total, totalFen }).toEqual({ total: 1, totalFen: 10_000 });
  await expect(listQueue(db, owner, {}, now)).rejects.toMatchObject({ code: "auth/forbidden" });
});

test("a bulk approval takes exact matches only, each by itself, and is undone together", async () => {
  const deposits = [names.exact, names.stranger, names.large, "DP-NO-1"];
  const { outcomes } = await approveMatches(db, finance, { deposits }, now);
  const refused = Object.fromEntries(
    outcomes.map(({ deposit, refusal }) => [deposit, refusal?.code ?? null]),
  );
  expect(refused).toEqual({
    [names.exact]: null,
    [names.stranger]: "deposit/no-exact-match",
    [names.large]: "deposit/no-exact-match",
    "DP-NO-1": "deposit/unknown",
  });
  const decisions = outcomes.flatMap(({ queued }) => queued?.decision ?? []);
  expect((await queue()).find(({ deposit }) => deposit === names.exact)).toMatchObject({
    queued: "approve",
    queuedBy: "finance",
  });
  expect(await undoDecisions(db, finance, { decisions }, now)).toEqual({ undone: [names.exact], posted: [] });

  const two = await Promise.all([
    approveMatches(db, finance, { deposits: [names.exact] }, now),
    approveMatches(db, finance2, { deposits: [names.exact] }, now),
  ]);
  expect(
    two.flatMap(({ outcomes }) => outcomes.map(({ refusal }) => refusal?.code ?? "queued")).sort(),
  ).toEqual(["deposit/being-decided", "queued"]);
  await postDueDecisions(db, after(10));
  expect(await slips.stored(names.exact)).toMatchObject({ status: "approved", entries: 1 });
});

test("a slip that looks like another is no exact match, whatever the bank says", async () => {
  const twin = await pending(20_000);
  const { referenceCode } = await getSlip(db, finance, { deposit: twin });
  const content = Buffer.from(
    `date,amount,payer_account,payer_name,note,bank_reference\n2026-03-10,200.00,6222001,Wang,${referenceCode},B3\n`,
  );
  await importStatement(db, finance, { format: "csv", content }, now);
  const row = (await queue()).find(({ deposit }) => deposit === twin);
  expect(row).toMatchObject({ matchedFen: 20_000, duplicates: 1, isExact: false });
  const { outcomes } = await approveMatches(db, finance, { deposits: [twin] }, now);
  expect(outcomes[0]?.refusal?.code).toBe("deposit/no-exact-match");
});

test("a slip with bank lines is approved for what they bring", async () => {
  const decide = (received: number) =>
    decideDeposit(db, finance, { deposit: names.stranger, decision: "approve", received }, now);
  await expect(decide(29_999)).rejects.toMatchObject({ code: "deposit/differs-from-bank" });
  await decide(30_000);
  await postDueDecisions(db, after(10));
  expect(await slips.stored(names.stranger)).toMatchObject({ status: "approved", entries: 1 });
  await expectProof(db);
});
