import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account";
import { matchLines } from "@/server/bank/commands/match-lines";
import { bankOf, finance, owner } from "@/server/bank/test-statements";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { hintsForQueue } from "./hints-for-queue";
import { linesFor } from "./lines-for";
import { searchSlips } from "./search-slips";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const { slip, openLine } = bankOf(db);

// Guarantees that money is found whose owner typed another amount, from both sides, and that nothing is matched by it.
test("a slip of 1,500.00 finds the payer's 1,050.00, and a line of the amount that is typed", async () => {
  const deposit = await slip(150_000, "Zhao Liying");
  const near = await slip(160_000, "Zhao Liyin", "A1");
  const [own, other] = [await openLine("1050.00", { name: "Zhao Liying" }), await openLine("777.10")];
  const proposed = async (received?: number) =>
    (await linesFor(db, finance, { deposit, received })).suggested.map(({ line, rule }) => [line, rule]);
  expect(await proposed()).toEqual([[own, "payer_name_other_amount"]]);
  expect(await proposed(77_710)).toEqual([
    [other, "received_amount"],
    [own, "payer_name_other_amount"],
  ]);
  expect(
    (await searchSlips(db, finance, { line: own, search: "" })).map((row) => [row.deposit, row.rule]),
  ).toEqual([
    [deposit, "payer_name_other_amount"],
    [near, "payer_near_name"],
  ]);
  await sqlOf(db)`update deposits set status = 'pending' where deposit_no = any(${[deposit, near]})`;
  const hints = async () =>
    (await hintsForQueue(db, finance)).filter((hint) => [deposit, near].includes(hint.deposit));
  expect(await hints()).toEqual([{ deposit, amountFen: 105_000, day: "2026-03-10" }]);
  await expect(hintsForQueue(db, owner)).rejects.toMatchObject({ code: "auth/forbidden" });
  expect(await linesFor(db, finance, { deposit })).toMatchObject({ bank: null, matched: [] });
  await matchLines(db, finance, { lines: [own], deposits: [deposit] }, now);
  expect(await hints()).toEqual([]);
  await approveDeposit(db, finance, { deposit, received: 105_000 }, now);
  await expectProof(db);
});
