import { piecesPerTote } from "@/server/shared/quantity";
import { putOnCarts } from "./carts";
import type { PickMethod } from "./pick-methods";
import { type Floor, taskLinesMax, type WorkLine, zoneOf } from "./work-line";

/** What one person takes on one walk; its lines by the codes of their locations. */
export interface Round<L extends WorkLine = WorkLine> {
  dcId: number;
  method: PickMethod;
  lines: L[];
}

/** Lines of one method that may be walked together, before they are cut into rounds. */
interface Group<L extends WorkLine> {
  method: PickMethod;
  /** Of all delivery orders of a zone. */
  isAcross: boolean;
  lines: L[];
}

/** How the lines of a DC follow one another. */
type Order = (a: WorkLine, b: WorkLine) => number;

/** By location as one reads codes; at one place, an item's stores together, as the trucks come to them. */
export function byCode(floorOf: (dcId: number) => Floor): Order {
  return (a, b) =>
    floorOf(a.dcId).map.compare(a.location, b.location) ||
    a.itemId - b.itemId ||
    a.stop - b.stop ||
    a.deliveryId - b.deliveryId ||
    a.lineNo - b.lineNo;
}

/**
 * Cuts lines into rounds of at most 60 lines, each of one method. Full cases, by label or scan: one zone of one DC at a time
 * across all stores; loose goods in batches (播种) likewise, an item's stores together and no more than a cart takes. Loose
 * goods by paper or lamps: one delivery order at a time (摘果); by scan as many as the cart has room for (`putOnCarts`).
 * The release makes its tasks of them, and a simulation knows from them how long picking takes (R03, 2.5).
 */
export function cutRounds<L extends WorkLine>(
  lines: readonly L[],
  floorOf: (dcId: number) => Floor,
): Round<L>[] {
  const walk = byCode(floorOf);
  return groupsOf(lines, floorOf)
    .map((group) => ({ ...group, lines: group.lines.sort(walk) }))
    .sort((a, b) => byTurn(a, b, walk))
    .flatMap(({ method, lines: sorted }) => {
      const dcId = sorted[0]?.dcId ?? 0;
      return cut(sorted, method, floorOf(dcId)).map((round) => ({ dcId, method, lines: round }));
    });
}

function groupsOf<L extends WorkLine>(lines: readonly L[], floorOf: (dcId: number) => Floor): Group<L>[] {
  const groups = new Map<string, Group<L>>();
  const forCarts = new Map<number, Map<number, L[]>>();
  for (const line of lines) {
    const zone = zoneOf(line.location);
    const floor = floorOf(line.dcId);
    const method = floor.methodOf(line.pickType, zone);
    if (line.pickType === "loose" && method === "scan" && floor.cartTotes > 1) {
      const orders = forCarts.get(line.dcId) ?? new Map<number, L[]>();
      forCarts.set(line.dcId, orders);
      const order = orders.get(line.deliveryId);
      if (order) order.push(line);
      else orders.set(line.deliveryId, [line]);
      continue;
    }
    const isAcross = line.pickType === "case" || method === "batch";
    const key = `${line.pickType} ${method} ${isAcross ? `${line.dcId} ${zone}` : line.deliveryId}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { method, isAcross, lines: [line] });
  }
  const carts = [...forCarts].flatMap(([dcId, orders]) =>
    putOnCarts([...orders.values()], floorOf(dcId)).map((cart) => ({
      method: "scan" as const,
      isAcross: false,
      lines: cart.flat(),
    })),
  );
  return [...groups.values(), ...carts];
}

/** Rounds come DC by DC, cases before loose goods, those across all stores before the others, which go by their first stop. */
function byTurn<L extends WorkLine>(a: Group<L>, b: Group<L>, walk: Order): number {
  const [x, y] = [a.lines[0], b.lines[0]];
  if (!x || !y) return 0;
  const byType = Number(x.pickType === "loose") - Number(y.pickType === "loose");
  const byStop = a.isAcross || b.isAcross ? 0 : byFirstStop(a.lines, b.lines);
  return x.dcId - y.dcId || byType || Number(!a.isAcross) - Number(!b.isAcross) || byStop || walk(x, y);
}

function byFirstStop(a: readonly WorkLine[], b: readonly WorkLine[]): number {
  const first = (lines: readonly WorkLine[]) =>
    lines.reduce((x, y) => ((y.stop - x.stop || y.deliveryId - x.deliveryId) < 0 ? y : x));
  const [x, y] = [first(a), first(b)];
  return x.stop - y.stop || x.deliveryId - y.deliveryId;
}

/**
 * A batch is cut between items, so that nobody takes one twice; only an item that is more than a task or a cart holds is parted,
 * between stores.
 */
function cut<L extends WorkLine>(lines: readonly L[], method: PickMethod, floor: Floor): L[][] {
  const rounds: L[][] = [];
  for (let from = 0; from < lines.length; ) {
    let to = Math.min(from + taskLinesMax, lines.length);
    if (method === "batch") {
      to = from + fitting(lines.slice(from, to), floor.cartTotes * piecesPerTote);
      let between = to;
      while (to < lines.length && between > from && lines[between - 1]?.itemId === lines[between]?.itemId)
        between -= 1;
      if (between > from) to = between;
    }
    rounds.push(lines.slice(from, to));
    from = to;
  }
  return rounds;
}

/** How many of the lines, one at least, come to no more pieces than that. */
function fitting(lines: readonly WorkLine[], piecesMax: number): number {
  let pieces = 0;
  const over = lines.findIndex((line, at) => {
    pieces += line.pieces;
    return at > 0 && pieces > piecesMax;
  });
  return over < 0 ? lines.length : over;
}
