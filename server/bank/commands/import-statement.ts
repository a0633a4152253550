import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type BankAccount, lockBankAccount } from "@/server/bank/find-bank-account";
import { type MatchedOpen, matchOpen, type Pair } from "@/server/bank/match-open";
import { linesOrRefusal, mappingOfOurs } from "@/server/bank/read-statement";
import { withOccurrences } from "@/server/bank/rules/fingerprint";
import type { FileLines } from "@/server/bank/rules/read-lines";
import type { BankMapping } from "@/server/bank/schema";
import { withoutKnownLines, writeLines, writeStatement } from "@/server/bank/write-lines";
import { recordEvent } from "@/server/event";
import { readSheet } from "@/server/sheet";
import type { FileFormat } from "@/server/sheet/schema";

export interface ImportStatementInput {
  /** Number of the company's bank account; without it the first one. */
  bankAccount?: string;
  format: FileFormat;
  content: Uint8Array;
  fileName?: string;
  /** How the bank writes its file; kept for the next one. Without it the columns of the machine interface are read. */
  mapping?: BankMapping;
}

export interface ImportedStatement {
  statement: string;
  imported: number;
  /** Lines that an earlier file brought. */
  duplicates: number;
  /** Sums, remarks and lines of 0.00. */
  skipped: number;
  /** Everything that the rules matched in this run, older lines for newer slips included. */
  matched: Pair[];
  /** New lines of money in that only suggest a slip, and those that suggest none. */
  suggested: number;
  unmatched: number;
  suggestions: Pair[];
}

/** Suggestions listed in an answer. */
const suggestionsMax = 1_000;

/**
 * Takes a bank's file in (5.4): all of its lines or, with `bank/rows-refused` naming every cell, none. Periods may overlap:
 * a line that an earlier file brought counts as a duplicate and changes nothing; two files of one bank account at once take
 * turns. Then the rules match what they are sure of; nothing is approved.
 */
export async function importStatement(
  db: DbOrTx,
  actor: Actor,
  input: ImportStatementInput,
  now: Date,
): Promise<ImportedStatement> {
  mustBeAbleTo(actor, "bank.import");
  const table = await readSheet(input.content, { format: input.format, isForeign: true });
  const file = linesOrRefusal(table, input.mapping ?? mappingOfOurs(table));
  return inTransaction(db, (tx) => importLines(tx, actor, input, file, now));
}

async function importLines(
  tx: Tx,
  actor: Actor,
  input: ImportStatementInput,
  file: FileLines,
  now: Date,
): Promise<ImportedStatement> {
  const account = await lockBankAccount(tx, input.bankAccount);
  if (input.mapping) await keepMapping(tx, actor, account, input.mapping, now);
  const lines = withOccurrences(file.lines);
  const fresh = await withoutKnownLines(tx, account.id, lines);
  const counts = {
    imported: fresh.length,
    duplicates: lines.length - fresh.length,
    skipped: file.skipped,
  };
  const statement = await writeStatement(
    tx,
    { account, fileName: input.fileName ?? "", lines, ...counts, byName: actor.name },
    now,
  );
  const ids = await writeLines(tx, account.id, statement.id, fresh);
  const outcome = await matchOpen(tx, actor, now, statement.id);
  const told = {
    statement: statement.statementNo,
    ...counts,
    ...(await toldOf(tx, outcome, statement.id, ids)),
  };
  const details = {
    bankAccount: account.accountNo,
    fileName: input.fileName ?? "",
    ...counts,
    matched: told.matched.length,
  };
  await recordEvent(
    tx,
    actor,
    { type: "bank_statement.imported", documentType: "bank_statement", documentId: statement.id, details },
    now,
  );
  return told;
}

/** What became of the new lines of money in. */
async function toldOf(
  tx: Tx,
  { matched, suggestions, depositNos }: MatchedOpen,
  statementId: number,
  ids: readonly number[],
): Promise<Pick<ImportedStatement, "matched" | "suggested" | "unmatched" | "suggestions">> {
  const open = await sqlOf(tx)<{ id: number; lineNo: string }[]>`
    select id, line_no as "lineNo" from bank_lines
    where statement_id = ${statementId} and kind = 'in' and matched_fen = 0 order by id`;
  const lineNos = new Map(open.map(({ id, lineNo }) => [id, lineNo]));
  const own = suggestions.filter(({ lineId }) => ids.length > 0 && lineNos.has(lineId));
  const suggested = new Set(own.map(({ lineId }) => lineId)).size;
  return {
    matched,
    suggested,
    unmatched: open.length - suggested,
    suggestions: own.slice(0, suggestionsMax).map(({ lineId, depositId, rule }) => ({
      deposit: depositNos.get(depositId) ?? "",
      bankLine: lineNos.get(lineId) ?? "",
      rule,
    })),
  };
}

async function keepMapping(
  tx: Tx,
  actor: Actor,
  account: BankAccount,
  mapping: BankMapping,
  now: Date,
): Promise<void> {
  const text = JSON.stringify(mapping);
  await sqlOf(tx)`
    insert into bank_mappings (bank_account_id, mapping, saved_by_name, saved_at)
    values (${account.id}, ${text}::text::jsonb, ${actor.name}, ${now.toISOString()}::text::timestamptz)
    on conflict (bank_account_id) do update
      set mapping = excluded.mapping, saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at
      where bank_mappings.mapping <> excluded.mapping`;
}
