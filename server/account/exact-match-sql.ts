import type { Fragment, Sql } from "@/db/client";
import { isLiveTwinSql } from "@/server/account/live-twin-sql";

/**
 * Condition on `d`, a row of deposits: its bank lines say everything that the slip says (5.4). The sum is the declared one
 * to the fen, every line carries the reference code, was booked within a day of the slip, and came from a payer on the
 * account's list or one who paid for it before. A slip that looks like the money of another is no exact match: somebody
 * looks at both.
 */
export function isExactMatchSql(sql: Sql): Fragment {
  return sql`(
    d.matched_fen = d.amount_fen
    and not exists (
      select from deposit_duplicates x
      join deposits o on o.id = case when x.deposit_id = d.id then x.earlier_id else x.deposit_id end
      where (x.deposit_id = d.id or x.earlier_id = d.id) and ${isLiveTwinSql(sql, sql`d.id`)})
    and not exists (
      select from bank_matches m join bank_lines l on l.id = m.line_id
      where m.deposit_id = d.id and not (
        m.rule = 'reference_code'
        and abs(l.booked_on - (d.version_at at time zone 'Asia/Shanghai')::date) <= 1
        and ${isKnownPayerSql(sql)})))`;
}

/** Condition on `l`, a bank line, and `d`: whoever sent it may pay for the slip's account. What a person said counts first. */
export function isKnownPayerSql(sql: Sql): Fragment {
  return sql`coalesce(
    (select p.is_known from account_payers p
     where p.account_id = d.account_id and p.payer_account = l.payer_account and p.payer_name = l.payer_name),
    exists (select from deposits e join bank_matches n on n.deposit_id = e.id join bank_lines k on k.id = n.line_id
            where e.account_id = d.account_id and e.status = 'approved' and e.matched_fen > 0
              and k.payer_account = l.payer_account and k.payer_name = l.payer_name))`;
}
