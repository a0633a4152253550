import type { ItemRank } from "../schema";

/** A line of an order that costs too much. */
export interface TrimLine {
  code: string;
  qtyEach: number;
  multipleEach: number;
  amountFen: number;
  rank: ItemRank;
  /** Pieces (grams) used per day; 0 where nothing is known. */
  perDay: number;
}

/** What an order with some of its quantities would be: how far it is over what it may cost, and under what it must. */
export interface TrimVerdict {
  overFen: number;
  missingFen: number;
}

export interface Cut {
  code: string;
  from: number;
  /** 0: the line is dropped. */
  to: number;
}

export type Trimmed =
  | { isPossible: true; cuts: Cut[] }
  /** Without any line that may go it is still so much over, or it would fall so much below the minimum. */
  | { isPossible: false; reason: "must-haves" | "minimum"; fen: number };

type Quantities = ReadonlyMap<string, number>;

/**
 * What an order gives up to stay within what it may cost: first a line that costs more than all others together, since there
 * somebody mistyped; then optional lines before nice ones, of each the slowest sellers first, of equal ones the dearest; never a
 * must-have. Lines go as a whole until the order fits; then what went last and is missed most
 * comes back, whole or as many multiples as fit. `judge` prices what is left, with promotions and all: so a discount that is
 * lost with a line counts. The order of lines changes nothing. Nothing is done: somebody decides.
 */
export function trimToFit(
  lines: readonly TrimLine[],
  judge: (quantities: Quantities) => TrimVerdict,
): Trimmed {
  const quantities = new Map(lines.map(({ code, qtyEach }) => [code, qtyEach]));
  if (judge(quantities).overFen <= 0) return { isPossible: true, cuts: [] };
  const dropped: TrimLine[] = [];
  let verdict = judge(quantities);
  const allFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const isMistyped = ({ amountFen }: TrimLine) => amountFen * 2 > allFen && lines.length > 2;
  const goesFirst = (a: TrimLine, b: TrimLine) =>
    Number(isMistyped(b)) - Number(isMistyped(a)) || isMissedLess(a, b);
  for (const line of lines.filter(({ rank }) => rank !== "must").toSorted(goesFirst)) {
    quantities.set(line.code, 0);
    dropped.push(line);
    verdict = judge(quantities);
    if (verdict.overFen <= 0) break;
  }
  if (verdict.overFen > 0) return { isPossible: false, reason: "must-haves", fen: verdict.overFen };
  for (const line of dropped.toReversed()) giveBack(line, quantities, judge);
  const { missingFen } = judge(quantities);
  if (missingFen > 0) return { isPossible: false, reason: "minimum", fen: missingFen };
  return { isPossible: true, cuts: cutsOf(lines, quantities) };
}

const missedLess = { optional: 0, nice: 1, must: 2 } as const;

function isMissedLess(a: TrimLine, b: TrimLine): number {
  return (
    missedLess[a.rank] - missedLess[b.rank] ||
    a.perDay - b.perDay ||
    b.amountFen - a.amountFen ||
    (a.code < b.code ? -1 : 1)
  );
}

/** Puts back the most of a line that still fits: all of it, else whole multiples of it. */
function giveBack(
  { code, qtyEach, multipleEach }: TrimLine,
  quantities: Map<string, number>,
  judge: (quantities: Quantities) => TrimVerdict,
): void {
  const fits = (qty: number) => judge(quantities.set(code, qty)).overFen <= 0;
  if (fits(qtyEach)) return;
  let [low, high] = [0, Math.ceil(qtyEach / multipleEach) - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle * multipleEach)) low = middle;
    else high = middle - 1;
  }
  quantities.set(code, low * multipleEach);
}

const cutsOf = (lines: readonly TrimLine[], quantities: Quantities): Cut[] =>
  lines.flatMap(({ code, qtyEach }) => {
    const to = quantities.get(code) ?? 0;
    return to === qtyEach ? [] : [{ code, from: qtyEach, to }];
  });
