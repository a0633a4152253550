import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import type { BankAccount } from "@/server/bank/find-bank-account";
import { kindOf } from "@/server/bank/rules/fingerprint";
import type { FileLine } from "@/server/bank/rules/read-lines";
import type { BusinessDay } from "@/server/shared/business-day";

type NumberedLine = FileLine & { occurrence: number };

/** The lines that the bank account does not have yet, by their fingerprint. */
export async function withoutKnownLines(
  db: DbOrTx,
  bankAccountId: number,
  lines: readonly NumberedLine[],
): Promise<NumberedLine[]> {
  const known = await sqlOf(db)<{ place: number }[]>`
    select n.place::int4 as place
    from unnest(${texts(lines.map((line) => line.day))}::text::date[],
                ${ints(lines.map((line) => line.amountFen))}::text::int8[],
                ${texts(lines.map((line) => line.bankReference))}::text::text[],
                ${texts(lines.map((line) => line.payerAccount))}::text::text[],
                ${texts(lines.map((line) => line.payerName))}::text::text[],
                ${ints(lines.map((line) => line.occurrence))}::text::int4[])
         with ordinality as n (day, fen, reference, account, name, occurrence, place)
    where exists (
      select 1 from bank_lines l
      where l.bank_account_id = ${bankAccountId} and l.booked_on = n.day and l.amount_fen = n.fen
        and l.bank_reference = n.reference and l.payer_account = n.account and l.payer_name = n.name
        and l.occurrence = n.occurrence)`;
  const places = new Set(known.map(({ place }) => place));
  return lines.filter((_, index) => !places.has(index + 1));
}

export interface NewStatement {
  account: BankAccount;
  fileName: string;
  lines: readonly FileLine[];
  imported: number;
  duplicates: number;
  skipped: number;
  byName: string;
}

/** Notes that a file came in. Answers its internal number and the one people use. */
export async function writeStatement(
  tx: Tx,
  { account, fileName, lines, imported, duplicates, skipped, byName }: NewStatement,
  now: Date,
): Promise<{ id: number; statementNo: string }> {
  const { inFen, outFen, from, to } = sumUp(lines);
  const at = now.toISOString();
  const [statement] = await sqlOf(tx)<{ id: number; statementNo: string }[]>`
    with next as (select nextval('bank_statements_id_seq') as id)
    insert into bank_statements (id, statement_no, bank_account_id, file_name, imported_count, duplicate_count,
      skipped_count, from_on, to_on, in_fen, out_fen, imported_by_name, imported_at)
    select id, 'BS-' || to_char(${at}::text::timestamptz at time zone 'Asia/Shanghai', 'YYMMDD') || '-'
             || lpad(id::text, greatest(6, length(id::text)), '0'),
           ${account.id}, ${fileName}, ${imported}, ${duplicates}, ${skipped}, ${from}::text::date, ${to}::text::date,
           ${inFen}, ${outFen}, ${byName}, ${at}::text::timestamptz
    from next returning id, statement_no as "statementNo"`;
  if (!statement) throw new Error("a statement that was written is answered");
  return statement;
}

/** What came in, what went out, and from which day to which. */
export function sumUp(lines: readonly FileLine[]) {
  let inFen = 0;
  let outFen = 0;
  let from: BusinessDay | null = null;
  let to: BusinessDay | null = null;
  for (const { amountFen, day } of lines) {
    if (amountFen > 0) inFen += amountFen;
    else outFen -= amountFen;
    if (from === null || day < from) from = day;
    if (to === null || day > to) to = day;
  }
  return { inFen, outFen, from, to };
}

/** Writes new lines in one statement, numbered in the order of the file. */
export async function writeLines(
  tx: Tx,
  bankAccountId: number,
  statementId: number,
  lines: readonly NumberedLine[],
): Promise<number[]> {
  if (lines.length === 0) return [];
  const written = await sqlOf(tx)<{ id: number }[]>`
    insert into bank_lines (id, line_no, bank_account_id, statement_id, row_no, kind, booked_on, amount_fen, fee_fen,
      payer_account, payer_name, note, bank_reference, occurrence)
    select id, 'BL-' || to_char(day, 'YYMMDD') || '-' || lpad(id::text, greatest(6, length(id::text)), '0'),
           ${bankAccountId}, ${statementId}, row_no, kind, day, fen, fee, account, name, note, reference, occurrence
    from (
      select nextval('bank_lines_id_seq') as id, n.*
      from unnest(${ints(lines.map((line) => line.row))}::text::int4[],
                  ${texts(lines.map(kindOf))}::text::bank_line_kind[],
                  ${texts(lines.map((line) => line.day))}::text::date[],
                  ${ints(lines.map((line) => line.amountFen))}::text::int8[],
                  ${ints(lines.map((line) => line.feeFen))}::text::int8[],
                  ${texts(lines.map((line) => line.payerAccount))}::text::text[],
                  ${texts(lines.map((line) => line.payerName))}::text::text[],
                  ${texts(lines.map((line) => line.note))}::text::text[],
                  ${texts(lines.map((line) => line.bankReference))}::text::text[],
                  ${ints(lines.map((line) => line.occurrence))}::text::int4[])
           as n (row_no, kind, day, fen, fee, account, name, note, reference, occurrence)) numbered
    returning id`;
  return written.map(({ id }) => id);
}
