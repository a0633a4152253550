import { piecesPerTote } from "@/server/shared/quantity";
import { putOnCarts } from "./carts";
import type { PickMethod } from "./pick-methods";
import { type Floor, putLinesMax, taskLinesMax, type WorkLine, zoneOf } from "./work-line";

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
  return (a, b) => floorOf(a.dcId).map.compare(a.location, b.location) || atOnePlace(a, b);
}

const atOnePlace: Order = (a, b) =>
  a.itemId - b.itemId || a.stop - b.stop || a.deliveryId - b.deliveryId || a.lineNo - b.lineNo;

/** Lines of one DC in the order of `byCode`: each location is looked up once, not at every comparison. */
function sortedByCode<L extends WorkLine>(lines: readonly L[], floorOf: (dcId: number) => Floor): L[] {
  const { map } = floorOf(lines[0]?.dcId ?? 0);
  return lines
    .map((line) => ({ line, rank: map.rankOf(line.location) }))
    .sort((a, b) => a.rank - b.rank || atOnePlace(a.line, b.line))
    .map(({ line }) => line);
}

/**
 * Cuts lines into rounds of at most 60 lines, each of one method. Full cases, by label or scan: one zone of one DC at a time
 * across all stores; loose goods in batches (播种) likewise, an item's stores together and no more than a cart takes; at a wall of
 * lamps (DAS) as many stores at a time as it has positions, and where it has none in batches. Loose goods by paper or lamps: one delivery order at a time (摘果); by scan as many as the cart has room for (`putOnCarts`).
 * What lies at a place for cross-docking (越库) is put store by store there, cases too.
 * The release makes its tasks of them, and a simulation knows from them how long picking takes (R03, 2.5).
 */
export function cutRounds<L extends WorkLine>(
  lines: readonly L[],
  floorOf: (dcId: number) => Floor,
): Round<L>[] {
  const walk = byCode(floorOf);
  return groupsOf(lines, floorOf)
    .map((group) => ({ ...group, lines: sortedByCode(group.lines, floorOf) }))
    .sort((a, b) => byTurn(a, b, walk))
    .flatMap(({ method, lines: sorted }) => {
      const dcId = sorted[0]?.dcId ?? 0;
      return cut(sorted, method, floorOf(dcId)).map((round) => ({ dcId, method, lines: round }));
    });
}

function groupsOf<L extends WorkLine>(lines: readonly L[], floorOf: (dcId: number) => Floor): Group<L>[] {
  const groups = new Map<string, Group<L>>();
  const forCarts = new Map<number, Map<number, L[]>>();
  let own: (Group<L> & { of: L }) | undefined;
  for (const line of lines) {
    const zone = zoneOf(line.location);
    const floor = floorOf(line.dcId);
    const method = line.isAtDock ? "batch" : methodIn(floor, line, zone);
    if (line.pickType === "loose" && method === "scan" && floor.cartTotes > 1) {
      const orders = forCarts.get(line.dcId) ?? new Map<number, L[]>();
      forCarts.set(line.dcId, orders);
      const order = orders.get(line.deliveryId);
      if (order) order.push(line);
      else orders.set(line.deliveryId, [line]);
      continue;
    }
    const isAcross = line.pickType === "case" || isPut(method);
    // The lines of a delivery order come one after the other: no key is made for each.
    if (!isAcross && own?.of.deliveryId === line.deliveryId && own.method === method) {
      if (own.of.isAtDock === line.isAtDock && own.of.pickType === line.pickType) {
        own.lines.push(line);
        continue;
      }
    }
    const key = `${line.isAtDock} ${line.pickType} ${method} ${isAcross ? `${line.dcId} ${zone}` : line.deliveryId}`;
    const group = groups.get(key) ?? { method, isAcross, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
    if (!isAcross) own = { ...group, of: line };
  }
  const carts = [...forCarts].flatMap(([dcId, orders]) =>
    putOnCarts([...orders.values()], floorOf(dcId)).map((cart) => ({
      method: "scan" as const,
      isAcross: false,
      lines: cart.flat(),
    })),
  );
  const across = [...groups.values()].flatMap((group) =>
    group.method === "put_light" ? byWall(group, floorOf) : group,
  );
  return [...across, ...carts];
}

/** The total of an item is taken for several stores, which are then put one by one. */
const isPut = (method: PickMethod) => method === "batch" || method === "put_light";

/** As the DC wants it; what would be put by lamps where no position is, is put by scanner. */
function methodIn(floor: Floor, { pickType }: WorkLine, zone: string): PickMethod {
  const method = floor.methodOf(pickType, zone);
  return method === "put_light" && floor.putPositions(zone) === 0 ? "batch" : method;
}

/** Parts work at a wall between its stores, as the trucks come to them: as few parts as the positions allow, of like size. */
function byWall<L extends WorkLine>(group: Group<L>, floorOf: (dcId: number) => Floor): Group<L>[] {
  const [first] = group.lines;
  if (!first) return [];
  const orders = [...new Set(group.lines.map(({ deliveryId }) => deliveryId))].sort((a, b) => a - b);
  const parts = Math.ceil(orders.length / floorOf(first.dcId).putPositions(zoneOf(first.location)));
  const each = Math.ceil(orders.length / parts);
  const partOf = new Map(orders.map((id, at) => [id, Math.floor(at / each)]));
  const lines = Map.groupBy(group.lines, ({ deliveryId }) => partOf.get(deliveryId) ?? 0);
  return [...lines.values()].map((some) => ({ ...group, lines: some }));
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
 * What is put store by store is cut between items, so that nobody takes one twice; only an item that is more than a task or a cart holds
 * is parted, between stores. A wall of lamps has no cart to fill.
 */
function cut<L extends WorkLine>(lines: readonly L[], method: PickMethod, floor: Floor): L[][] {
  const rounds: L[][] = [];
  for (let from = 0; from < lines.length; ) {
    let to = Math.min(from + (method === "put_light" ? putLinesMax : taskLinesMax), lines.length);
    if (isPut(method)) {
      // At a dock the goods stand where they are put: no cart has to hold them.
      if (method === "batch" && !lines[from]?.isAtDock)
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
