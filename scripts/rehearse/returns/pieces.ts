/** What became of one piece: still in the store, on a return that is under way, credited. */
const FREE = 0;
const ASKED = 1;
const CREDITED = 2;

/**
 * A line of a delivery as the rehearsal keeps it: piece by piece, each with a price of its own. The product keeps spans and two
 * cumulated sums instead; that both come to the same fen is what is rehearsed.
 */
export interface PieceLine {
  delivery: string;
  order: string | null;
  item: string;
  isGift: boolean;
  /** What all its pieces cost. */
  netFen: number;
  pieces: Uint8Array;
}

/** Pieces of a line that lie side by side, from its first on. */
export interface Run {
  line: PieceLine;
  from: number;
  qty: number;
}

export const pieceLine = (line: Omit<PieceLine, "pieces">, picked: number): PieceLine => ({
  ...line,
  pieces: new Uint8Array(picked),
});

/** The runs that so many pieces come from: the lines in their order, of each the first that are free. */
export function freeRuns(lines: readonly PieceLine[], wanted: number): { runs: Run[]; found: number } {
  const runs: Run[] = [];
  let found = 0;
  for (const line of lines) {
    let open: Run | undefined;
    for (let at = 0; at < line.pieces.length && found < wanted; at += 1) {
      if (line.pieces[at] !== FREE) {
        open = undefined;
        continue;
      }
      if (!open) {
        open = { line, from: at, qty: 0 };
        runs.push(open);
      }
      open.qty += 1;
      found += 1;
    }
  }
  return { runs, found };
}

/** What a piece costs: its share of the line, rounded so that the line's pieces together cost what was paid. */
function priceOf({ netFen, pieces }: PieceLine, at: number): number {
  const count = pieces.length;
  const paidFor = (each: number) => Math.floor((2 * netFen * each + count) / (2 * count));
  return paidFor(count - at) - paidFor(count - at - 1);
}

/** The price of the pieces of a run, one after the other. */
export function worthOf({ line, from, qty }: Run): number {
  let fen = 0;
  for (let at = from; at < from + qty; at += 1) fen += priceOf(line, at);
  return fen;
}

/** True where a value is within a fen of net price times pieces, whatever way it was rounded. */
export const isNearNetPrice = ({ line, qty }: Run, fen: number) =>
  Math.abs(fen * line.pieces.length - line.netFen * qty) <= line.pieces.length;

const mark = ({ line, from, qty }: Run, state: number) => line.pieces.fill(state, from, from + qty);

/** The pieces are on a return. */
export function ask(runs: readonly Run[]): void {
  for (const run of runs) mark(run, ASKED);
}
/** They are not on it any more. */
export function release(runs: readonly Run[]): void {
  for (const run of runs) mark(run, FREE);
}

/** Of the pieces of a return so many are credited, in the order of its runs; the others are the store's again. Answers the first. */
export function accept(runs: readonly Run[], accepted: number): Run[] {
  release(runs);
  let left = accepted;
  const credited: Run[] = [];
  for (const run of runs) {
    const qty = Math.min(left, run.qty);
    if (qty === 0) continue;
    credited.push({ ...run, qty });
    left -= qty;
  }
  for (const run of credited) mark(run, CREDITED);
  return credited;
}

/** How many pieces of a line were credited. */
export const creditedOf = ({ pieces }: PieceLine) =>
  pieces.reduce((count, state) => count + (state === CREDITED ? 1 : 0), 0);
