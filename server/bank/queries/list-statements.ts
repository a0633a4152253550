import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

export interface StatementRow {
  statement: string;
  bank: string;
  bankAccount: string;
  fileName: string;
  imported: number;
  duplicates: number;
  skipped: number;
  from: string | null;
  to: string | null;
  moneyIn: string;
  moneyOut: string;
  by: string;
  at: string;
}

interface Stored extends Omit<StatementRow, "moneyIn" | "moneyOut"> {
  inFen: number;
  outFen: number;
}

const statementsMax = 50;

/** The last fifty files of the banks, youngest first. */
export async function listStatements(db: DbOrTx, actor: Actor): Promise<StatementRow[]> {
  mustBeAbleTo(actor, "bank.read");
  const rows = await sqlOf(db)<Stored[]>`
    select s.statement_no as statement, b.bank, b.account_no as "bankAccount", s.file_name as "fileName",
           s.imported_count as imported, s.duplicate_count as duplicates, s.skipped_count as skipped,
           s.from_on::text as from, s.to_on::text as to, s.in_fen as "inFen", s.out_fen as "outFen",
           s.imported_by_name as by, s.imported_at as at
    from bank_statements s join company_bank_accounts b on b.id = s.bank_account_id
    order by s.id desc limit ${statementsMax}`;
  return rows.map(({ inFen, outFen, at, ...row }) => ({
    ...row,
    moneyIn: formatFen(inFen),
    moneyOut: formatFen(outFen),
    at: instantText(new Date(at)),
  }));
}
