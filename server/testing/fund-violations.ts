import { parseFen } from "@/server/shared/fen";
import type { FundOutcome, RacedSlip } from "./fund-racers";
import type { RestClient } from "./rest-client";

interface Slip {
  deposit: string;
  account: string;
  status: string;
  received: string | null;
  reference: string;
}
interface Entry {
  no: number;
  type: string;
  document: string;
  income: string;
  expense: string;
  balance: string;
}
interface Line {
  line: string;
  amount: string;
  bankReference: string;
  state: string;
  slips: { deposit: string; amount: string; status: string }[];
}
interface Correction {
  correction: string;
  kind: string;
  status: string;
  account: string;
  to: string | null;
  amount: string;
}

const fenOf = (text: string) => parseFen(text) ?? Number.NaN;
const isMoney = (status: string) => status === "approved" || status === "reversed";

/** What must hold of the money afterwards, besides the proof; answers the sentences that do not. */
export async function fundViolations(
  finance: RestClient,
  outcome: FundOutcome,
  accounts: readonly string[],
): Promise<string[]> {
  const slips = new Map((await finance.all<Slip>("deposits")).map((slip) => [slip.deposit, slip]));
  const lines = await finance.all<Line>("bank-lines");
  const corrections = await finance.all<Correction>("corrections");
  const ledgers = new Map<string, Entry[]>();
  for (const account of accounts)
    ledgers.set(account, await finance.all<Entry>(`accounts/${account}/entries`));
  return [
    ...outcome.defects,
    ...slipViolations(outcome, slips, ledgers),
    ...lineViolations(outcome, lines, slips),
    ...correctionViolations(outcome, corrections, ledgers),
    ...[...ledgers].flatMap(([account, entries]) => ledgerViolations(account, entries)),
  ];
}

/** Every slip that was answered is there once, and its money as often as its state says: not at all, once, or there and back. */
function slipViolations(
  outcome: FundOutcome,
  slips: ReadonlyMap<string, Slip>,
  ledgers: ReadonlyMap<string, readonly Entry[]>,
): string[] {
  const found: string[] = [];
  for (const deposit of slips.keys())
    if (!outcome.slips.has(deposit)) found.push(`slip ${deposit} is there, but was never answered`);
  for (const raced of outcome.slips.values()) {
    const slip = slips.get(raced.deposit);
    if (!slip) {
      found.push(`slip ${raced.deposit} was answered and is not there`);
      continue;
    }
    const wrong = stateOf(raced, slip);
    if (wrong) found.push(wrong);
    const entries = (ledgers.get(slip.account) ?? []).filter(({ document }) => document === slip.deposit);
    const posted = entries.map(({ type, income, expense }) => `${type} ${income} ${expense}`).join(", ");
    const money = isMoney(slip.status) ? [`deposit ${slip.received} 0.00`] : [];
    if (slip.status === "reversed") money.push(`deposit_reversal 0.00 ${slip.received}`);
    if (posted !== money.join(", "))
      found.push(`slip ${slip.deposit} is ${slip.status} for ${slip.received}, its entries are: ${posted}`);
  }
  return found;
}

function stateOf(raced: RacedSlip, slip: Slip): string | undefined {
  if (raced.approvedFor !== undefined && (!isMoney(slip.status) || slip.received !== raced.approvedFor))
    return `slip ${slip.deposit} was approved for ${raced.approvedFor} and is ${slip.status} for ${slip.received}`;
  if (raced.isReversed && slip.status !== "reversed")
    return `slip ${slip.deposit} was reversed and is ${slip.status}`;
  return undefined;
}

/** Every line of every file is there once, and pays for one slip, or for several to the fen, or for none. */
function lineViolations(
  outcome: FundOutcome,
  lines: readonly Line[],
  slips: ReadonlyMap<string, Slip>,
): string[] {
  const found: string[] = [];
  const times = Map.groupBy(lines, ({ bankReference }) => bankReference);
  for (const reference of outcome.lines) {
    const count = times.get(reference)?.length ?? 0;
    if (count !== 1) found.push(`bank line ${reference} is there ${count} times`);
  }
  const broughtFen = new Map<string, number>();
  for (const { line, amount, slips: uses } of lines) {
    const usedFen = uses.reduce((sum, use) => sum + fenOf(use.amount), 0);
    if (uses.length > 0 && usedFen !== fenOf(amount))
      found.push(`bank line ${line} of ${amount} pays ${usedFen} fen to ${JSON.stringify(uses)}`);
    for (const use of uses)
      broughtFen.set(use.deposit, (broughtFen.get(use.deposit) ?? 0) + fenOf(use.amount));
  }
  for (const [deposit, fen] of broughtFen) {
    const slip = slips.get(deposit);
    if (slip?.status === "approved" && fenOf(slip.received ?? "") !== fen)
      found.push(`slip ${deposit} was approved for ${slip.received}, the bank brought ${fen} fen`);
    if (slip?.status === "rejected" || slip?.status === "void")
      found.push(`slip ${deposit} is ${slip.status}, and a bank line pays for it`);
  }
  return found;
}

/** An approved correction has its one entry, or its two; another has none. */
function correctionViolations(
  outcome: FundOutcome,
  corrections: readonly Correction[],
  ledgers: ReadonlyMap<string, readonly Entry[]>,
): string[] {
  const posted = Map.groupBy(
    [...ledgers].flatMap(([account, entries]) =>
      entries.map(({ document, income, expense }) => ({
        document,
        what: `${account} ${fenOf(income) - fenOf(expense)}`,
      })),
    ),
    ({ document }) => document,
  );
  const found: string[] = [];
  for (const { correction, status, account, to, amount } of corrections) {
    if (outcome.corrections.has(correction) && status !== "approved")
      found.push(`correction ${correction} was approved and is ${status}`);
    const fen = fenOf(amount);
    const due =
      status !== "approved"
        ? []
        : to === null
          ? [`${account} ${fen}`]
          : [`${account} ${-fen}`, `${to} ${fen}`];
    const is = (posted.get(correction) ?? []).map(({ what }) => what);
    if (is.sort().join() !== due.sort().join())
      found.push(`correction ${correction} is ${status}, its entries are: ${is.join()}, not ${due.join()}`);
  }
  return found;
}

/** Numbered without a gap, each balance the one before and what it moves. */
function ledgerViolations(account: string, entries: readonly Entry[]): string[] {
  let fen = 0;
  return entries.flatMap(({ no, income, expense, balance }, index) => {
    fen += fenOf(income) - fenOf(expense);
    return no === index + 1 && fen === fenOf(balance)
      ? []
      : [`account ${account}, entry ${no}: the balance is ${balance}, the entries make ${fen} fen`];
  });
}
