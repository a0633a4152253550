import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { DepositStatus, ListDepositsInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface DepositRow {
  deposit: string;
  account: string;
  accountName: string;
  amount: string;
  /** What finance saw; null before approval. */
  received: string | null;
  method: string;
  payer: string;
  reference: string;
  status: DepositStatus;
  at: string;
  createdBy: string;
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string;
  /** What belongs into the note of the transfer; slips from before there were codes have none. */
  referenceCode: string | null;
  version: number;
  /** Until when the money should be there, as the owner was told. */
  payBefore: string | null;
  /** Above the limit: approved by one, waiting for the second. */
  awaits: "second_approver" | null;
}

interface StoredDeposit extends Omit<DepositRow, "amount" | "received" | "awaits"> {
  id: number;
  amountFen: number;
  receivedFen: number | null;
  hasFirst: boolean;
}

/**
 * Deposit slips within the actor's reach, newest first, narrowed by status, account, or a part of number, payer,
 * reference or code.
 */
export async function listDeposits(
  db: DbOrTx,
  actor: Actor,
  input: ListDepositsInput & { deposit?: string },
): Promise<Page<DepositRow>> {
  mustBeAbleTo(actor, "deposit.read");
  const sql = sqlOf(db);
  const { status = null, account = null, deposit = null, search = "" } = input;
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<StoredDeposit[]>`
    select d.id, d.deposit_no as deposit, a.code as account, a.name as "accountName", d.amount_fen as "amountFen",
           d.received_fen as "receivedFen", d.method, d.payer, d.reference, d.status, d.created_at as at,
           d.created_by_name as "createdBy", d.decided_at as "decidedAt", d.decided_by_name as "decidedBy", d.reason,
           d.reference_code as "referenceCode", d.version, d.pay_before as "payBefore",
           d.status = 'pending' and d.first_approved_by is not null as "hasFirst"
    from deposits d join accounts a on a.id = d.account_id
    where (${before}::int8 is null or d.id < ${before}::int8)
      and (${status}::text is null or d.status = ${status}::text::deposit_status)
      and (${account}::text is null or a.code = ${account}::text)
      and (${deposit}::text is null or d.deposit_no = ${deposit}::text)
      and (${actor.accountIds === null}::bool or d.account_id = any(${ints(actor.accountIds ?? [])}::int4[]))
      and (${search} = '' or strpos(lower(concat_ws(' ', d.deposit_no, d.payer, d.reference, d.reference_code)), lower(${search})) > 0)
    order by d.id desc limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.id]);
  return { rows: page.rows.map(shown), nextCursor: page.nextCursor };
}

function shown(stored: StoredDeposit): DepositRow {
  const { id: _, amountFen, receivedFen, at, decidedAt, payBefore, hasFirst, ...row } = stored;
  return {
    ...row,
    amount: formatFen(amountFen),
    received: receivedFen === null ? null : formatFen(receivedFen),
    at: instantText(new Date(at)),
    decidedAt: decidedAt === null ? null : instantText(new Date(decidedAt)),
    payBefore: payBefore === null ? null : instantText(new Date(payBefore)),
    awaits: hasFirst ? "second_approver" : null,
  };
}
