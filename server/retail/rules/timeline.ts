/** An approved price of one item in one store, from its start on; a temporary one until its end. */
export interface Approved {
  changeId: number;
  lineNo: number;
  status: "scheduled" | "effective";
  priceFen: number;
  startsAt: Date;
  endsAt: Date | null;
}

export interface Settled<A extends Approved> {
  /** What counts now; null: the price that headquarters suggest. */
  current: A | null;
  started: A[];
  ended: A[];
  superseded: A[];
}

type Move<A> = { at: number; line: A; isEnd: boolean };

/**
 * Brings the prices of one item in one store to `now`: what is due begins, what is over ends, in the order of time. A lasting
 * price takes the place of everything before it. A temporary one takes the place of a temporary one and lies over the
 * lasting one, which counts again at its end (2.10: back to normal). At one instant an end comes first; of two that begin
 * together the later document counts.
 */
export function settle<A extends Approved>(lines: readonly A[], now: Date): Settled<A> {
  const settled: Settled<A> = { current: null, started: [], ended: [], superseded: [] };
  let lasting = lines.find((line) => line.status === "effective" && line.endsAt === null) ?? null;
  let temporary = lines.find((line) => line.status === "effective" && line.endsAt !== null) ?? null;
  for (const { line, isEnd } of movesUntil(lines, now)) {
    if (isEnd) {
      if (temporary !== line) continue;
      settled.ended.push(line);
      temporary = null;
      continue;
    }
    settled.started.push(line);
    if (temporary) settled.superseded.push(temporary);
    temporary = line.endsAt === null ? null : line;
    if (line.endsAt !== null) continue;
    if (lasting) settled.superseded.push(lasting);
    lasting = line;
  }
  settled.current = temporary ?? lasting;
  return settled;
}

function movesUntil<A extends Approved>(lines: readonly A[], now: Date): Move<A>[] {
  const moves = lines.flatMap((line): Move<A>[] => {
    const start = { at: line.startsAt.getTime(), line, isEnd: false };
    const end = { at: line.endsAt?.getTime() ?? Number.POSITIVE_INFINITY, line, isEnd: true };
    return line.status === "scheduled" ? [start, end] : [end];
  });
  return moves
    .filter(({ at }) => at <= now.getTime())
    .sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.line.changeId - b.line.changeId);
}
