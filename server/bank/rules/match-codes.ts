import { codesOfLine, codesOfSlip } from "./codes";
import { confidenceOf, hasAmountOf, type OpenLine, type OpenSlip, type Proposal } from "./match-types";

interface Outcome {
  matches: Proposal[];
  suggestions: Proposal[];
}

const rule = "reference_code" as const;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The whole line for this slip. */
const whole = (line: OpenLine, slip: OpenSlip, confidence: number): Proposal => {
  const { id: lineId, amountFen } = line;
  return { lineId, depositId: slip.id, amountFen, isSplit: false, rule, confidence };
};

/**
 * Rule 1: the note, or the bank's reference, names the slip. One line may name several slips whose amounts are its own to the fen, several lines may
 * name one slip and together bring its amount. A single line with another amount still belongs to the slip (a fee, a typing
 * error) unless the slip is approved: then the sum that was received decides. What is unclear is only suggested.
 */
export function matchCodes(lines: readonly OpenLine[], slips: readonly OpenSlip[]): Outcome {
  const outcome: Outcome = { matches: [], suggestions: [] };
  const slipsByCode = new Map<string, OpenSlip[]>();
  for (const slip of slips) for (const code of codesOfSlip(slip)) add(slipsByCode, code, slip);

  const linesOfSlip = new Map<OpenSlip, OpenLine[]>();
  const taken = new Set<OpenSlip>();
  for (const line of lines) {
    const named = namedBy(line, slipsByCode).filter((slip) => !taken.has(slip));
    const [only] = named;
    if (only === undefined) continue;
    if (named.length === 1) add(linesOfSlip, only, line);
    else decideSeveral(line, named, taken, outcome);
  }
  for (const [slip, its] of linesOfSlip) if (!taken.has(slip)) decideOne(slip, its, outcome);
  return outcome;
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function namedBy(line: OpenLine, slipsByCode: ReadonlyMap<string, OpenSlip[]>): OpenSlip[] {
  const named = new Set<OpenSlip>();
  for (const code of codesOfLine(line)) for (const slip of slipsByCode.get(code) ?? []) named.add(slip);
  return [...named];
}

/** A line that names several slips: all of them to the fen, or the one whose amount it is. */
function decideSeveral(line: OpenLine, named: OpenSlip[], taken: Set<OpenSlip>, outcome: Outcome): void {
  const fresh = named.filter((slip) => slip.matchedFen === 0);
  const confidence = confidenceOf.reference_code;
  if (fresh.length === named.length && sum(fresh.map((slip) => slip.amountFen)) === line.amountFen) {
    for (const slip of fresh) {
      taken.add(slip);
      const share = { lineId: line.id, depositId: slip.id, amountFen: slip.amountFen, isSplit: true };
      outcome.matches.push({ ...share, rule, confidence });
    }
    return;
  }
  const exact = fresh.filter((slip) => hasAmountOf(line, slip.amountFen) && isBooked(line, slip));
  const [first] = exact;
  if (first && exact.every((slip) => slip.accountId === first.accountId)) {
    taken.add(first);
    outcome.matches.push(whole(line, first, confidence));
    return;
  }
  for (const slip of named) outcome.suggestions.push(whole(line, slip, confidenceOf.ambiguous));
}

/** The lines that name this slip and no other. */
function decideOne(slip: OpenSlip, lines: readonly OpenLine[], outcome: Outcome): void {
  const missingFen = slip.amountFen - slip.matchedFen;
  const exact = lines.find((line) => hasAmountOf(line, missingFen) && isBooked(line, slip));
  const [only] = lines;
  if (exact) outcome.matches.push(whole(exact, slip, confidenceOf.reference_code));
  else if (sum(lines.map((line) => line.amountFen)) === missingFen)
    outcome.matches.push(...lines.map((line) => whole(line, slip, confidenceOf.reference_code)));
  else if (lines.length === 1 && only && slip.matchedFen === 0 && !slip.isApproved)
    outcome.matches.push(whole(only, slip, confidenceOf.reference_code_other_amount));
  else
    outcome.suggestions.push(
      ...lines.map((line) => whole(line, slip, confidenceOf.reference_code_other_amount)),
    );
  if (!exact) return;
  const rest = lines.filter((line) => line !== exact);
  outcome.suggestions.push(...rest.map((line) => whole(line, slip, confidenceOf.ambiguous)));
}

/** Of an approved slip the amount received is known: only a line of exactly that was it. */
const isBooked = (line: OpenLine, slip: OpenSlip) =>
  !slip.isApproved || line.amountFen === slip.amountFen - slip.matchedFen;
