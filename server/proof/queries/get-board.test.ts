import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf, type Tx } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { importStatement } from "@/server/bank";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { boardRowsIn, getBoard, listBoardDocuments } from "./get-board";

const { db, close } = await freshDatabase();
afterAll(close);

const finance = person("finance", { id: 2 });
const supervisor = person("finance-supervisor", { id: 3, kind: "token" });
const today = { from: "2026-03-10", to: "2026-03-10" } as const;
let unseen = "";

/** A day with a short pick, a wrong store taken back, one on delivery, one direct, an open order, and three slips. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "cod", "direct"]);
  await givenApproved(db, "S0", { I0: 24, MEAT: 1_234 }, [{ item: "I0", picked: 23, reason: "damaged" }]);
  await givenApproved(db, "S1", { I0: 5 });
  await givenApproved(db, "S2", { I0: 5 });
  const wrong = await givenApproved(db, "S0", { I1: 10 });
  await reverseDelivery(db, supervisor, { delivery: wrong, reason: "wrong store" }, now);
  await givenWave(db, [{ store: "S0", lines: { I2: 2 } }]);
  const slip = { account: "A0", method: "bank_transfer" as const, payer: "Wang", reference: "" };
  const open = async (amount: number) =>
    (await createDeposit(db, person("owner"), { ...slip, amount }, now)).deposit;
  const seen = await open(70_000);
  unseen = await open(50_000);
  const bounced = await open(30_000);
  const content = Buffer.from(`date,amount,note\n2026-03-10,700.00,${seen}\n2026-03-10,8.00,other\n`);
  await importStatement(db, finance, { format: "csv", content }, now);
  for (const [deposit, received] of [
    [seen, 70_000],
    [unseen, 49_000],
    [bounced, 30_000],
  ] as const)
    await approveDeposit(db, finance, { deposit, received }, now);
  await reverseDeposit(db, supervisor, { deposit: bounced, reason: "bounced" }, now);
});

test("a day's money by two ways: only what the bank has not shown differs", async () => {
  const board = await getBoard(db, finance, {}, now);
  expect(board).toMatchObject({ ...today, ok: false });
  const rows = Object.fromEntries(board.rows.map(({ row, ...figures }) => [row, figures]));
  // 23 × 3.50 and 1.234 kg × 3.50; what was reversed comes and goes, on delivery and direct stores are not in the ledger.
  const delivered = { left: "84.82", right: "84.82", difference: "0.00", documents: 2, differing: 0 };
  expect(rows).toMatchObject({
    balances: { difference: "0.00", documents: 3, differing: 0 },
    holds: { left: "7.00", right: "7.00", difference: "0.00", differing: 0 },
    deposits: { left: "1190.00", right: "700.00", difference: "490.00", documents: 2, differing: 1 },
    bank: { left: "708.00", right: "700.00", difference: "8.00", documents: 2, differing: 1 },
    charges: delivered,
    goods: delivered,
    tax: delivered,
  });
  await expectProof(db);
});

test("a row opens its documents, the differing ones alone or first", async () => {
  const asked = { row: "deposits" as const, ...today };
  const { rows } = await listBoardDocuments(db, finance, { ...asked, show: "differing" }, now);
  expect(rows).toEqual([
    {
      document: unseen,
      kind: "deposit",
      what: expect.stringContaining("Wang"),
      left: "490.00",
      right: "0.00",
      difference: "490.00",
    },
  ]);
  const all = await listBoardDocuments(db, finance, { ...asked, show: "all" }, now);
  expect(all.rows.map(({ difference }) => difference)).toEqual(["490.00", "0.00"]);
});

test("another day has nothing of it, and only who may see the proof sees the board", async () => {
  const { rows } = await getBoard(db, finance, { from: "2026-03-09", to: "2026-03-09" }, now);
  const ofPeriod = rows.filter(({ row }) => row !== "balances" && row !== "holds");
  expect(ofPeriod.map(({ documents }) => documents)).toEqual([0, 0, 0, 0, 0]);
  await expect(getBoard(db, person("owner"), {}, now)).rejects.toMatchObject({ code: "auth/forbidden" });
  const asked = { row: "tax" as const, show: "all" as const };
  await expect(listBoardDocuments(db, person("clerk"), asked, now)).rejects.toMatchObject({
    code: "auth/forbidden",
  });
});

const approvedId = "(select min(id) from deliveries where status = 'approved' and settlement = 'prepaid')";

test.each([
  ["balances", "update accounts set balance_fen = balance_fen + 1 where code = 'A0'"],
  ["holds", "update accounts set held_fen = held_fen + 1 where code = 'A0'"],
  ["deposits", "update deposits set matched_fen = 0"],
  ["bank", "update bank_lines set matched_fen = 0"],
  ["charges", `delete from account_entries where cause_type = 'delivery' and cause_id = ${approvedId}`],
  ["charges", `update deliveries set approved_fen = approved_fen + 1 where id = ${approvedId}`],
  ["goods", `delete from dc_stock_entries where cause_type = 'delivery' and cause_id = ${approvedId}`],
  ["goods", "update dc_stock_entries set amount_each = amount_each - 1 where reason = 'delivery'"],
  ["tax", "delete from order_lines"],
])("%s shows what went wrong: %s", async (row, damage) => {
  const undone = new Error("undone");
  await db
    .transaction(async (tx: Tx) => {
      const before = (await boardRowsIn(tx, today)).find((one) => one.row === row)?.differing ?? 0;
      await sqlOf(tx).unsafe("set local session_replication_role = replica");
      await sqlOf(tx).unsafe(damage);
      const after = (await boardRowsIn(tx, today)).find((one) => one.row === row);
      expect(after?.differing).toBeGreaterThan(before);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
});
