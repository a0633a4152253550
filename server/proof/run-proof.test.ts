import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf, type Tx } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { decideDeposit } from "@/server/account/commands/decide-deposit";
import { postDueDecisions } from "@/server/account/commands/post-due-decisions";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { slipsOf, supervisor, testStorage } from "@/server/account/test-slips";
import { importStatement } from "@/server/bank";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { submitOrder } from "@/server/order";
import { closePeriod } from "@/server/period";
import { colourPhoto } from "@/server/photo/test-photos";
import { voidDelivery } from "@/server/pool";
import { recordProof } from "@/server/proof";
import { proofQueries } from "@/server/proof/checks";
import { listProofRuns } from "@/server/proof/queries/list-proof-runs";
import { checksIn, runProof } from "@/server/proof/run-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");

/** A morning with something of everything: approved with a short, void, open, pooled, reversed; prepaid, COD, direct; differences; a bounced slip. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "cod", "direct", "prepaid"]);
  const shipped = await givenWave(db, [
    { store: "S0", lines: { I0: 48, I1: 10, MEAT: 1_234 } },
    { store: "S1", lines: { I0: 20 } },
    { store: "S2", lines: { I0: 10 } },
  ]);
  const [first = ""] = shipped.deliveries;
  await releaseWave(db, planner, shipped, now);
  const exceptions = [{ delivery: first, item: "I0", picked: 46, reason: "damaged" as const }];
  await confirmWave(db, planner, { wave: shipped.wave, exceptions }, now);
  await approveWave(db, planner, { wave: shipped.wave }, now);

  await settledDifference(first, "I1", "short", 6);
  await settledDifference(shipped.deliveries[1] ?? "", "I0", "over", 5);
  const reason = "wrong store";
  const wrong = await givenApproved(db, "S3", { I2: 4 });
  await reverseDelivery(db, person("finance-supervisor"), { delivery: wrong, reason }, now);

  const open = await givenWave(db, [
    { store: "S0", lines: { CASE: 24 } },
    { store: "S1", lines: { I2: 7 } },
    { store: "S3", lines: { I1: 5, MEAT: 333 } },
  ]);
  await releaseWave(db, planner, open, now);
  await voidDelivery(db, planner, open.deliveries[2] ?? "", "wrong truck", now);
  await submitOrder(db, person("owner"), { store: "S0", lines: [{ item: "I2", qty: 3 }] }, now);

  const slip = { account: "A0", amount: 500, method: "cash" as const, payer: "Wang", reference: "" };
  const { deposit } = await createDeposit(db, person("owner"), slip, now);
  await approveDeposit(db, person("finance", { id: 2 }), { deposit, received: 450 }, now);
  const machine = person("finance-supervisor", { id: 3, kind: "token" });
  await reverseDeposit(db, machine, { deposit, reason: "bounced" }, now);
  const seen = await createDeposit(db, person("owner"), { ...slip, amount: 700 }, now);
  const content = Buffer.from(`date,amount,note\n2026-03-10,7.00,${seen.deposit}\n2026-03-10,8.00,other\n`);
  await importStatement(db, person("finance", { id: 2 }), { format: "csv", content }, now);
  await approveDeposit(db, person("finance", { id: 2 }), { deposit: seen.deposit, received: 700 }, now);
  await decidedAtTheDesk();
  await sqlOf(db)`
    insert into coupons (code, account_id, value_fen, valid_from, valid_to) values ('CP', 1, 100, '2026-01-01', '2026-12-31')`;
  const march = { month: "2026-03" as const, overrideReason: "deliveries go on" };
  await closePeriod(db, person("finance-supervisor"), march, new Date("2026-04-01T08:00:00+08:00"));
});

/** Two slips with one photo, of which a supervisor approves one. */
async function decidedAtTheDesk() {
  const slips = slipsOf(db, testStorage());
  const photo = await colourPhoto(255);
  const [first, second] = [await slips.opened(600), await slips.opened(800)];
  for (const deposit of [first, second]) await slips.put(deposit, photo);
  await decideDeposit(db, supervisor, { deposit: second, decision: "approve", received: 800 }, now);
  await postDueDecisions(db, new Date(now.getTime() + 10_000));
}

async function settledDifference(delivery: string, item: string, type: "short" | "over", qty: number) {
  const input = { delivery, lines: [{ item, type, qty }], remark: "" };
  const { difference } = await reportDifference(db, person("owner"), input, now);
  const decision = { difference, lines: [{ item, acceptedQty: qty - 1 }] };
  await decideDifference(db, person("dc-manager"), decision, now);
}

test("an ordinary morning is proved, and every check has looked at something", async () => {
  const proof = await runProof(db);
  expect(proof.checks.filter((check) => !check.ok)).toEqual([]);
  expect(proof.ok).toBe(true);
  const idle = proof.checks.filter((check) => check.count === 0).map((check) => check.name);
  expect(idle).toEqual(["closed-rows-refer"]);
});

const postedId = "(select min(id) from deliveries where status = 'approved')";
const heldId = "(select min(cause_id) from account_holds where status = 'open')";

/** The database refuses these by itself. */
const unguarded =
  "alter table deposits drop constraint deposits_received_is_in_bank, drop constraint deposits_ended_without_bank_money";

/** A way to damage the rows behind every check, past all triggers and constraints that would have prevented it. */
const damages: [check: string, sql: string][] = [
  ["ordered-delivered-short-open", "update pool_rows set qty_each = qty_each + 1"],
  ["ordered-delivered-short-open", "delete from pool_rows"],
  [
    "ordered-delivered-short-open",
    `delete from delivery_lines where delivery_id = ${postedId} and line_no = 1`,
  ],
  [
    "ordered-delivered-short-open",
    "insert into closed_rows select order_id, qty_each, 0, now(), null, item_id, line_no, 'cancelled', pick_type from pool_rows",
  ],
  ["order-line-discounts", "update pool_rows set discount_fen = 1"],
  ["order-line-amounts", "update order_lines set amount_fen = amount_fen + 1 where order_id = 1"],
  ["order-goods", "update orders set goods_fen = goods_fen + 1, payable_fen = payable_fen + 1 where id = 1"],
  ["order-payable", "update orders set discount_fen = 1, payable_fen = payable_fen - 1 where id = 1"],
  ["order-line-count", "update orders set line_count = line_count + 1 where id = 1"],
  ["orders-pooled", "update orders set pooled_fen = pooled_fen + 1 where pooled_fen > 0"],
  ["orders-pooled", "update orders set pooled_fen = 1 where pooled_fen = 0"],
  ["coupon-uses", "update coupons set status = 'used'"],
  ["coupon-uses", "update coupons set order_id = 1"],
  ["delivery-allocated", "update deliveries set allocated_fen = allocated_fen + 1 where status = 'released'"],
  ["delivery-approved", `update deliveries set approved_fen = approved_fen + 1 where id = ${postedId}`],
  ["delivery-approved", "delete from delivery_shorts"],
  ["delivery-line-count", `update deliveries set line_count = line_count + 1 where id = ${postedId}`],
  ["allocated-picked-short", "update delivery_shorts set picked_each = 1000"],
  ["delivery-orders", "delete from delivery_orders where order_id = 1"],
  ["delivery-orders", "insert into delivery_orders values (77, 77)"],
  ["wave-lines", "update waves set line_count = line_count + 1"],
  ["difference-lines-decided", "update difference_lines set accepted_each = null where difference_id = 1"],
  ["difference-accepted-whole", "update differences set status = 'accepted'"],
  ["difference-accepted-whole", "update differences set status = 'rejected'"],
  ["difference-credits", "update differences set credit_fen = credit_fen + 1"],
  ["difference-entries", "delete from account_entries where reason = 'difference'"],
  ["difference-entries", "delete from differences"],
  ["difference-goods", "delete from store_stock_entries where reason = 'difference'"],
  ["difference-goods", "update difference_lines set accepted_each = accepted_each - 1"],
  ["difference-within-delivered", "update difference_lines set accepted_each = 11, qty_each = 11"],
  ["difference-within-charged", "update difference_lines set credit_fen = 3501"],
  ["difference-lines-refer", "update difference_lines set item_id = 999"],
  ["difference-lines-refer", `update deliveries set status = 'reversed' where id = ${postedId}`],
  ["reversed-into-dc", "delete from dc_stock_entries where reason = 'delivery_reversal'"],
  ["reversed-from-store", "update deliveries set status = 'delivered' where status = 'reversed'"],
  ["account-balance", "update accounts set balance_fen = balance_fen + 1 where code = 'A0'"],
  [
    "account-balance",
    "update account_entries set amount_fen = amount_fen - 1 where account_id = 1 and entry_no = 2",
  ],
  ["account-entry-numbers", "delete from account_entries where account_id = 1 and entry_no = 2"],
  ["account-entry-numbers", "update accounts set last_entry_no = last_entry_no + 1 where code = 'A0'"],
  [
    "account-running-balance",
    "update account_entries set balance_after_fen = balance_after_fen + 1 where account_id = 1 and entry_no = 2",
  ],
  ["account-held", "update accounts set held_fen = held_fen + 1 where code = 'A0'"],
  [
    "holds-of-open-deliveries",
    `update account_holds set amount_fen = amount_fen + 1 where cause_id = ${heldId}`,
  ],
  ["holds-of-open-deliveries", `delete from account_holds where cause_id = ${heldId}`],
  ["holds-of-open-deliveries", "update deliveries set status = 'void' where status = 'released'"],
  ["holds-captured", "update account_holds set captured_fen = captured_fen + 1 where status = 'captured'"],
  ["delivery-charges", "update account_entries set amount_fen = amount_fen - 1 where reason = 'delivery'"],
  ["delivery-charges", "delete from account_entries where reason = 'delivery'"],
  ["delivery-reversals", `update deliveries set status = 'reversed' where id = ${postedId}`],
  ["deposits-posted", "update deposits set received_fen = received_fen + 1 where matched_fen = 0"],
  ["deposits-posted", "delete from account_entries where reason = 'deposit_reversal'"],
  ["bank-lines-used-once", "update bank_matches set amount_fen = amount_fen - 1"],
  [
    "bank-lines-used-once",
    "insert into bank_matches select line_id, deposit_id + 900, 1, true, rule, 1, '', now() from bank_matches",
  ],
  ["bank-line-use", "update bank_lines set matched_fen = 0"],
  ["bank-line-use", "delete from bank_matches"],
  ["deposit-bank-money", `${unguarded}; update deposits set matched_fen = matched_fen + 1`],
  [
    "deposits-received-in-bank",
    `${unguarded}; update deposits set received_fen = received_fen + 1 where status = 'approved'`,
  ],
  ["bank-statement-lines", "update bank_statements set imported_count = 0"],
  ["bank-statement-lines", "delete from bank_lines"],
  ["deposit-own-approvals", "update deposits set approved_by = created_by where status = 'approved'"],
  [
    "deposit-second-approvals",
    "update deposits set first_received_fen = 1, first_approved_by = '', first_approved_by_name = '', first_approved_at = now()",
  ],
  [
    "deposit-two-persons",
    "update deposits set first_received_fen = received_fen, first_approved_by = approved_by, first_approved_by_name = '', first_approved_at = now() where status = 'approved'",
  ],
  ["deposit-decisions", "update deposit_decisions set received_fen = received_fen + 1"],
  ["deposit-same-photos", "delete from deposit_duplicates"],
  ["photos-refer", "update photos set version = 2"],
  ["photos-refer", "update photos set document_id = document_id + 900"],
  ["period-entries", "delete from account_entries where reason = 'difference'"],
  ["period-income", "update account_entries set amount_fen = amount_fen + 1 where amount_fen > 0"],
  ["period-expense", "update periods set expense_fen = expense_fen + 1"],
  ["period-closing", "update account_entries set business_on = '2026-04-01'"],
  ["cod-dues", "update cod_dues set amount_fen = amount_fen + 1"],
  ["cod-dues", "delete from cod_dues"],
  ["cod-dues", "update differences set credit_fen = 0"],
  ["dc-stock-on-hand", "update dc_stock set on_hand_each = on_hand_each - 1 where item_id = 1"],
  ["dc-stock-on-hand", "delete from dc_stock where item_id = 1"],
  ["dc-stock-entry-numbers", "update dc_stock set last_entry_no = last_entry_no - 1 where item_id = 1"],
  ["dc-stock-cost", "update dc_stock set cost_micro = cost_micro + 1 where item_id = 1"],
  [
    "dc-stock-running",
    "update dc_stock_entries set on_hand_after_each = 0 where item_id = 1 and entry_no = 2",
  ],
  ["store-stock-on-hand", "update store_stock set on_hand_each = on_hand_each + 1"],
  ["store-stock-entry-numbers", "update store_stock_entries set entry_no = entry_no + 100"],
  ["store-stock-cost", "update store_stock set cost_micro = cost_micro + 1"],
  ["store-stock-running", "update store_stock_entries set on_hand_after_each = 0"],
  ["dc-stock-reserved", "update dc_stock set reserved_each = reserved_each + 1 where item_id = 1"],
  ["dc-stock-reserved", "update deliveries set status = 'void' where status = 'released'"],
  [
    "delivered-from-dc",
    "update dc_stock_entries set amount_each = amount_each - 1 where reason = 'delivery'",
  ],
  ["delivered-into-store", "delete from store_stock_entries where item_id = 1"],
  ["order-lines-refer", "update order_lines set item_id = 999 where order_id = 1"],
  ["order-lines-refer", "delete from orders where id = 1"],
  ["delivery-lines-refer", "update delivery_lines set item_id = 999 where line_no = 1"],
  ["pool-rows-refer", "update pool_rows set item_id = 999"],
  ["pool-rows-refer", "update orders set status = 'cancelled' where status = 'pooled'"],
  ["closed-rows-refer", "insert into closed_rows values (77, 1, 0, now(), null, 1, 1, 'expired', 'loose')"],
  ["pick-lines-refer", "update pick_lines set delivery_line_no = 99"],
  ["store-stock-refers", "update store_stock set item_id = item_id + 900"],
  ["account-entry-causes", "update account_entries set cause_id = cause_id + 900 where reason = 'deposit'"],
  ["account-entry-causes", "update account_entries set cause_id = 999 where reason = 'difference'"],
  ["store-stock-causes", "update store_stock_entries set cause_id = 999 where reason = 'difference'"],
  ["dc-stock-causes", "update dc_stock_entries set cause_id = cause_id + 900 where reason = 'delivery'"],
  ["store-stock-causes", "update store_stock_entries set cause_id = cause_id + 900"],
];

class TakenBack extends Error {}

async function damaged(sql: string): Promise<Awaited<ReturnType<typeof checksIn>>> {
  let checks: Awaited<ReturnType<typeof checksIn>> = [];
  const damage = async (tx: Tx) => {
    await sqlOf(tx).unsafe(`set local session_replication_role = replica; ${sql}`);
    checks = await checksIn(tx);
    throw new TakenBack();
  };
  await db.transaction(damage).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return checks;
}

test.each(damages)("%s is noticed: %s", async (check, sql) => {
  const found = (await damaged(sql)).find(({ name }) => name === check);
  expect(found).toMatchObject({ ok: false });
  expect(found?.failed).toBeGreaterThan(0);
  expect(found?.examples[0]).toMatch(/ instead of /);
});

test("every check can fail", () => {
  const names = proofQueries.flatMap((query) => Object.keys(query.checks));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(damages.map(([check]) => check))).toEqual(new Set(names));
});

test("a difference is told in its unit, with where it is", async () => {
  const checks = await damaged("update accounts set balance_fen = balance_fen + 150 where code = 'A3'");
  expect(checks.filter((check) => !check.ok)).toEqual([
    {
      name: "account-balance",
      ok: false,
      count: 4,
      failed: 1,
      difference: "1.50",
      examples: ["A3: 10001.50 instead of 10000.00"],
    },
  ]);
});

test("the nightly run keeps its result", async () => {
  await recordProof(db, now);
  expect(await listProofRuns(db, person("admin"))).toMatchObject([{ at: now, ok: true, failed: [] }]);
  await expect(listProofRuns(db, person("owner"))).rejects.toMatchObject({ code: "auth/forbidden" });
});
