import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { loadPayers, loadSlip } from "@/server/bank/load-open";
import type { BankRule, OpenLine, OpenSlip, Proposal } from "@/server/bank/rules/match-types";
import { proposeMatches } from "@/server/bank/rules/propose-matches";
import { type LooseRule, looseDays, proposeOthers } from "@/server/bank/rules/propose-others";
import type { LinesForInput } from "@/server/bank/schema";
import { addDays } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

/** A line beside a slip: matched with it, or proposed for it, and why. */
export interface LineForSlip {
  line: string;
  day: string;
  amount: string;
  fee: string;
  payerAccount: string;
  payerName: string;
  note: string;
  bankReference: string;
  rule: BankRule | LooseRule;
  confidence: number;
  /** What the slip gets of it; less than its amount where the line is split. */
  share: string;
}

export interface LinesForSlip {
  /** What approval is for while there are matched lines; null without. */
  bank: string | null;
  matched: LineForSlip[];
  /** Surest first. */
  suggested: LineForSlip[];
}

interface Stored extends OpenLine {
  lineNo: string;
}

const candidatesMax = 300;
/** Open lines of the days around a slip; a chain of thousands of stores has fewer. */
const othersMax = 3_000;
const suggestedMax = 10;

/**
 * The bank's side of one slip, for the desk: lines matched with it and open lines that may be it, by the same rules that
 * the import uses, each with its rule and confidence; after them lines of the same payer with another amount, and lines
 * of the amount `received` that somebody has typed. Proposes only. A slip that does not exist or cannot take lines has none.
 */
export async function linesFor(
  db: DbOrTx,
  actor: Actor,
  { deposit, received }: LinesForInput,
): Promise<LinesForSlip> {
  mustBeAbleTo(actor, "bank.read");
  const sql = sqlOf(db);
  const [found] = await sql<{ id: number }[]>`
    select id from deposits
    where deposit_no = ${deposit}
      and (${actor.accountIds === null}::bool or account_id = any(${ints(actor.accountIds ?? [])}::int4[]))`;
  if (!found) return { bank: null, matched: [], suggested: [] };
  const matched = await sql<(Stored & { rule: BankRule; confidence: number; shareFen: number })[]>`
    select ${columns(sql)}, m.rule, m.confidence, m.amount_fen as "shareFen"
    from bank_matches m join bank_lines l on l.id = m.line_id
    where m.deposit_id = ${found.id} order by l.booked_on, l.id`;
  const bankFen = matched.reduce((sum, match) => sum + match.shareFen, 0);
  return {
    bank: matched.length === 0 ? null : formatFen(bankFen),
    matched: matched.map((line) => shown(line, line.rule, line.confidence, line.shareFen)),
    suggested: await suggestedFor(db, found.id, received),
  };
}

async function suggestedFor(
  db: DbOrTx,
  depositId: number,
  receivedFen: number | undefined,
): Promise<LineForSlip[]> {
  const slip = await loadSlip(db, depositId);
  if (!slip || slip.matchedFen >= slip.amountFen) return [];
  const sure = await linesOfRules(db, slip);
  const others = await otherLines(db, slip, receivedFen);
  const taken = new Set(sure.map(({ line }) => line));
  return [...sure, ...others.filter(({ line }) => !taken.has(line))].slice(0, suggestedMax);
}

/** Lines that the import's rules bring together with the slip, surest first. */
async function linesOfRules(db: DbOrTx, slip: OpenSlip): Promise<LineForSlip[]> {
  const sql = sqlOf(db);
  const missingFen = slip.amountFen - slip.matchedFen;
  const lines = await sql<Stored[]>`
    select ${columns(sql)} from bank_lines l
    where l.kind = 'in' and l.matched_fen = 0 and l.aside_at is null
      and (l.amount_fen = ${missingFen} or (l.fee_fen > 0 and l.amount_fen + l.fee_fen = ${missingFen})
           or (${slip.referenceCode}::text is not null
               and strpos(translate(upper(l.note), ' -_.', ''), ${slip.referenceCode ?? ""}) > 0)
           or (${slip.reference} <> '' and l.bank_reference = ${slip.reference}))
    order by abs(l.booked_on - ${slip.day}::text::date), l.id limit ${candidatesMax}`;
  const { matches, suggestions } = proposeMatches([...lines], [slip], await loadPayers(db, lines));
  const best = new Map<number, Proposal>();
  for (const proposal of [...matches, ...suggestions])
    if (!best.has(proposal.lineId)) best.set(proposal.lineId, proposal);
  return lines
    .flatMap((line) => {
      const proposal = best.get(line.id);
      return proposal ? [shown(line, proposal.rule, proposal.confidence, line.amountFen)] : [];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

/** Lines with another amount that a person may know to be the slip's, surest and nearest first. */
async function otherLines(
  db: DbOrTx,
  slip: OpenSlip,
  receivedFen: number | undefined,
): Promise<LineForSlip[]> {
  const sql = sqlOf(db);
  const lines = await sql<Stored[]>`
    select ${columns(sql)} from bank_lines l
    where l.kind = 'in' and l.matched_fen = 0 and l.aside_at is null
      and l.booked_on between ${addDays(slip.day, -looseDays)}::text::date and ${addDays(slip.day, looseDays)}::text::date
    order by abs(l.booked_on - ${slip.day}::text::date), l.id limit ${othersMax}`;
  const stored = new Map(lines.map((line) => [line.id, line]));
  return proposeOthers(lines, [slip], await loadPayers(db, lines), receivedFen).flatMap((proposal) => {
    const line = stored.get(proposal.lineId);
    return line ? [shown(line, proposal.rule, proposal.confidence, line.amountFen)] : [];
  });
}

const columns = (sql: ReturnType<typeof sqlOf>) => sql`
  l.id, l.line_no as "lineNo", l.booked_on::text as day, l.amount_fen as "amountFen", l.fee_fen as "feeFen",
  l.payer_account as "payerAccount", l.payer_name as "payerName", l.note, l.bank_reference as "bankReference"`;

const shown = (
  line: Stored,
  rule: LineForSlip["rule"],
  confidence: number,
  shareFen: number,
): LineForSlip => ({
  line: line.lineNo,
  day: line.day,
  amount: formatFen(line.amountFen),
  fee: formatFen(line.feeFen),
  payerAccount: line.payerAccount,
  payerName: line.payerName,
  note: line.note,
  bankReference: line.bankReference,
  rule,
  confidence,
  share: formatFen(shareFen),
});
