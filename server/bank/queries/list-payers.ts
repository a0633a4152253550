import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

export interface PayerRow {
  payerAccount: string;
  payerName: string;
  isKnown: boolean;
  /** From how many approved slips; 0 for one that a person added. */
  slips: number;
  changedBy: string | null;
}

const payersMax = 200;

/** Who pays into an account: learned from approved matches, added, or made unknown again by a person. */
export async function listPayers(
  db: DbOrTx,
  actor: Actor,
  { account }: { account: string },
): Promise<PayerRow[]> {
  mustBeAbleTo(actor, "bank.read");
  const rows = await sqlOf(db)<PayerRow[]>`
    with the as (
      select id from accounts where code = ${account}
        and (${actor.accountIds === null}::bool or id = any(${ints(actor.accountIds ?? [])}::int4[]))),
    learned as (
      select l.payer_account, l.payer_name, count(distinct d.id)::int4 as slips
      from the join deposits d on d.account_id = the.id and d.status = 'approved'
      join bank_matches m on m.deposit_id = d.id join bank_lines l on l.id = m.line_id
      group by l.payer_account, l.payer_name),
    told as (select p.* from the join account_payers p on p.account_id = the.id)
    select coalesce(t.payer_account, n.payer_account) as "payerAccount",
           coalesce(t.payer_name, n.payer_name) as "payerName", coalesce(t.is_known, true) as "isKnown",
           coalesce(n.slips, 0) as slips, t.changed_by_name as "changedBy"
    from learned n full join told t on t.payer_account = n.payer_account and t.payer_name = n.payer_name
    order by 3 desc, 4 desc, 2 limit ${payersMax}`;
  return [...rows];
}
