import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import type { CorrectionStatus, ListCorrectionsInput } from "@/server/funds/schema";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface CorrectionRow {
  correction: string;
  kind: "adjustment" | "transfer";
  status: CorrectionStatus;
  account: string;
  accountName: string;
  /** Where a transfer goes to. */
  to: string | null;
  toName: string | null;
  /** What an adjustment adds, or what a transfer takes from `account`. */
  amount: string;
  reason: string;
  evidence: string;
  reverses: string | null;
  reversedBy: string | null;
  requestedAt: string;
  requestedBy: string;
  isMine: boolean;
  decidedAt: string | null;
  decidedBy: string | null;
  decisionReason: string;
}

interface Stored extends Omit<CorrectionRow, "amount" | "isMine"> {
  id: number;
  amountFen: number;
  hand: string;
}

/** Corrections of the accounts within reach, newest first, narrowed by status or an account on either side. */
export async function listCorrections(
  db: DbOrTx,
  actor: Actor,
  input: ListCorrectionsInput,
): Promise<Page<CorrectionRow>> {
  mustBeAbleTo(actor, "correction.read");
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { account = null, status = null } = input;
  const mine = ints(actor.accountIds ?? []);
  const rows = await sql<Stored[]>`
    select c.id, c.correction_no as correction, c.kind, c.status, a.code as account, a.name as "accountName", b.code as to,
           b.name as "toName", c.amount_fen as "amountFen", c.reason, c.evidence, o.correction_no as reverses,
           r.correction_no as "reversedBy", c.requested_at as "requestedAt", c.requested_by_name as "requestedBy",
           c.requested_by as hand, c.decided_at as "decidedAt", c.decided_by_name as "decidedBy",
           c.decision_reason as "decisionReason"
    from corrections c
    join accounts a on a.id = c.account_id
    left join accounts b on b.id = c.to_account_id
    left join corrections o on o.id = c.reverses_id
    left join corrections r on r.reverses_id = c.id and r.status <> 'rejected'
    where (${before}::int8 is null or c.id < ${before}::int8)
      and (${status}::text is null or c.status = ${status}::text::correction_status)
      and (${account}::text is null or a.code = ${account}::text or b.code = ${account}::text)
      and (${actor.accountIds === null}::bool or c.account_id = any(${mine}::int4[]))
    order by c.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, hand, amountFen, requestedAt, decidedAt, ...row }) => ({
      ...row,
      amount: formatFen(amountFen),
      isMine: hand === handOf(actor),
      requestedAt: instantText(new Date(requestedAt)),
      decidedAt: decidedAt === null ? null : instantText(new Date(decidedAt)),
    })),
  };
}
