import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit, getAccount } from "@/server/account";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { linesFor } from "@/server/bank/queries/lines-for";
import { listPayers } from "@/server/bank/queries/list-payers";
import { searchSlips } from "@/server/bank/queries/search-slips";
import { bankOf, finance, finance2, owner } from "@/server/bank/test-statements";
import { listTimeline } from "@/server/event";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { changePayer } from "./change-payer";
import { createSlipFromLine } from "./create-slip-from-line";
import { matchLines } from "./match-lines";
import { setAside, takeBackAside } from "./set-aside";
import { unmatchLine } from "./unmatch-line";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const { bring, slip, codeOf, lines, openLine } = bankOf(db);
const refused = (code: string, status: number) => expect.objectContaining({ code, status });
const match = (lineNos: string[], deposits: string[]) =>
  matchLines(db, finance, { lines: lineNos, deposits }, now);
const unmatch = (line: string) => unmatchLine(db, finance, { line, reason: "wrong slip" }, now);
const approve = (deposit: string, received: number) =>
  approveDeposit(db, finance, { deposit, received }, now);
const stateOf = async (line: string) => (await lines()).find((row) => row.line === line)?.state;
/** A machine that answers for two persons may reverse at once. */
const twoPersons = { ...person("admin", { id: 9 }), kind: "token" as const };

test("a line is matched by hand, shown on both sides, taken away, and stays once the slip is approved", async () => {
  const deposit = await slip(100_000, "Nobody");
  const line = await openLine("990.00");
  for (let round = 0; round < 2; round += 1)
    expect(await match([line], [deposit])).toEqual({ lines: [line], deposits: [deposit] });
  expect(await linesFor(db, finance, { deposit })).toMatchObject({
    bank: "990.00",
    matched: [{ line, rule: "by_hand", confidence: 100, share: "990.00" }],
  });
  expect(await unmatch(line)).toEqual({ line });
  expect(await unmatch(line)).toEqual({ line });
  expect(await linesFor(db, finance, { deposit })).toMatchObject({ bank: null, matched: [] });

  await match([line], [deposit]);
  await expect(approve(deposit, 100_000)).rejects.toEqual(refused("deposit/differs-from-bank", 422));
  for (const end of [
    () => rejectDeposit(db, finance, { deposit, reason: "no money" }, now),
    () => voidDeposit(db, owner, { deposit }, now),
  ])
    await expect(end()).rejects.toEqual(refused("deposit/has-bank-line", 409));
  await approve(deposit, 99_000);
  await expect(unmatch(line)).rejects.toEqual(refused("bank/line-in-use", 409));
  await expect(sqlOf(db)`delete from bank_matches`).rejects.toThrow(/reverse the slip first/);

  await reverseDeposit(db, twoPersons, { deposit, reason: "wrong account" }, now);
  await unmatch(line);
  expect(await stateOf(line)).toBe("open");
  const other = await slip(99_000, "Right one", "A1");
  await match([line], [other]);
  const [row] = await sqlOf(db)<{ id: number }[]>`select id from deposits where deposit_no = ${deposit}`;
  const { rows } = await listTimeline(db, { documentType: "deposit", documentId: row?.id ?? 0, limit: 20 });
  const types = rows.map((event) => event.type).filter((type) => type.startsWith("deposit.bank"));
  expect(types).toEqual([
    "deposit.bank_matched",
    "deposit.bank_unmatched",
    "deposit.bank_matched",
    "deposit.bank_unmatched",
  ]);
});

// Guarantees that one line never serves two slips, however two people collide.
test("32 people match one line with 32 slips at once: one slip has it", async () => {
  const line = await openLine("70.00");
  const slips = await Promise.all(Array.from({ length: 32 }, () => slip(7_000, "Nobody")));
  const answers = await Promise.allSettled(slips.map((deposit) => match([line], [deposit])));
  const reasons = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(reasons).toEqual(Array(31).fill(refused("bank/line-taken", 409)));
  expect((await lines("matched")).find((row) => row.line === line)?.slips).toHaveLength(1);
});

test("approving and taking the line away at once: one of the two", async () => {
  for (let round = 0; round < 12; round += 1) {
    const deposit = await slip(8_000 + round, "Nobody");
    const line = await openLine(`80.${String(round).padStart(2, "0")}`);
    await match([line], [deposit]);
    const [approved, taken] = await Promise.allSettled([approve(deposit, 8_000 + round), unmatch(line)]);
    expect(approved.status).toBe("fulfilled");
    expect(await stateOf(line)).toBe(taken.status === "fulfilled" ? "open" : "used");
  }
});

test("several lines for one slip and one line for several slips: equal to the fen", async () => {
  const deposit = await slip(30_000, "Nobody");
  const [a, b] = [await openLine("100.00"), await openLine("199.99")];
  await expect(match([a, b], [deposit])).rejects.toEqual(refused("bank/sums-differ", 422));
  const c = await openLine("200.00");
  await match([a], [deposit]);
  await expect(match([b], [deposit])).rejects.toEqual(refused("bank/slip-has-lines", 409));
  await match([c], [deposit]);
  expect(await linesFor(db, finance, { deposit })).toMatchObject({ bank: "300.00" });
  await approve(deposit, 30_000);

  const [one, two] = [await slip(10_000, "Nobody"), await slip(15_000, "Nobody", "A1")];
  const big = await openLine("250.00");
  await expect(match([b], [one, two])).rejects.toEqual(refused("bank/sums-differ", 422));
  await match([big], [one, two]);
  expect((await linesFor(db, finance, { deposit: one })).matched).toMatchObject([
    { amount: "250.00", share: "100.00" },
  ]);
  await approve(one, 10_000);
  await expect(unmatch(big)).rejects.toEqual(refused("bank/line-in-use", 409));
  await approve(two, 15_000);
});

test("the database itself refuses a line used twice, in part, or rewritten", async () => {
  const sql = sqlOf(db);
  const [deposit, other] = [await slip(5_500, "Nobody"), await slip(5_500, "Nobody")];
  const line = await openLine("55.00");
  await match([line], [deposit]);
  const second = (isSplit: boolean, fen: number) => sql`
    insert into bank_matches select l.id, d.id, ${fen}, ${isSplit}, 'by_hand', 100, 'x', now()
    from bank_lines l, deposits d where l.line_no = ${line} and d.deposit_no = ${other}`;
  await expect(second(false, 5_500)).rejects.toThrow(/bank_matches_line_once/);
  await expect(second(true, 1)).rejects.toThrow(/is used for/);
  await expect(sql`update bank_matches set amount_fen = 1`).rejects.toThrow(/append-only/);
  await expect(sql`update bank_lines set amount_fen = 1`).rejects.toThrow(/append-only/);
  await expect(sql`delete from bank_lines`).rejects.toThrow(/append-only/);
  await expect(sql`update bank_lines set matched_fen = 1 where line_no = ${line}`).rejects.toThrow(
    /whole_or_not/,
  );
  await expect(
    sql`update deposits set status = 'approved', received_fen = 1 where deposit_no = ${deposit}`,
  ).rejects.toThrow(/received_is_in_bank/);
});

test("money without a slip: declared by one, approved by another, once", async () => {
  const line = await openLine("123.45", { name: "Old Li", account: "6222 1" });
  const before = Number((await getAccount(db, finance, { account: "A1" }, now)).balance);
  const create = () => createSlipFromLine(db, finance, { line, account: "A1" }, now);
  const answers = await Promise.allSettled(Array.from({ length: 8 }, create));
  const made = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  expect(made).toHaveLength(1);
  const deposit = made[0]?.deposit ?? "";
  await expect(approve(deposit, 12_345)).rejects.toEqual(refused("deposit/own-slip", 403));
  await approveDeposit(db, finance2, { deposit, received: 12_345 }, now);
  expect(Number((await getAccount(db, finance, { account: "A1" }, now)).balance) - before).toBeCloseTo(
    123.45,
  );
  const [count] = await sqlOf(db)<{ n: number }[]>`
    select count(*)::int4 as n from deposits where payer = 'Old Li'`;
  expect(count?.n).toBe(1);
});

test("not ours: with a reason, never matched meanwhile, taken back", async () => {
  const line = await openLine("66.00", { name: "Interest" });
  const aside = () => setAside(db, finance, { line, reason: "interest" }, now);
  for (let round = 0; round < 2; round += 1) expect(await aside()).toEqual({ line });
  const deposit = await slip(6_600, "Interest");
  await expect(match([line], [deposit])).rejects.toEqual(refused("bank/line-aside", 409));
  expect((await lines("aside")).map((row) => row.asideReason)).toEqual(["interest"]);
  for (let round = 0; round < 2; round += 1) await takeBackAside(db, finance, { line }, now);
  await match([line], [deposit]);
  await expect(aside()).rejects.toEqual(refused("bank/line-taken", 409));
});

test("payers are learned from approved slips, unlearned by a reversal or by a person, and matched by", async () => {
  const first = await slip(11_100, "Zhao");
  const line = await openLine("111.00", {
    name: "Zhao Trading",
    account: "6222-77",
    note: await codeOf(first),
  });
  await approve(first, 11_100);
  const known = { payerAccount: "622277", payerName: "Zhao Trading" };
  expect(await listPayers(db, finance, { account: "A0" })).toContainEqual({
    ...known,
    isKnown: true,
    slips: 1,
    changedBy: null,
  });
  const second = await slip(11_200, "somebody else");
  expect(await bring([{ amount: "112.00", account: "6222 77" }])).toMatchObject({
    matched: [{ deposit: second, rule: "amount_payer_account" }],
  });
  for (const isKnown of [false, false])
    await changePayer(db, finance, { account: "A0", ...known, isKnown }, now);
  const third = await slip(11_300, "somebody else");
  expect(await bring([{ amount: "113.00", account: "622277" }])).toMatchObject({
    matched: [],
    suggestions: [{ deposit: third, rule: "amount_date" }],
  });
  await changePayer(db, finance, { account: "A0", ...known, isKnown: true }, now);
  expect(
    (await searchSlips(db, finance, { line: (await lines("open"))[0]?.line ?? "", search: "" }))[0],
  ).toMatchObject({
    deposit: third,
    rule: "amount_payer_account",
  });
  expect(await stateOf(line)).toBe("used");
});

test("slips are found for a line by amount, payer or account; roles and unknown numbers are refused", async () => {
  const line = await openLine("1.00");
  const deposit = await slip(98_765, "Findable");
  for (const search of ["987.65", "findable", deposit, await codeOf(deposit)])
    expect((await searchSlips(db, finance, { line, search })).map((row) => row.deposit)).toContain(deposit);
  expect(await searchSlips(db, finance, { line, search: "nobody has this" })).toEqual([]);
  const forbidden = refused("auth/forbidden", 403);
  await expect(matchLines(db, owner, { lines: [line], deposits: [deposit] }, now)).rejects.toEqual(forbidden);
  await expect(linesFor(db, owner, { deposit })).rejects.toEqual(forbidden);
  await expect(match(["BL-NO"], [deposit])).rejects.toEqual(refused("bank/unknown-line", 404));
  await expect(match([line], ["DP-NO"])).rejects.toEqual(refused("deposit/unknown", 404));
  await expect(unmatch("BL-NO")).rejects.toEqual(refused("bank/unknown-line", 404));
  await rejectDeposit(db, finance, { deposit, reason: "no money" }, now);
  await expect(match([line], [deposit])).rejects.toEqual(refused("bank/slip-closed", 409));
  const out = await openLine("-3.00");
  await expect(match([out], [await slip(300)])).rejects.toEqual(refused("bank/line-not-money-in", 422));
});

test("the books tie", () => expectProof(db));
