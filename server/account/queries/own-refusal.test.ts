import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { decideDeposit } from "@/server/account/commands/decide-deposit";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { finance, finance2, slipsOf, supervisor, testStorage } from "@/server/account/test-slips";
import type { Actor } from "@/server/auth/actor";
import { importStatement } from "@/server/bank";
import { receiptPhoto } from "@/server/photo/test-photos";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { getSlip } from "./get-slip";
import { listQueue } from "./list-queue";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const slips = slipsOf(db, testStorage());

const receipt = (code: string) => receiptPhoto({ amount: code, payer: "Wang", code });
async function pending(amount: number, photo: Buffer, account?: string): Promise<string> {
  const deposit = await slips.opened(amount, account);
  await slips.put(deposit, photo);
  return deposit;
}
const rowFor = async (actor: Actor, deposit: string) =>
  (await listQueue(db, actor, {}, now)).rows.find((row) => row.deposit === deposit);
const refusalFor = async (actor: Actor, deposit: string) =>
  (await rowFor(actor, deposit))?.refusal?.code ?? null;

// Guarantees that the desk offers an approval to nobody whom the approval would refuse.
test("above the two-person limit the first approver and every clerk wait, a supervisor may", async () => {
  const deposit = await pending(6_000_000, await receipt("LARGE"));
  for (const actor of [finance, finance2, supervisor]) expect(await refusalFor(actor, deposit)).toBeNull();
  await approveDeposit(db, finance, { deposit, received: 6_000_000 }, now);
  expect(await refusalFor(finance, deposit)).toBe("deposit/second-must-be-supervisor");
  expect(await refusalFor(finance2, deposit)).toBe("deposit/second-must-be-supervisor");
  expect(await refusalFor(supervisor, deposit)).toBeNull();
});

test("the photo of an approved slip is a supervisor's; a copy that was rejected is history", async () => {
  const photo = await receipt("TWICE");
  const good = await pending(100_100, photo);
  const copy = await pending(200_200, photo, "A1");
  expect(await refusalFor(finance, good)).toBe("deposit/same-photo");
  expect(await refusalFor(finance, copy)).toBe("deposit/same-photo");
  expect(await refusalFor(supervisor, copy)).toBeNull();

  await rejectDeposit(db, finance, { deposit: copy, reason: "duplicate" }, now);
  expect(await rowFor(finance, good)).toMatchObject({ duplicates: 0, hasSamePhoto: false, refusal: null });
  expect((await getSlip(db, finance, { deposit: good })).duplicates).toMatchObject([
    { deposit: copy, isHistory: true, status: "rejected" },
  ]);
  const decision = { deposit: good, decision: "approve", received: 100_100 } as const;
  expect(await decideDeposit(db, finance, decision, now)).toMatchObject({ received: "1001.00" });

  const again = await pending(300_300, await receipt("AGAIN"));
  await rejectDeposit(db, finance, { deposit: again, reason: "unreadable" }, now);
  const later = await pending(400_400, await receipt("AGAIN"));
  expect(await rowFor(finance, later)).toMatchObject({ hasSamePhoto: true });
  expect(await refusalFor(finance, later)).toBe("deposit/same-photo");
});

test("beside the match: whether the payer is known or the owner, and how far the day is", async () => {
  const deposit = await pending(50_500, await receipt("DAY"));
  const { referenceCode } = await getSlip(db, finance, { deposit });
  const csv = `date,amount,payer_account,payer_name,note,bank_reference\n2026-03-05,505.00,6222999,Stranger,${referenceCode},B9\n`;
  await importStatement(db, finance, { format: "csv", content: Buffer.from(csv) }, now);
  const line = async () => (await getSlip(db, finance, { deposit })).bankLines[0];
  expect(await line()).toMatchObject({ isKnownPayer: false, daysApart: 5 });
  expect(await rowFor(finance, deposit)).toMatchObject({
    isExact: false,
    bank: { payer: "Stranger", from: "2026-03-05", hasCode: true },
  });
  await sqlOf(db)`update accounts set name = 'stranger' where code = 'A0'`;
  expect(await line()).toMatchObject({ isKnownPayer: true });
  // The owner's name is a known face, yet not on the account's list: the bulk stays with 5.4.
  expect(await rowFor(finance, deposit)).toMatchObject({ isExact: false });
  await expectProof(db);
});
