import { daysBetween } from "@/server/shared/business-day";
import { hasAmountOf, type KnownPayer, type OpenLine, type OpenSlip } from "./match-types";
import { isNearName } from "./near-names";
import { plainAccount, plainName } from "./payers";

/** Why a line with another amount may be a slip's money, surest first. People only: no machine writes such a match. */
export const looseRules = [
  "received_amount",
  "payer_account_other_amount",
  "payer_name_other_amount",
  "payer_near_name",
] as const;
export type LooseRule = (typeof looseRules)[number];

export interface LooseProposal {
  lineId: number;
  depositId: number;
  rule: LooseRule;
  confidence: number;
  daysApart: number;
}

/** A line and a slip further apart are two transfers. */
export const looseDays = 5;

/** In percent; below what amount and day say together, except for an amount that somebody has just read in the bank. */
const looseConfidence: Record<LooseRule, number> = {
  received_amount: 45,
  payer_account_other_amount: 35,
  payer_name_other_amount: 30,
  payer_near_name: 15,
};

/** What the people who pay into an account are called, by account. */
export interface PayersOf {
  accounts: ReadonlyMap<number, ReadonlySet<string>>;
  names: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Known payers, so that a slip finds its account's at once. */
export function payersByAccount(payers: readonly KnownPayer[]): PayersOf {
  const accounts = new Map<number, Set<string>>();
  const names = new Map<number, Set<string>>();
  for (const { accountId, payerAccount, payerName } of payers) {
    addTo(accounts, accountId, plainAccount(payerAccount));
    addTo(names, accountId, plainName(payerName));
  }
  return { accounts, names };
}

function addTo(sets: Map<number, Set<string>>, key: number, value: string): void {
  if (value === "") return;
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}

/**
 * Pairs that the rules of 5.4 do not see because the amounts differ (a typing error, a part of the money): a line of within
 * five days whose payer pays into the slip's account or stands on the slip, by account number, name or a name spelled
 * nearly so; and a line of exactly `receivedFen`, the amount that somebody says has arrived. Slips that are approved, and
 * slips and lines that have a match, have none. Surest and nearest first.
 */
export function proposeOthers(
  lines: readonly OpenLine[],
  slips: readonly OpenSlip[],
  payers: readonly KnownPayer[],
  receivedFen?: number,
): LooseProposal[] {
  const known = payersByAccount(payers);
  const found: LooseProposal[] = [];
  for (const slip of slips) {
    if (slip.isApproved || slip.matchedFen > 0) continue;
    for (const line of lines) {
      const daysApart = Math.abs(daysBetween(line.day, slip.day));
      if (daysApart > looseDays) continue;
      const rule = looseRuleOf(line, slip, known, receivedFen);
      if (!rule) continue;
      found.push({ lineId: line.id, depositId: slip.id, rule, confidence: looseConfidence[rule], daysApart });
    }
  }
  return found.sort(
    (a, b) => b.confidence - a.confidence || a.daysApart - b.daysApart || a.lineId - b.lineId,
  );
}

function looseRuleOf(
  line: OpenLine,
  slip: OpenSlip,
  known: PayersOf,
  receivedFen: number | undefined,
): LooseRule | undefined {
  if (receivedFen !== undefined && line.amountFen === receivedFen) return "received_amount";
  return hasAmountOf(line, slip.amountFen) ? undefined : payerRuleOf(line, slip, known);
}

/** How the line's payer is the slip's, whatever the amounts. */
function payerRuleOf(line: OpenLine, slip: OpenSlip, known: PayersOf): LooseRule | undefined {
  const account = plainAccount(line.payerAccount);
  const name = plainName(line.payerName);
  if (
    account !== "" &&
    (known.accounts.get(slip.accountId)?.has(account) || plainAccount(slip.payer) === account)
  )
    return "payer_account_other_amount";
  if (name === "") return undefined;
  if (known.names.get(slip.accountId)?.has(name) || plainName(slip.payer) === name)
    return "payer_name_other_amount";
  return isNearName(name, slip.payer) ? "payer_near_name" : undefined;
}

/** For each slip without a match the line of its payer that is nearest by day, then by amount, whatever its amount. */
export function lineOfPayer(
  lines: readonly OpenLine[],
  slips: readonly OpenSlip[],
  payers: readonly KnownPayer[],
): Map<number, OpenLine> {
  const known = payersByAccount(payers);
  const byPayer = Map.groupBy(
    lines.flatMap((line) =>
      [...new Set([plainAccount(line.payerAccount), plainName(line.payerName)])].map((payer) => ({
        payer,
        line,
      })),
    ),
    ({ payer }) => payer,
  );
  const found = new Map<number, OpenLine>();
  for (const slip of slips) {
    if (slip.isApproved || slip.matchedFen > 0) continue;
    const { accounts, names } = known;
    const own = [plainAccount(slip.payer), plainName(slip.payer)];
    const all = new Set([
      ...own,
      ...(accounts.get(slip.accountId) ?? []),
      ...(names.get(slip.accountId) ?? []),
    ]);
    all.delete("");
    const away = (line: OpenLine) => Math.abs(daysBetween(line.day, slip.day));
    const differs = (line: OpenLine) => Math.abs(line.amountFen - slip.amountFen);
    const [nearest] = [...all]
      .flatMap((payer) => byPayer.get(payer) ?? [])
      .map(({ line }) => line)
      .filter((line) => away(line) <= looseDays)
      .sort((a, b) => away(a) - away(b) || differs(a) - differs(b) || a.id - b.id);
    if (nearest) found.set(slip.id, nearest);
  }
  return found;
}
