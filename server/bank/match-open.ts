import type { Tx } from "@/db/client";
import { lockSlipsById, type SlipForBank } from "@/server/account";
import type { Actor } from "@/server/auth";
import { loadOpenLines, loadOpenSlips, loadPayers } from "@/server/bank/load-open";
import type { OpenLine, OpenSlip, Proposal } from "@/server/bank/rules/match-types";
import { proposeMatches } from "@/server/bank/rules/propose-matches";
import { type LockedLine, lockLinesById, writeMatches } from "@/server/bank/write-matches";
import { businessDayOf } from "@/server/shared/business-day";

/** A line and a slip by their numbers, with the rule that brought them together. */
export interface Pair {
  deposit: string;
  bankLine: string;
  rule: Proposal["rule"];
}

export interface MatchedOpen {
  matched: Pair[];
  /** Proposals that only a person can decide, by internal numbers. */
  suggestions: Proposal[];
  depositNos: ReadonlyMap<number, string>;
}

/**
 * Runs the rules over everything that is open and writes what they are sure of. Reads without locks, then locks slips and
 * lines of the matches only and drops what has changed meanwhile: approvals go on while a large file comes in, and two
 * runs at once never use a line twice.
 */
export async function matchOpen(
  tx: Tx,
  actor: Actor,
  now: Date,
  statementId: number | null = null,
): Promise<MatchedOpen> {
  const lines = await loadOpenLines(tx, businessDayOf(now), statementId);
  const [first] = lines;
  const slips = first ? await loadOpenSlips(tx, first.day) : [];
  const depositNos = new Map(slips.map((slip) => [slip.id, slip.depositNo]));
  if (slips.length === 0) return { matched: [], suggestions: [], depositNos };
  const payers = await loadPayers(tx, lines);
  const { matches, suggestions } = proposeMatches(lines, slips, payers);
  const matched = await writeStillTrue(tx, actor, matches, lines, slips, now);
  return { matched, suggestions, depositNos };
}

async function writeStillTrue(
  tx: Tx,
  actor: Actor,
  proposals: readonly Proposal[],
  lines: readonly OpenLine[],
  slips: readonly OpenSlip[],
  now: Date,
): Promise<Pair[]> {
  if (proposals.length === 0) return [];
  const lockedSlips = await lockSlipsById(tx, [...new Set(proposals.map((p) => p.depositId))]);
  const lockedLines = await lockLinesById(tx, [...new Set(proposals.map((p) => p.lineId))]);
  const readSlips = new Map(slips.map((slip) => [slip.id, slip]));
  const readLines = new Set(lines.map((line) => line.id));
  const slipOf = new Map(lockedSlips.map((slip) => [slip.id, slip]));
  const lineOf = new Map(lockedLines.map((line) => [line.id, line]));
  const holds = ({ depositId, lineId }: Proposal) =>
    isSame(slipOf.get(depositId), readSlips.get(depositId)) &&
    readLines.has(lineId) &&
    isFree(lineOf.get(lineId));
  const groups = Map.groupBy(proposals, (p) => (p.isSplit ? `line ${p.lineId}` : `slip ${p.depositId}`));
  const good = [...groups.values()].filter((group) => group.every(holds)).flat();
  await writeMatches(tx, actor, good, lockedLines, lockedSlips, now);
  return good.map(({ depositId, lineId, rule }) => ({
    deposit: slipOf.get(depositId)?.depositNo ?? "",
    bankLine: lineOf.get(lineId)?.lineNo ?? "",
    rule,
  }));
}

const isFree = (line: LockedLine | undefined) => line?.matchedFen === 0 && line.asideReason === null;

/** Nobody approved, ended, corrected or matched the slip since it was read. */
function isSame(locked: SlipForBank | undefined, read: OpenSlip | undefined): boolean {
  if (!locked || !read || locked.matchedFen !== read.matchedFen) return false;
  if (read.isApproved) return locked.status === "approved" && locked.receivedFen === read.amountFen;
  return (
    (locked.status === "pending" || locked.status === "awaiting_transfer") &&
    locked.amountFen === read.amountFen
  );
}
