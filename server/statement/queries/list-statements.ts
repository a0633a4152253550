import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { firstOf, type Month } from "@/server/period";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { ListStatementsInput, StatementStatus } from "@/server/statement/schema";

export interface StatementRow {
  statement: string;
  month: Month;
  account: string;
  accountName: string;
  opening: string;
  closing: string;
  status: StatementStatus;
  isBySilence: boolean;
  respondBefore: string;
}

interface StoredRow extends Omit<StatementRow, "opening" | "closing"> {
  id: number;
  openingFen: number;
  closingFen: number;
}

/** Statements within the actor's reach, newest first. */
export async function listStatements(
  db: DbOrTx,
  actor: Actor,
  { month, account, status, limit, cursor }: ListStatementsInput,
): Promise<Page<StatementRow>> {
  mustBeAbleTo(actor, "statement.read");
  const sql = sqlOf(db);
  const before = cursorNumber(cursor, 0, Number.MAX_SAFE_INTEGER);
  const rows = await sql<StoredRow[]>`
    select s.id, s.statement_no as statement, to_char(s.month, 'YYYY-MM') as month, a.code as account,
           a.name as "accountName", s.opening_fen as "openingFen", s.closing_fen as "closingFen", s.status,
           s.is_by_silence as "isBySilence", s.respond_before as "respondBefore"
    from account_statements s join accounts a on a.id = s.account_id
    where s.id < ${before}::int8
      and (${actor.accountIds === null}::bool or s.account_id = any(${ints(actor.accountIds ?? [])}::int4[]))
      and (${month === undefined}::bool or s.month = ${firstOf(month ?? "2000-01")}::text::date)
      and (${account ?? ""} = '' or a.code = ${account ?? ""})
      and (${status ?? ""} = '' or s.status::text = ${status ?? ""})
    order by s.id desc limit ${limit + 1}`;
  const page = pageOf([...rows], limit, (row) => [row.id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, openingFen, closingFen, respondBefore, ...row }) => ({
      ...row,
      opening: formatFen(openingFen),
      closing: formatFen(closingFen),
      respondBefore: instantText(new Date(respondBefore)),
    })),
  };
}

export interface StatementProgress {
  month: Month;
  accounts: number;
  built: number;
  startedAt: string;
  finishedAt: string | null;
  issued: number;
  disputed: number;
  answered: number;
  accepted: number;
}

/** How far the statements of each closed month are built and answered, newest first; at most two years. */
export async function statementProgress(db: DbOrTx, actor: Actor): Promise<StatementProgress[]> {
  mustBeAbleTo(actor, "period.read");
  const sql = sqlOf(db);
  const rows = await sql<StatementProgress[]>`
    select to_char(p.month, 'YYYY-MM') as month, coalesce(r.account_count, 0) as accounts,
           coalesce(r.built_count, 0) as built, coalesce(r.started_at, p.closed_at) as "startedAt",
           r.finished_at as "finishedAt", c.issued, c.disputed, c.answered, c.accepted
    from (select * from periods order by month desc limit 24) p
    left join statement_runs r on r.month = p.month
    cross join lateral (
      select count(*) filter (where status = 'issued')::int4 as issued,
             count(*) filter (where status = 'disputed')::int4 as disputed,
             count(*) filter (where status = 'answered')::int4 as answered,
             count(*) filter (where status = 'accepted')::int4 as accepted
      from account_statements s where s.month = p.month) c
    order by p.month desc`;
  return rows.map(({ startedAt, finishedAt, ...row }) => ({
    ...row,
    startedAt: instantText(new Date(startedAt)),
    finishedAt: finishedAt && instantText(new Date(finishedAt)),
  }));
}
