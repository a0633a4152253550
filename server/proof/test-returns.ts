import { type Db, sqlOf } from "@/db/client";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { submitReturnInput } from "@/server/returns/schema";
import { now, person } from "@/server/testing/given-delivery";

/** A store that gave something back, of which the DC took most, and wants to give back more. */
export async function givenReturned(db: Db): Promise<void> {
  await sqlOf(db)`update stores set return_policy = 'monthly', return_monthly_fen = 100000 where code = 'S0'`;
  const send = (item: string, qty: number) =>
    submitReturn(db, person("owner"), submitReturnInput.parse({ store: "S0", lines: [{ item, qty }] }), now);
  const { return: no } = await send("I0", 5);
  const lines = [{ item: "I0", acceptedQty: 4, damagedQty: 1 }];
  await receiveReturn(db, person("dc-manager"), { return: no, lines }, now);
  await send("I0", 3);
}

/** What can go wrong with returns, and the check that says so. */
export const returnDamages: [check: string, sql: string][] = [
  ["quota-meter", "update return_quotas set used_fen = used_fen + 1"],
  ["quota-entry-numbers", "update return_quotas set last_entry_no = last_entry_no + 1"],
  ["quota-running", "update return_quota_entries set used_after_fen = used_after_fen + 1"],
  ["quota-of-returns", "update returns set value_fen = value_fen + 1"],
  ["quota-of-returns", "delete from return_quota_entries where kind = 'used'"],
  ["quota-of-returns", "update returns set status = 'cancelled', ended_at = now() where status = 'approved'"],
  ["return-values", "update return_lines set value_fen = value_fen + 1"],
  ["return-values", "update returns set accepted_fen = accepted_fen + 1 where status = 'settled'"],
  ["return-quantities", "update return_draws set qty_each = qty_each + 1"],
  ["return-clawbacks", "update returns set clawback_fen = 1 where status = 'settled'"],
  ["return-prices", "update return_draws set accepted_fen = accepted_fen + 1"],
  ["returned-once", "update return_draws set from_each = 0"],
  ["returned-within-delivered", "update return_draws set qty_each = 1000000 where accepted_each is null"],
  [
    "returned-within-paid",
    "update return_draws set accepted_fen = 100000000 where accepted_each is not null",
  ],
  ["return-entries", "update account_entries set amount_fen = amount_fen + 1 where reason = 'return'"],
  ["return-entries", "delete from account_entries where reason = 'return'"],
  ["returned-from-store", "delete from store_stock_entries where reason = 'return'"],
  ["returned-refused", "delete from store_stock_entries where reason = 'return_refused'"],
  ["returned-into-dc", "delete from dc_stock_entries where reason = 'return'"],
  ["return-draws-refer", "update return_draws set delivery_line_no = 999"],
];
