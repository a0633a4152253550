import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { setApproverLimit } from "@/server/account/commands/configure-deposits";
import { decideDeposit } from "@/server/account/commands/decide-deposit";
import { postDueDecisions } from "@/server/account/commands/post-due-decisions";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { undoDecision } from "@/server/account/commands/undo-decision";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { listOwnDecisions } from "@/server/account/queries/list-own-decisions";
import { finance, finance2, owner, slipsOf, supervisor, testStorage } from "@/server/account/test-slips";
import { createUser, systemActor } from "@/server/auth";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const slips = slipsOf(db, testStorage());
const refused = (code: string) => expect.objectContaining({ code });
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const approve = (deposit: string, received = 1_000_000, actor = finance, at = now) =>
  decideDeposit(db, actor, { deposit, decision: "approve", received }, at);
const reject = (deposit: string, actor = finance, at = now) =>
  decideDeposit(db, actor, { deposit, decision: "reject", reason: "no such money" }, at);
const undo = (decision: number, actor = finance, at = now) => undoDecision(db, actor, { decision }, at);

test("a decision is posted when its ten seconds are over, not before, and once", async () => {
  const deposit = await slips.pending();
  const { dueAt } = await approve(deposit, 999_000);
  expect(new Date(dueAt)).toEqual(after(10));
  expect(await postDueDecisions(db, after(9))).toBe(0);
  expect(await slips.stored(deposit)).toMatchObject({ status: "pending", entries: 0 });
  const posted = await atTheSameTime(Array.from({ length: 8 }, () => () => postDueDecisions(db, after(10))));
  expect(posted.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await slips.stored(deposit)).toMatchObject({ status: "approved", entries: 1 });
  expect((await listOwnDecisions(db, finance))[0]).toMatchObject({
    deposit,
    state: "posted",
    received: "9990.00",
  });
});

test("undone in time it never was; undone again it answers the same; posted it stays", async () => {
  const deposit = await slips.pending();
  const { decision } = await approve(deposit);
  await expect(undo(decision, finance2)).rejects.toEqual(refused("deposit/decision-unknown"));
  for (let round = 0; round < 2; round += 1)
    expect(await undo(decision)).toEqual({ deposit, state: "undone" });
  expect(await postDueDecisions(db, after(11))).toBe(0);
  expect(await slips.stored(deposit)).toMatchObject({ status: "pending", entries: 0 });

  const again = await reject(deposit, finance, after(12));
  await postDueDecisions(db, after(30));
  expect(await slips.stored(deposit)).toMatchObject({ status: "rejected", entries: 0 });
  await expect(undo(again.decision, finance, after(31))).rejects.toEqual(refused("deposit/decision-posted"));
});

test("a double click is one decision; while it waits nobody else decides; when it is due the next command posts it", async () => {
  const deposit = await slips.pending();
  const [first, second] = [await approve(deposit), await approve(deposit, 1_000_000, finance, after(1))];
  expect(second).toEqual(first);
  const others = [
    () => approve(deposit, 1_000_000, finance2),
    () => approve(deposit, 999_999),
    () => reject(deposit),
    () => approveDeposit(db, finance2, { deposit, received: 1_000_000 }, after(5)),
    () => rejectDeposit(db, finance2, { deposit, reason: "x" }, after(5)),
    () => voidDeposit(db, owner, { deposit }, after(5)),
    () => slips.put(deposit),
  ];
  for (const other of others) await expect(other()).rejects.toEqual(refused("deposit/being-decided"));
  const machine = person("finance", { id: 7, kind: "token" });
  expect(await approveDeposit(db, machine, { deposit, received: 1_000_000 }, after(10))).toEqual({
    deposit,
    status: "approved",
  });
  expect(await slips.stored(deposit)).toMatchObject({ status: "approved", entries: 1 });
});

test("what became impossible while it waited is not posted, and says why", async () => {
  const deposit = await slips.pending(20_000);
  const { userId } = await createUser(
    db,
    systemActor,
    { login: "limited", name: "Limited", role: "finance", password: "a-long-password" },
    now,
  );
  const limited = person("finance", { id: userId, name: "Limited" });
  await approve(deposit, 20_000, limited);
  await setApproverLimit(db, supervisor, { login: "limited", limit: 19_999 }, now);
  await postDueDecisions(db, after(10));
  expect(await slips.stored(deposit)).toMatchObject({ status: "pending", entries: 0 });
  expect((await listOwnDecisions(db, limited))[0]).toMatchObject({
    state: "refused",
    refusal: { code: "deposit/above-your-limit" },
  });
  await expect(approve(deposit, 20_000, limited, after(20))).rejects.toEqual(
    refused("deposit/above-your-limit"),
  );
  await setApproverLimit(db, supervisor, { login: "limited", limit: null }, now);
  await approve(deposit, 20_000, limited, after(20));
});

test("two desks, approve, reject, undo and post at once: one of them, once", async () => {
  for (let round = 0; round < 6; round += 1) {
    const deposit = await slips.pending(1_000_000, "A1");
    const { decision } = await approve(deposit);
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => postDueDecisions(db, after(10))),
      ...Array.from({ length: 6 }, () => undo(decision, finance, after(10))),
      ...Array.from({ length: 6 }, () => approve(deposit, 1_000_000, finance2, after(10))),
      ...Array.from({ length: 6 }, () => reject(deposit, supervisor, after(10))),
      ...Array.from({ length: 6 }, () =>
        approveDeposit(db, supervisor, { deposit, received: 1_000_000 }, after(10)),
      ),
    ]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ name: "DomainError" });
    await postDueDecisions(db, after(60));
    const { status, entries } = await slips.stored(deposit);
    expect({ status, entries }).toEqual({ status, entries: status === "approved" ? 1 : 0 });
    const [queued] = await sqlOf(db)`
      select count(*)::int4 as count from deposit_decisions q join deposits d on d.id = q.deposit_id
      where d.deposit_no = ${deposit} and q.state = 'queued'`;
    expect(queued?.count).toBe(0);
  }
});

test("32 people at the desk decide about the same twenty slips: every slip is decided once", async () => {
  const deposits = await Promise.all(Array.from({ length: 20 }, () => slips.pending(30_000)));
  const people = Array.from({ length: 32 }, (_, n) =>
    person("finance", { id: 100 + n, name: `finance ${n}` }),
  );
  const works = people.map((actor, n) => async () => {
    for (let step = 0; step < deposits.length; step += 1) {
      const deposit = deposits[(step * 7 + n) % deposits.length] ?? "";
      await approve(deposit, 30_000, actor).catch((error) => {
        if (error?.name !== "DomainError") throw error;
      });
    }
  });
  await atTheSameTime(works);
  await atTheSameTime(Array.from({ length: 4 }, () => () => postDueDecisions(db, after(10))));
  for (const deposit of deposits)
    expect(await slips.stored(deposit)).toMatchObject({ status: "approved", entries: 1 });
});

test("nobody decides about a slip of their own; owners decide about none", async () => {
  const deposit = await slips.pending();
  await expect(approve(deposit, 1_000_000, person("admin", { id: 901 }))).rejects.toEqual(
    refused("deposit/own-slip"),
  );
  await expect(approve(deposit, 1_000_000, owner)).rejects.toEqual(refused("auth/forbidden"));
});

test("the books tie", () => expectProof(db));
