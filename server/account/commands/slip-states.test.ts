import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { askReversal, dropReversal } from "@/server/account/commands/ask-reversal";
import { setDepositSettings } from "@/server/account/commands/configure-deposits";
import { createDeposit, openDeposit } from "@/server/account/commands/create-deposit";
import { decideDeposit } from "@/server/account/commands/decide-deposit";
import { expireDeposits } from "@/server/account/commands/expire-deposits";
import { postDueDecisions } from "@/server/account/commands/post-due-decisions";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { resubmitDeposit } from "@/server/account/commands/resubmit-deposit";
import { confirmReversal, reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { getAccount } from "@/server/account/queries/get-account";
import { getSlip } from "@/server/account/queries/get-slip";
import { listDepositEvents } from "@/server/account/queries/list-deposit-events";
import { listEntries } from "@/server/account/queries/list-entries";
import { referenceCodesIn } from "@/server/account/rules/reference-code";
import {
  finance,
  finance2,
  owner,
  slipsOf,
  supervisor,
  supervisor2,
  testStorage,
} from "@/server/account/test-slips";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(20);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const slips = slipsOf(db, testStorage());
const refused = (code: string) => expect.objectContaining({ code });
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const balance = async () => Number((await getAccount(db, finance, { account: "A0" }, now)).balance);
const approve = (deposit: string, received: number, actor = finance) =>
  approveDeposit(db, actor, { deposit, received }, now);

test("a rejected slip is declared again under its number, as its next version, with its history", async () => {
  const deposit = await slips.pending(100_000);
  const again = {
    deposit,
    amount: 101_000,
    method: "bank_transfer" as const,
    payer: "Wang Wu",
    reference: "8",
  };
  await expect(resubmitDeposit(db, owner, again, now)).rejects.toEqual(refused("deposit/wrong-status"));
  await rejectDeposit(db, finance, { deposit, reason: "another amount" }, now);
  const answers = await atTheSameTime(
    Array.from({ length: 6 }, () => () => resubmitDeposit(db, owner, again, days(1))),
  );
  expect(answers).toEqual(Array(6).fill({ deposit, status: "pending" }));
  expect(await getSlip(db, owner, { deposit })).toMatchObject({ version: 2, amount: "1010.00", reason: "" });
  const { rows } = await listDepositEvents(db, owner, { deposit, limit: 50 });
  expect(rows.map(({ type }) => type)).toEqual([
    "deposit.created",
    "deposit.photo_added",
    "deposit.rejected",
    "deposit.resubmitted",
  ]);
  expect(rows[2]).toMatchObject({ reason: "another amount" });
  expect(rows[3]).toMatchObject({
    before: { amountFen: 100_000 },
    after: { amountFen: 101_000, version: 2 },
  });
  await approve(deposit, 101_000);
});

test("a draft keeps what was typed, then awaits the transfer; every slip has its code", async () => {
  const typed = {
    account: "A0",
    amount: 5_000,
    method: "qr" as const,
    payer: "Wang",
    reference: "",
    isDraft: true,
  };
  const { deposit, status } = await openDeposit(db, owner, typed, now);
  expect(status).toBe("draft");
  await expect(approve(deposit, 5_000)).rejects.toEqual(refused("deposit/wrong-status"));
  const { account: _, isDraft: __, ...declared } = typed;
  expect(await resubmitDeposit(db, owner, { deposit, ...declared }, now)).toEqual({
    deposit,
    status: "awaiting_transfer",
  });
  const { referenceCode, version } = await getSlip(db, owner, { deposit });
  expect(version).toBe(1);
  expect(referenceCodesIn(`附言 ${referenceCode?.toLowerCase()}`)).toEqual([referenceCode]);
});

// Guarantees R10 example 5.
test("above the limit two people approve, the second a supervisor; only then money is posted", async () => {
  const before = await balance();
  const deposit = await slips.pending(6_000_000);
  const first = { deposit, status: "pending", awaits: "second_approver" };
  expect(await approve(deposit, 6_000_000)).toEqual(first);
  expect(await approve(deposit, 6_000_000)).toEqual(first);
  expect(await balance()).toBe(before);
  await expect(approve(deposit, 6_000_000, finance2)).rejects.toEqual(
    refused("deposit/second-must-be-supervisor"),
  );
  await expect(approve(deposit, 5_999_000, supervisor)).rejects.toEqual(refused("deposit/approvals-differ"));
  await expect(slips.put(deposit)).rejects.toEqual(refused("deposit/being-decided"));
  expect(await getSlip(db, supervisor, { deposit })).toMatchObject({
    first: { by: "finance", received: "60000.00", isMine: false },
  });
  const both = await Promise.allSettled([
    approve(deposit, 6_000_000, supervisor),
    approve(deposit, 6_000_000, supervisor2),
    approve(deposit, 6_000_000, finance),
  ]);
  expect(both[0]).toMatchObject({ status: "fulfilled", value: { status: "approved" } });
  expect(await balance()).toBe(before + 60_000);
  expect(await slips.stored(deposit)).toMatchObject({ entries: 1 });
});

test("who takes a large first approval back for a small sum approves alone, and the proof holds", async () => {
  const deposit = await slips.pending(6_000_000);
  expect(await approve(deposit, 6_000_000)).toMatchObject({ awaits: "second_approver" });
  expect(await approve(deposit, 10_000)).toEqual({ deposit, status: "approved" });
  expect(await slips.stored(deposit)).toMatchObject({ status: "approved", entries: 1 });
  await expectProof(db);
});

test("at the desk the two decisions wait and are posted like every other", async () => {
  const deposit = await slips.pending(7_000_000);
  const decide = (actor: typeof finance, at: Date) =>
    decideDeposit(db, actor, { deposit, decision: "approve", received: 7_000_000 }, at);
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  await decide(finance, now);
  await expect(decide(supervisor, after(5))).rejects.toEqual(refused("deposit/being-decided"));
  await decide(supervisor, after(10));
  expect(await slips.stored(deposit)).toMatchObject({ status: "pending", entries: 0 });
  await postDueDecisions(db, after(20));
  expect(await slips.stored(deposit)).toMatchObject({ status: "approved", entries: 1 });
});

test("a reversal is asked for by one person with evidence and confirmed by another, a supervisor", async () => {
  const deposit = await slips.pending(90_000);
  await approve(deposit, 90_000);
  const before = await balance();
  const ask = { deposit, reason: "bounced", evidence: "bank notice 4711" };
  const confirm = (actor = supervisor) => confirmReversal(db, actor, { deposit }, now);
  await expect(confirm()).rejects.toEqual(refused("deposit/reversal-not-asked"));
  await expect(reverseDeposit(db, supervisor, { deposit, reason: "x" }, now)).rejects.toEqual(
    refused("deposit/reversal-not-asked"),
  );
  await askReversal(db, supervisor, ask, now);
  await expect(askReversal(db, finance, ask, now)).rejects.toEqual(refused("deposit/reversal-asked-already"));
  await expect(confirm()).rejects.toEqual(refused("deposit/reversal-own-request"));
  await expect(confirm(finance)).rejects.toEqual(refused("auth/forbidden"));
  for (let round = 0; round < 2; round += 1)
    expect(await dropReversal(db, supervisor, { deposit }, now)).toEqual({ deposit, isReversalAsked: false });
  await askReversal(db, finance, ask, now);
  expect(await balance()).toBe(before);
  expect(await atTheSameTime([1, 2, 3, 4].map(() => () => confirm()))).toEqual(
    Array(4).fill({ deposit, status: "reversed" }),
  );
  expect(await balance()).toBe(before - 900);
  const { rows } = await listEntries(db, finance, { account: "A0" });
  expect(rows.at(-1)).toMatchObject({ type: "deposit_reversal", expense: "900.00", remark: "bounced" });
});

test("whoever approved through the interface does not reverse there; an administrator's machine may", async () => {
  const machine = (role: "finance-supervisor" | "admin", id: number) => person(role, { kind: "token", id });
  const deposit = await slips.pending(80_000);
  await approve(deposit, 80_000, machine("finance-supervisor", 41));
  const reverse = (actor: typeof finance) => reverseDeposit(db, actor, { deposit, reason: "bounced" }, now);
  await expect(reverse(machine("finance-supervisor", 41))).rejects.toEqual(
    refused("deposit/reversal-own-approval"),
  );
  expect(await reverse(machine("finance-supervisor", 42))).toEqual({ deposit, status: "reversed" });
  const large = await slips.pending(9_000_000);
  const admin = machine("admin", 43);
  expect(await approve(large, 9_000_000, admin)).toEqual({ deposit: large, status: "approved" });
  expect(await reverseDeposit(db, admin, { deposit: large, reason: "x" }, now)).toMatchObject({
    status: "reversed",
  });
});

test("after seven days without money a slip ends; what somebody approved or money came for does not", async () => {
  const [awaiting, waiting, first, young] = [
    await slips.opened(1_100),
    await slips.pending(1_200),
    await slips.pending(6_100_000),
    await slips.opened(1_300, "A0", days(1)),
  ];
  await approve(first, 6_100_000);
  expect(await expireDeposits(db, days(7))).toBe(0);
  const ended = await atTheSameTime([1, 2, 3].map(() => () => expireDeposits(db, days(7.01))));
  expect(ended.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2);
  for (const [deposit, status] of [
    [awaiting, "void"],
    [waiting, "void"],
    [first, "pending"],
    [young, "awaiting_transfer"],
  ] as const)
    expect(await slips.stored(deposit)).toMatchObject({ status });
});

test("where the interface asks for evidence, a slip awaits its photo and is not approved without", async () => {
  const defaults = { secondApproverFrom: 5_000_000, expireDays: 7, isEvidenceNeededDesk: true };
  await expect(
    setDepositSettings(db, finance, { ...defaults, isEvidenceNeededApi: true }, now),
  ).rejects.toEqual(refused("auth/forbidden"));
  await setDepositSettings(db, supervisor, { ...defaults, isEvidenceNeededApi: true }, now);
  const slip = { account: "A1", amount: 700, method: "cash" as const, payer: "Wu", reference: "" };
  const { deposit, status } = await createDeposit(db, owner, slip, now);
  expect(status).toBe("awaiting_transfer");
  await sqlOf(db)`update deposits set status = 'pending' where deposit_no = ${deposit}`;
  await expect(approve(deposit, 700)).rejects.toEqual(refused("deposit/no-evidence"));
  await setDepositSettings(db, supervisor, { ...defaults, isEvidenceNeededApi: false }, now);
  expect(await approve(deposit, 700)).toMatchObject({ status: "approved" });
});

test("the books tie", () => expectProof(db));
