import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findBankAccount } from "@/server/bank/find-bank-account";
import { kindOf, withOccurrences } from "@/server/bank/rules/fingerprint";
import { guessMapping } from "@/server/bank/rules/guess-mapping";
import { plainHead, readLines } from "@/server/bank/rules/read-lines";
import type { BankMapping, PreviewStatementForm } from "@/server/bank/schema";
import { sumUp, withoutKnownLines } from "@/server/bank/write-lines";
import { businessDayOf } from "@/server/shared/business-day";
import { DomainError } from "@/server/shared/domain-error";
import { formatFen } from "@/server/shared/fen";
import { type RawTable, RowErrors, readSheet } from "@/server/sheet";
import type { RowError } from "@/server/sheet/schema";

/** Rows and lines shown before the import. */
const rowsShown = 15;
const linesShown = 20;
const cellMax = 80;

export interface PreviewLine {
  row: number;
  day: string;
  amount: string;
  fee: string;
  kind: "in" | "out" | "fee";
  payerAccount: string;
  payerName: string;
  note: string;
  bankReference: string;
}

export interface StatementPreview {
  /** The top of the file as it is. */
  rows: string[][];
  /** Heads to choose from: the cells of the header row. */
  heads: string[];
  /** The mapping that was used: the given one, or what the heads suggest; null when they suggest nothing. */
  mapping: BankMapping | null;
  lines: PreviewLine[];
  counts: { lines: number; fresh: number; duplicates: number; skipped: number; later: number };
  moneyIn: string;
  moneyOut: string;
  from: string | null;
  to: string | null;
  errorCount: number;
  errors: RowError[];
  /** The mapping does not fit the file: which heads are missing, as people read it. */
  mismatch: { en: string; zh: string } | null;
}

/**
 * What an import would bring, before it is done: the file's top, the lines as they are understood, how many are new, and
 * every cell that cannot be read. Changes nothing.
 */
export async function previewStatement(
  db: DbOrTx,
  actor: Actor,
  input: PreviewStatementForm,
  now: Date,
): Promise<StatementPreview> {
  mustBeAbleTo(actor, "bank.import");
  const account = await findBankAccount(db, input.bankAccount);
  const content = Buffer.from(input.content, "base64");
  const table = await readSheet(content, { format: input.format, isForeign: true });
  const mapping = input.mapping ?? guessMapping(table) ?? null;
  const top = topOf(table, mapping);
  const { lines, skipped, errors, mismatch } = tryLines(table, mapping);
  const fresh = await withoutKnownLines(db, account.id, withOccurrences(lines));
  const { inFen, outFen, from, to } = sumUp(lines);
  const today = businessDayOf(now);
  return {
    ...top,
    mapping,
    lines: lines.slice(0, linesShown).map(({ amountFen, feeFen, ...line }) => ({
      ...line,
      amount: formatFen(amountFen),
      fee: formatFen(feeFen),
      kind: kindOf({ ...line, amountFen }),
    })),
    counts: {
      lines: lines.length,
      fresh: fresh.length,
      duplicates: lines.length - fresh.length,
      skipped,
      later: lines.filter((line) => line.day > today).length,
    },
    moneyIn: formatFen(inFen),
    moneyOut: formatFen(outFen),
    from,
    to,
    errorCount: errors.count,
    errors: errors.listed(),
    mismatch,
  };
}

function topOf(table: RawTable, mapping: BankMapping | null): Pick<StatementPreview, "rows" | "heads"> {
  const rows = table
    .slice(0, rowsShown + (mapping?.headerRow ?? 0))
    .map((row) => row.map((cell) => cell.text.trim().slice(0, cellMax)));
  const heads = (table[(mapping?.headerRow ?? 1) - 1] ?? []).map((cell) =>
    plainHead(cell.text).slice(0, 100),
  );
  return { rows, heads: [...new Set(heads.filter((head) => head !== ""))] };
}

/** A mapping of last month's file need not fit this one: then the screen asks, instead of refusing. */
function tryLines(table: RawTable, mapping: BankMapping | null) {
  const errors = new RowErrors();
  const nothing = { lines: [], skipped: 0, errors, mismatch: null };
  if (mapping === null) return nothing;
  try {
    const { lines, skipped } = readLines(table, mapping, errors);
    return { lines, skipped, errors, mismatch: null };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "bank/missing-column") throw error;
    return { ...nothing, mismatch: { en: error.sentence("en"), zh: error.sentence("zh") } };
  }
}
