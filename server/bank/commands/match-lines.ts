import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { lockSlipsForBank, type SlipForBank } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/bank/errors";
import { depositsOfLine, isMatched } from "@/server/bank/matches-of";
import { hasAmountOf } from "@/server/bank/rules/match-types";
import type { MatchLinesInput } from "@/server/bank/schema";
import { type LockedLine, lockLinesByNo, type NewMatch, writeMatches } from "@/server/bank/write-matches";
import { formatFen } from "@/server/shared/fen";

export interface MatchedLines {
  lines: string[];
  deposits: string[];
}

const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
  rows.reduce((total, row) => total + of(row), 0);
/** A person's word is as sure as it gets. */
const byHand = { rule: "by_hand", confidence: 100 } as const;

/**
 * A person says which lines pay for which slips. One line for one slip: the amounts may differ (a fee, a typing error),
 * the slip is then approved for the line's. Several lines for one slip, or one line for several slips: the sums are equal
 * to the fen. A slip that is approved already takes lines of exactly what was received. Refused: `bank/line-taken`,
 * `bank/sums-differ`, `bank/slip-closed` and others. Saying the same again answers the same; of two people who want one
 * line at once, one gets it. Nothing is approved.
 */
export async function matchLines(
  db: DbOrTx,
  actor: Actor,
  input: MatchLinesInput,
  now: Date,
): Promise<MatchedLines> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, (tx) => matchInTransaction(tx, actor, input, now));
}

/** The same, for a command that has its transaction; the ability is the caller's to ask for. */
export async function matchInTransaction(
  tx: Tx,
  actor: Actor,
  input: MatchLinesInput,
  now: Date,
): Promise<MatchedLines> {
  const answer = { lines: [...new Set(input.lines)], deposits: [...new Set(input.deposits)] };
  const slips = await lockSlipsForBank(tx, answer.deposits);
  const lines = await lockLinesByNo(tx, answer.lines);
  for (const line of answer.lines)
    if (!lines.some((found) => found.lineNo === line)) throw refuse("bank/unknown-line", { line });
  if (await isMatched(tx, lines, slips)) return answer;
  for (const line of lines) await mustBeFree(tx, line);
  const matches = slips.length > 1 ? splitOf(lines, slips) : joinOf(lines, slips);
  await writeMatches(tx, actor, matches, lines, slips, now);
  return answer;
}

async function mustBeFree(tx: Tx, line: LockedLine): Promise<void> {
  const { lineNo, kind, amountFen, asideReason } = line;
  if (kind !== "in") throw refuse("bank/line-not-money-in", { line: lineNo, amount: formatFen(amountFen) });
  if (asideReason !== null) throw refuse("bank/line-aside", { line: lineNo, reason: asideReason });
  if (line.matchedFen > 0)
    throw refuse("bank/line-taken", { line: lineNo, deposits: await depositsOfLine(tx, line.id) });
}

const expected = (slip: SlipForBank) =>
  slip.status === "approved" ? (slip.receivedFen ?? 0) : slip.amountFen;

function mustTakeLines(slip: SlipForBank): void {
  const { depositNo: deposit, status } = slip;
  if (status !== "pending" && status !== "awaiting_transfer" && status !== "approved")
    throw refuse("bank/slip-closed", { deposit, status });
}

/** One line over several slips, each for its amount; all of the line is used. */
function splitOf(lines: readonly LockedLine[], slips: readonly SlipForBank[]): NewMatch[] {
  const [line] = lines;
  if (!line) return [];
  for (const slip of slips) {
    mustTakeLines(slip);
    if (slip.matchedFen > 0)
      throw refuse("bank/slip-has-lines", { deposit: slip.depositNo, bank: formatFen(slip.matchedFen) });
  }
  mustBeEqual(line.amountFen, sum(slips, expected));
  return slips.map((slip) => ({
    lineId: line.id,
    depositId: slip.id,
    amountFen: expected(slip),
    isSplit: true,
    ...byHand,
  }));
}

/** One or more lines for one slip; with what it has already they bring its amount, unless it is the only line. */
function joinOf(lines: readonly LockedLine[], slips: readonly SlipForBank[]): NewMatch[] {
  const [slip] = slips;
  if (!slip) return [];
  mustTakeLines(slip);
  const broughtFen = sum(lines, (line) => line.amountFen);
  const totalFen = slip.matchedFen + broughtFen;
  const deposit = slip.depositNo;
  if (slip.status === "approved") {
    const received = expected(slip);
    if (slip.matchedFen > 0)
      throw refuse("bank/slip-has-lines", { deposit, bank: formatFen(slip.matchedFen) });
    if (broughtFen !== received) {
      const told = { received: formatFen(received), lines: formatFen(broughtFen) };
      throw refuse("bank/approved-for-other-sum", { deposit, ...told });
    }
  } else if (slip.matchedFen > 0 && totalFen !== slip.amountFen)
    throw refuse("bank/slip-has-lines", { deposit, bank: formatFen(slip.matchedFen) });
  else if (lines.length > 1) {
    const feeFen = sum(lines, (line) => line.feeFen);
    if (!hasAmountOf({ amountFen: totalFen, feeFen }, slip.amountFen)) mustBeEqual(totalFen, slip.amountFen);
  }
  return lines.map((line) => ({
    lineId: line.id,
    depositId: slip.id,
    amountFen: line.amountFen,
    isSplit: false,
    ...byHand,
  }));
}

function mustBeEqual(linesFen: number, slipsFen: number): void {
  if (linesFen === slipsFen) return;
  const difference = formatFen(Math.abs(linesFen - slipsFen));
  throw refuse("bank/sums-differ", { lines: formatFen(linesFen), slips: formatFen(slipsFen), difference });
}
