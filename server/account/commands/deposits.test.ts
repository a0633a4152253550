import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { voidOverdueDeposits } from "@/server/account/commands/void-overdue-deposits";
import { getAccount } from "@/server/account/queries/get-account";
import { getDeposit } from "@/server/account/queries/get-deposit";
import { listDeposits } from "@/server/account/queries/list-deposits";
import { listEntries } from "@/server/account/queries/list-entries";
import { listTimeline } from "@/server/event";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const owner = person("owner");
const finance = person("finance", { id: 2 });
const supervisor = person("finance-supervisor", { id: 3 });

async function givenSlip(amount = 1_000_000, account = "A0"): Promise<string> {
  const slip = { account, amount, method: "bank_transfer" as const, payer: "Wang", reference: "7" };
  return (await createDeposit(db, owner, slip, now)).deposit;
}
const balance = async (account = "A0") => (await getAccount(db, finance, { account }, now)).balance;
const approve = (deposit: string, received = 999_000) =>
  approveDeposit(db, finance, { deposit, received }, now);
const refused = (code: string, status: number) => expect.objectContaining({ code, status });

// Guarantees R10 and D15: only what was received counts, and only from approval on.
test("a slip counts nothing until finance approves it for what came in", async () => {
  const before = await getAccount(db, owner, { account: "A0" }, now);
  const deposit = await givenSlip();
  expect(deposit).toMatch(/^DP-A0-260310-\d{6}$/);
  const pending = { available: before.available, balance: before.balance, depositsPending: "10000.00" };
  expect(await getAccount(db, owner, { account: "A0" }, now)).toMatchObject(pending);
  expect(await approve(deposit)).toEqual({ deposit, status: "approved" });
  expect(await getAccount(db, owner, { account: "A0" }, now)).toMatchObject({
    balance: "19990.00",
    depositsPending: "0.00",
  });
  expect(await getDeposit(db, owner, { deposit })).toMatchObject({
    amount: "10000.00",
    received: "9990.00",
    status: "approved",
    decidedBy: "finance",
  });
  const { rows } = await listEntries(db, owner, { account: "A0" });
  expect(rows.at(-1)).toMatchObject({
    type: "deposit",
    document: deposit,
    income: "9990.00",
    remark: "Wang, 7",
  });
});

// Guarantees R10 example 4: one ledger row however often and however fast it is clicked.
test("32 approvals at once and one later post once; another amount is refused", async () => {
  const before = await balance("A1");
  const deposit = await givenSlip(5_000, "A1");
  const answers = await Promise.all(Array.from({ length: 32 }, () => approve(deposit, 5_000)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(["approved"]));
  expect(await approve(deposit, 5_000)).toEqual(answers[0]);
  await expect(approve(deposit, 5_001)).rejects.toEqual(refused("deposit/already-approved", 409));
  expect(Number(await balance("A1")) - Number(before)).toBe(50);
});

test("nobody approves their own slip, administrators included (R-35)", async () => {
  const admin = person("admin", { id: 9 });
  const slip = { account: "A0", amount: 100, method: "cash" as const, payer: "x", reference: "" };
  const { deposit } = await createDeposit(db, admin, slip, now);
  const before = await balance();
  await expect(approveDeposit(db, admin, { deposit, received: 100 }, now)).rejects.toEqual(
    refused("deposit/own-slip", 403),
  );
  expect(await balance()).toBe(before);
  const token = { ...admin, kind: "token" as const };
  expect(await approveDeposit(db, token, { deposit, received: 100 }, now)).toMatchObject({
    status: "approved",
  });
});

test("rejecting and taking back post nothing, repeat the same and cannot be approved any more", async () => {
  const before = await balance();
  const [rejected, taken] = [await givenSlip(), await givenSlip()];
  for (let round = 0; round < 2; round += 1) {
    const input = { deposit: rejected, reason: "not in the bank" };
    expect(await rejectDeposit(db, finance, input, now)).toEqual({ deposit: rejected, status: "rejected" });
    expect(await voidDeposit(db, owner, { deposit: taken }, now)).toEqual({ deposit: taken, status: "void" });
  }
  for (const deposit of [rejected, taken]) {
    await expect(approve(deposit)).rejects.toEqual(refused("deposit/wrong-status", 409));
  }
  expect(await balance()).toBe(before);
});

// Guarantees 2.6 and U21: a bounced deposit is taken back by a reversing entry, even below zero, and only once.
test("a reversal takes back what was received, once, even below zero", async () => {
  const deposit = await givenSlip(100, "A1");
  await expect(reverseDeposit(db, supervisor, { deposit, reason: "too early" }, now)).rejects.toEqual(
    refused("deposit/wrong-status", 409),
  );
  await approve(deposit, 9_900);
  await sqlOf(db)`update accounts set credit_limit_fen = 0 where code = 'A1'`;
  const before = Number(await balance("A1"));
  const reverse = () => reverseDeposit(db, supervisor, { deposit, reason: "bounced" }, now);
  const answers = await Promise.all(Array.from({ length: 8 }, reverse));
  expect(answers).toEqual(Array(8).fill({ deposit, status: "reversed" }));
  expect(Number(await balance("A1"))).toBeCloseTo(before - 99);
  await expect(approve(deposit, 9_900)).rejects.toEqual(refused("deposit/wrong-status", 409));
  const { rows } = await listEntries(db, finance, { account: "A1" });
  expect(rows.at(-1)).toMatchObject({ type: "deposit_reversal", expense: "99.00", remark: "bounced" });
});

test("roles, scopes and unknown numbers are refused", async () => {
  const deposit = await givenSlip();
  const forbidden = refused("auth/forbidden", 403);
  await expect(approveDeposit(db, owner, { deposit, received: 1 }, now)).rejects.toEqual(forbidden);
  await expect(reverseDeposit(db, finance, { deposit, reason: "x" }, now)).rejects.toEqual(forbidden);
  await expect(rejectDeposit(db, owner, { deposit, reason: "x" }, now)).rejects.toEqual(forbidden);
  await expect(getAccount(db, person("clerk"), { account: "A0" }, now)).rejects.toEqual(forbidden);
  const other = person("owner", { accountIds: [2], storeIds: [2] });
  const outOfScope = refused("auth/out-of-scope", 403);
  await expect(voidDeposit(db, other, { deposit }, now)).rejects.toEqual(outOfScope);
  await expect(getAccount(db, other, { account: "A0" }, now)).rejects.toEqual(outOfScope);
  await expect(listEntries(db, other, { account: "A0" })).rejects.toEqual(outOfScope);
  await expect(getDeposit(db, other, { deposit })).rejects.toEqual(refused("deposit/unknown", 404));
  expect((await listDeposits(db, other, { limit: 50 })).rows.every((row) => row.account === "A1")).toBe(true);
  await expect(approve("DP-NO-1")).rejects.toEqual(refused("deposit/unknown", 404));
  await expect(getAccount(db, finance, { account: "NO" }, now)).rejects.toEqual(
    refused("account/unknown", 404),
  );
});

test("every move of a slip is an event with before and after", async () => {
  const deposit = await givenSlip();
  await approve(deposit);
  const [row] = await sqlOf(db)<{ id: number }[]>`select id from deposits where deposit_no = ${deposit}`;
  const { rows } = await listTimeline(db, { documentType: "deposit", documentId: row?.id ?? 0, limit: 10 });
  expect(rows.map((event) => event.type)).toEqual(["deposit.created", "deposit.approved"]);
  expect(rows[1]).toMatchObject({ before: { status: "pending" }, after: { receivedFen: 999_000 } });
});

test("the books tie", () => expectProof(db));

// Guarantees 2.6: what no money came for in seven days ends by itself, once, and moves nothing.
test("a slip without money is void after seven days", async () => {
  const waiting = await givenSlip();
  const paid = await givenSlip();
  await approve(paid);
  const before = await balance();
  const after = (days: number) => new Date(now.getTime() + days * 86_400_000);
  expect(await voidOverdueDeposits(db, after(6))).toBe(0);
  const ended = await Promise.all([voidOverdueDeposits(db, after(7)), voidOverdueDeposits(db, after(7))]);
  expect(Math.min(...ended)).toBe(0);
  expect(await getDeposit(db, owner, { deposit: waiting })).toMatchObject({
    status: "void",
    decidedBy: "system",
    reason: "no money in 7 days",
  });
  expect(await getDeposit(db, owner, { deposit: paid })).toMatchObject({ status: "approved" });
  expect(await balance()).toBe(before);
  const events = await sqlOf(db)`
    select from events e join deposits d on d.id = e.document_id
    where e.document_type = 'deposit' and e.type = 'deposit.voided' and d.deposit_no = ${waiting}`;
  expect(events).toHaveLength(1);
  await expect(approve(waiting)).rejects.toEqual(refused("deposit/wrong-status", 409));
  await expectProof(db);
});
