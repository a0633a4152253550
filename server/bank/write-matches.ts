import { flags, ints, texts } from "@/db/bulk";
import { type Sql, sqlOf, type Tx } from "@/db/client";
import { noteBankMoney, type SlipForBank } from "@/server/account";
import type { Actor } from "@/server/auth";
import type { BankRule } from "@/server/bank/rules/match-types";
import { type NewEvent, recordEvents } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/** A locked line as the commands on it see it. */
export interface LockedLine {
  id: number;
  lineNo: string;
  kind: "in" | "out" | "fee";
  amountFen: number;
  feeFen: number;
  matchedFen: number;
  payerAccount: string;
  payerName: string;
  note: string;
  bankReference: string;
  asideReason: string | null;
}

/** A match about to be written. */
export interface NewMatch {
  lineId: number;
  depositId: number;
  amountFen: number;
  isSplit: boolean;
  rule: BankRule;
  confidence: number;
}

const lineColumns = (sql: Sql) => sql`
  id, line_no as "lineNo", kind, amount_fen as "amountFen", fee_fen as "feeFen", matched_fen as "matchedFen",
  payer_account as "payerAccount", payer_name as "payerName", note, bank_reference as "bankReference",
  aside_reason as "asideReason"`;

/** Locks lines by their numbers, lowest id first. Slips come before lines in the lock order. */
export async function lockLinesByNo(tx: Tx, lineNos: readonly string[]): Promise<LockedLine[]> {
  const sql = sqlOf(tx);
  return sql<LockedLine[]>`
    select ${lineColumns(sql)} from bank_lines
    where line_no = any(${texts(lineNos)}::text[]) order by id for no key update`;
}

/** The same by internal numbers. */
export async function lockLinesById(tx: Tx, ids: readonly number[]): Promise<LockedLine[]> {
  const sql = sqlOf(tx);
  return sql<LockedLine[]>`
    select ${lineColumns(sql)} from bank_lines
    where id = any(${ints(ids)}::int8[]) order by id for no key update`;
}

/**
 * Writes matches of locked lines and slips, in as many statements for fifty thousand as for one: the matches, the lines'
 * use (guarded: a line that is used is a defect here), the slips' bank money, and an event for each on both timelines.
 */
export async function writeMatches(
  tx: Tx,
  actor: Actor,
  matches: readonly NewMatch[],
  lines: readonly LockedLine[],
  slips: readonly SlipForBank[],
  now: Date,
): Promise<void> {
  if (matches.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into bank_matches (line_id, deposit_id, amount_fen, is_split, rule, confidence, matched_by_name, matched_at)
    select m.*, ${actor.name}, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(matches.map((m) => m.lineId))}::text::int8[],
                ${ints(matches.map((m) => m.depositId))}::text::int8[],
                ${ints(matches.map((m) => m.amountFen))}::text::int8[],
                ${flags(matches.map((m) => m.isSplit))}::text::bool[],
                ${texts(matches.map((m) => m.rule))}::text::bank_rule[],
                ${ints(matches.map((m) => m.confidence))}::text::int2[]) as m`;
  const lineIds = [...new Set(matches.map((match) => match.lineId))];
  const used = await sql`
    update bank_lines set matched_fen = amount_fen
    where id = any(${ints(lineIds)}::int8[]) and matched_fen = 0 and aside_at is null`;
  invariant(used.count === lineIds.length, "every matched line was free");
  await noteBankMoney(tx, sumsOf(matches, slips));
  await recordEvents(tx, actor, eventsOf("matched", matches, lines, slips), now);
}

/** What every slip has from the bank once these matches are added (or, with -1, taken away). */
export function sumsOf(
  matches: readonly Pick<NewMatch, "depositId" | "amountFen">[],
  slips: readonly SlipForBank[],
  sign: 1 | -1 = 1,
): { depositId: number; matchedFen: number }[] {
  const sums = new Map<number, number>();
  for (const { depositId, amountFen } of matches)
    sums.set(depositId, (sums.get(depositId) ?? 0) + sign * amountFen);
  const before = new Map(slips.map((slip) => [slip.id, slip.matchedFen]));
  return [...sums].map(([depositId, fen]) => ({ depositId, matchedFen: (before.get(depositId) ?? 0) + fen }));
}

/** Both timelines say it: the slip's, with the line, and the line's, with the slip. */
export function eventsOf(
  verb: "matched" | "unmatched",
  matches: readonly Pick<NewMatch, "lineId" | "depositId" | "amountFen" | "rule">[],
  lines: readonly LockedLine[],
  slips: readonly SlipForBank[],
  reason?: string,
): NewEvent[] {
  const lineNos = new Map(lines.map((line) => [line.id, line.lineNo]));
  const depositNos = new Map(slips.map((slip) => [slip.id, slip.depositNo]));
  return matches.flatMap(({ lineId, depositId, amountFen, rule }) => {
    const details = { line: lineNos.get(lineId), deposit: depositNos.get(depositId), amountFen, rule };
    return [
      { type: `deposit.bank_${verb}`, documentType: "deposit", documentId: depositId, details, reason },
      { type: `bank_line.${verb}`, documentType: "bank_line", documentId: lineId, details, reason },
    ];
  });
}
