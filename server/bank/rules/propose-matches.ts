import { addDays, daysBetween } from "@/server/shared/business-day";
import { matchCodes } from "./match-codes";
import {
  confidenceOf,
  type KnownPayer,
  type MachineRule,
  type OpenLine,
  type OpenSlip,
  type Proposal,
} from "./match-types";
import { plainAccount, plainName } from "./payers";

/** An approved slip is only sought for lines of these days around it: the same payer sends the same sum every week. */
const approvedDays = 7;
/** Rule 4 suggests within so many days. */
const suggestedDays = 3;
/** Suggestions shown for one line. */
const suggestionsMax = 5;

export interface Proposals {
  /** Sure enough to be written; approval stays with finance. At most one use of each line. */
  matches: Proposal[];
  /** For people only. */
  suggestions: Proposal[];
}

/** Free slips by what a rule looks for: amount and account, amount and payer, amount and day. */
interface Index {
  free: Set<OpenSlip>;
  slips: Map<string, OpenSlip[]>;
  /** Which accounts somebody pays into, by account number or name. */
  knownTo: Map<string, Set<number>>;
}

/** Account numbers, names and days never meet in one key. */
const keyOf = (kind: "account" | "payer" | "day", amountFen: number, value: string | number) =>
  `${kind}|${amountFen}|${value}`;

/**
 * Which line pays for which slip (5.4): the code in the note, then amount and payer's account, then amount and payer's
 * name; amount and day alone only suggest. A line or slip that an earlier rule has used is not seen by a later one. Slips
 * of one account that fit alike are one money: the nearest is taken. Slips of different accounts that fit alike are
 * suggested, never taken. `lines` come oldest first.
 */
export function proposeMatches(
  lines: readonly OpenLine[],
  slips: readonly OpenSlip[],
  payers: readonly KnownPayer[],
): Proposals {
  const { matches, suggestions } = matchCodes(lines, slips);
  const usedLines = new Set(matches.map((match) => match.lineId));
  const usedSlips = new Set(matches.map((match) => match.depositId));
  const free = slips.filter((slip) => slip.matchedFen === 0 && !usedSlips.has(slip.id));
  const index = indexOf(free, payers);
  const byRule: [MachineRule, (line: OpenLine) => OpenSlip[]][] = [
    ["amount_payer_account", (line) => fitting(index, line, plainAccount(line.payerAccount))],
    ["amount_payer_name", (line) => fitting(index, line, plainName(line.payerName))],
  ];
  for (const [rule, slipsFor] of byRule) {
    for (const line of lines) {
      if (usedLines.has(line.id)) continue;
      const found = slipsFor(line);
      const [nearest] = found;
      if (nearest === undefined) continue;
      if (found.some((slip) => slip.accountId !== nearest.accountId)) {
        for (const slip of found.slice(0, suggestionsMax))
          suggestions.push(proposal(line, slip, rule, confidenceOf.ambiguous));
        continue;
      }
      usedLines.add(line.id);
      index.free.delete(nearest);
      matches.push(proposal(line, nearest, rule, confidenceOf[rule]));
    }
  }
  for (const line of lines)
    if (!usedLines.has(line.id))
      for (const slip of ofTheseDays(index, line))
        suggestions.push(proposal(line, slip, "amount_date", confidenceOf.amount_date));
  return { matches, suggestions: onceEach(suggestions, usedLines) };
}

const proposal = (line: OpenLine, slip: OpenSlip, rule: MachineRule, confidence: number): Proposal => ({
  lineId: line.id,
  depositId: slip.id,
  amountFen: line.amountFen,
  isSplit: false,
  rule,
  confidence,
});

const daysApart = (line: OpenLine, slip: OpenSlip) => Math.abs(daysBetween(line.day, slip.day));

/** What the payer may have sent: the amount booked, and with the bank's fee added back. */
const amountsOf = (line: OpenLine) =>
  line.feeFen === 0 ? [line.amountFen] : [line.amountFen, line.amountFen + line.feeFen];

/** Free slips of this amount, of an account that knows the payer or with the payer on them, nearest day first. */
function fitting({ free, slips, knownTo }: Index, line: OpenLine, payer: string): OpenSlip[] {
  if (payer === "") return [];
  const found = new Set<OpenSlip>();
  for (const amount of amountsOf(line)) {
    const keys = [...(knownTo.get(payer) ?? [])].map((accountId) => keyOf("account", amount, accountId));
    for (const key of [...keys, keyOf("payer", amount, payer)])
      for (const slip of slips.get(key) ?? []) if (free.has(slip) && isNear(line, slip)) found.add(slip);
  }
  return [...found].sort((a, b) => daysApart(line, a) - daysApart(line, b) || a.id - b.id);
}

/** Of an approved slip the amount received is known, and it was approved about when the money came. */
const isNear = (line: OpenLine, slip: OpenSlip) =>
  !slip.isApproved || (line.amountFen === slip.amountFen && daysApart(line, slip) <= approvedDays);

/** Rule 4: a few slips of the amount, nearest day first. */
function ofTheseDays({ free, slips }: Index, line: OpenLine): OpenSlip[] {
  const found: OpenSlip[] = [];
  for (let away = 0; away <= suggestedDays; away += 1) {
    for (const day of away === 0 ? [line.day] : [addDays(line.day, -away), addDays(line.day, away)])
      for (const amount of amountsOf(line))
        for (const slip of slips.get(keyOf("day", amount, day)) ?? []) {
          if (!free.has(slip) || !isNear(line, slip)) continue;
          found.push(slip);
          if (found.length === suggestionsMax) return found;
        }
  }
  return found;
}

function indexOf(slips: readonly OpenSlip[], payers: readonly KnownPayer[]): Index {
  const index: Index = { free: new Set(slips), slips: new Map(), knownTo: new Map() };
  for (const { accountId, payerAccount, payerName } of payers)
    for (const payer of [plainAccount(payerAccount), plainName(payerName)]) {
      const accounts = index.knownTo.get(payer) ?? new Set();
      index.knownTo.set(payer, accounts.add(accountId));
    }
  for (const slip of slips) {
    add(index.slips, keyOf("account", slip.amountFen, slip.accountId), slip);
    for (const payer of new Set([plainAccount(slip.payer), plainName(slip.payer)]))
      add(index.slips, keyOf("payer", slip.amountFen, payer), slip);
    add(index.slips, keyOf("day", slip.amountFen, slip.day), slip);
  }
  return index;
}

function add(index: Map<string, OpenSlip[]>, key: string, slip: OpenSlip): void {
  const same = index.get(key);
  if (same) same.push(slip);
  else index.set(key, [slip]);
}

/** The surest suggestion of each pair, and none for a line that is used by now. */
function onceEach(suggestions: readonly Proposal[], usedLines: ReadonlySet<number>): Proposal[] {
  const best = new Map<string, Proposal>();
  for (const suggestion of suggestions) {
    const key = `${suggestion.lineId}:${suggestion.depositId}`;
    if (!usedLines.has(suggestion.lineId) && !best.has(key)) best.set(key, suggestion);
  }
  return [...best.values()];
}
