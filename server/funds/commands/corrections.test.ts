import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { type Actor, systemActor } from "@/server/auth/actor";
import { approveCorrection, rejectCorrection } from "@/server/funds/commands/decide-correction";
import {
  requestAdjustment,
  requestCorrectionReversal,
  requestTransfer,
} from "@/server/funds/commands/request-correction";
import { listCorrections } from "@/server/funds/queries/list-corrections";
import { importFile } from "@/server/import";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid", "prepaid"]));
afterEach(() => expectProof(db));

const finance = person("finance", { id: 32 });
const supervisor = person("finance-supervisor", { id: 33 });
const refused = (code: string) => expect.objectContaining({ code });
const grounds = { reason: "typing error", evidence: "letter of 9 March" };
const adjust = (account: string, amount: number, actor: Actor = finance) =>
  requestAdjustment(db, actor, { account, amount, ...grounds }, now);
const transfer = (from: string, to: string, amount: number) =>
  requestTransfer(db, finance, { from, to, amount, ...grounds }, now);
const approve = (correction: string, actor: Actor = supervisor) =>
  approveCorrection(db, actor, { correction }, now);
const balance = async (code: string) => {
  const [row] = await sqlOf(db)<
    { fen: number }[]
  >`select balance_fen as fen from accounts where code = ${code}`;
  return row?.fen;
};

test("an adjustment is posted once, by a second person", async () => {
  const { correction, status } = await adjust("A0", -12_345, supervisor);
  expect([status, await balance("A0")]).toEqual(["requested", 1_000_000]);
  await expect(approve(correction)).rejects.toEqual(refused("correction/own-request"));
  await expect(approve(correction, finance)).rejects.toEqual(refused("auth/forbidden"));
  const second = person("finance-supervisor", { id: 44 });
  const answers = await atTheSameTime(Array.from({ length: 16 }, () => () => approve(correction, second)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(["approved"]));
  expect(await balance("A0")).toBe(1_000_000 - 12_345);
  const late = rejectCorrection(db, second, { correction, reason: "no" }, now);
  await expect(late).rejects.toEqual(refused("correction/decided-already"));
});

test("a transfer is two entries with one cause, and needs its money", async () => {
  const { correction } = await transfer("A1", "A2", 250_000);
  await approve(correction);
  expect([await balance("A1"), await balance("A2")]).toEqual([750_000, 1_250_000]);
  const tooMuch = await transfer("A1", "A2", 750_001);
  await expect(approve(tooMuch.correction)).rejects.toEqual(refused("correction/not-enough"));
  await rejectCorrection(db, finance, { correction: tooMuch.correction, reason: "my mistake" }, now);
  await expect(approve(tooMuch.correction)).rejects.toEqual(refused("correction/decided-already"));
  await expect(transfer("A1", "A1", 1)).rejects.toEqual(refused("correction/same-account"));
  await expect(transfer("A1", "NO", 1)).rejects.toEqual(refused("funds/unknown-account"));
  await expect(adjust("A1", 1, person("owner"))).rejects.toEqual(refused("auth/forbidden"));
  await expect(approve("CR0")).rejects.toEqual(refused("correction/unknown"));
});

test("a correction is taken back by a red entry of its own, once, even when the money is spent", async () => {
  const { correction } = await transfer("A1", "A2", 700_000);
  const reverse = (no: string) =>
    requestCorrectionReversal(
      db,
      finance,
      { correction: no, reason: "wrong account", evidence: "call" },
      now,
    );
  await expect(reverse(correction)).rejects.toEqual(refused("correction/cannot-reverse"));
  await approve(correction);
  const spent = await adjust("A2", -1_900_000);
  await approve(spent.correction);
  const red = await reverse(correction);
  await expect(reverse(correction)).rejects.toEqual(refused("correction/reversed-already"));
  await approve(red.correction);
  expect([await balance("A1"), await balance("A2")]).toEqual([750_000, -650_000]);
  await expect(reverse(red.correction)).rejects.toEqual(refused("correction/cannot-reverse"));
  const list = await listCorrections(db, supervisor, { limit: 2, account: "A1" });
  expect(list.rows).toMatchObject([
    { correction: red.correction, reverses: correction, account: "A2", to: "A1", amount: "7000.00" },
    { correction, reversedBy: red.correction, isMine: false, requestedBy: "finance" },
  ]);
});

test("32 transfers in a ring over shared accounts at once: no deadlock, no fen lost", async () => {
  const codes = ["A0", "A1", "A2", "A3"];
  const total = async () =>
    (await Promise.all(codes.map(balance))).reduce<number>((sum, fen) => sum + (fen ?? 0), 0);
  const before = await total();
  const asked = await Promise.all(
    Array.from({ length: 32 }, (_, n) => transfer(codes[n % 4] ?? "", codes[(n * 3 + 1) % 4] ?? "", 60_000)),
  ).catch(() => []);
  const works = asked.map(
    ({ correction }) =>
      () =>
        approve(correction).catch((error: { code?: string }) => error.code),
  );
  for (const answer of await atTheSameTime<unknown>(works))
    expect(answer === "correction/not-enough" || typeof answer === "object").toBe(true);
  expect(await total()).toBe(before);
});

const file = (...rows: string[]) => ({
  kind: "charges",
  format: "csv" as const,
  content: Buffer.from(["reference,account,kind,amount,store,remark", ...rows].join("\n")),
});

test("fees and rebates come in as a file: all or nothing, each row once", async () => {
  const before = (await balance("A3")) ?? 0;
  const good = file("F-1,A3,fee,120.00,S3,March", "R-1,A3,rebate,20.50,,");
  const run = (mode: "check" | "apply", what = good, actor: Actor = finance) =>
    importFile(db, actor, { ...what, mode }, now);
  expect(await run("check")).toMatchObject({ created: 2 });
  expect(await balance("A3")).toBe(before);
  await atTheSameTime([() => run("apply"), () => run("apply")]);
  expect(await run("apply")).toMatchObject({ created: 0, unchanged: 2 });
  expect(await balance("A3")).toBe(before - 12_000 + 2_050);
  for (const bad of [
    file("F-2,A3,fee,5.00,,", "F-1,A3,fee,120.01,S3,March"),
    file("F-3,A3,fee,5.00,,", "F-4,NO,fee,5.00,,"),
    file("F-5,A3,tax,5.00,,"),
    file("F-6,A3,fee,0.00,,"),
    file("F-7,A3,fee,1.00,,", "F-7,A3,fee,1.00,,"),
  ])
    await expect(run("apply", bad)).rejects.toEqual(refused("import/rows-refused"));
  expect(await balance("A3")).toBe(before - 12_000 + 2_050);
  await expect(run("apply", good, person("planner"))).rejects.toEqual(refused("auth/forbidden"));
  await expect(run("apply", { ...good, kind: "accounts" })).rejects.toEqual(refused("auth/forbidden"));
  await expect(importFile(db, systemActor, { ...good, mode: "check" }, now)).resolves.toMatchObject({
    unchanged: 2,
  });
});
