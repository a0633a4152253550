import type { FloorMap } from "@/server/wave/walk/floor-map";
import type { PickMethod } from "./pick-methods";

/** Lines of one task at most: about one cage, or one sheet of paper (2.5). */
export const taskLinesMax = 60;

/** Something to take from a shelf for a delivery order. */
export interface WorkLine {
  deliveryId: number;
  lineNo: number;
  qtyEach: number;
  itemId: number;
  dcId: number;
  pickType: "case" | "loose";
  location: string;
  /** The stop of the delivery's store on its route. */
  stop: number;
}

export interface PlannedTask {
  dcId: number;
  zone: string;
  method: PickMethod;
  /** In walking order. */
  lines: WorkLine[];
}

/** The zone of a location: the letters that "A-02-1" or "A12-1" begins with, else all before the first dash. */
export function zoneOf(location: string): string {
  const head = location.split("-", 1)[0] ?? "";
  return /^\p{L}+/u.exec(head)?.[0] ?? head;
}

/** Where the locations of the DC lie. */
type MapOf = (dcId: number) => FloorMap;

/** By which method the DC picks such goods in such a zone. */
type MethodOf = (dcId: number, pickType: WorkLine["pickType"], zone: string) => PickMethod;

/**
 * Cuts a wave's lines into tasks of at most 60 lines, each of one method. Full cases, by label or scan: one zone of one DC
 * at a time across all stores; loose goods in batches (播种) likewise, an item's stores together. Loose goods by paper or
 * scan: one delivery order at a time (摘果); such a task names all zones it leads through. What goes into a task follows the
 * order of the codes; in the task, the shortest walk past its places (R03, 2.5).
 */
export function planTasks(lines: readonly WorkLine[], methodOf: MethodOf, mapOf: MapOf): PlannedTask[] {
  const walk = (a: WorkLine, b: WorkLine) =>
    mapOf(a.dcId).compare(a.location, b.location) ||
    a.itemId - b.itemId ||
    a.stop - b.stop ||
    a.deliveryId - b.deliveryId ||
    a.lineNo - b.lineNo;
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const zone = zoneOf(line.location);
    const method = methodOf(line.dcId, line.pickType, zone);
    const isAcross = line.pickType === "case" || method === "batch";
    const key = `${line.pickType} ${method} ${isAcross ? `${line.dcId} ${zone}` : line.deliveryId}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { method, isAcross, lines: [line] });
  }
  return [...groups.values()]
    .map((group) => ({ ...group, lines: group.lines.sort(walk) }))
    .sort((a, b) => byTurn(a, b, walk))
    .flatMap(({ method, lines: sorted }) =>
      cut(sorted, method).map((sheet) => taskOf(sheet, method, mapOf, walk)),
    );
}

/** Lines of one method that one walk may hold; `isAcross`: of many delivery orders. */
interface Group {
  method: PickMethod;
  isAcross: boolean;
  lines: WorkLine[];
}

/** Tasks come DC by DC, cases before loose goods, those across stores before those of one, which go by stop. */
function byTurn(a: Group, b: Group, walk: (a: WorkLine, b: WorkLine) => number): number {
  const [x] = a.lines;
  const [y] = b.lines;
  if (!x || !y) return 0;
  const byType = Number(x.pickType === "loose") - Number(y.pickType === "loose");
  const byStop = a.isAcross || b.isAcross ? 0 : x.stop - y.stop || x.deliveryId - y.deliveryId;
  return x.dcId - y.dcId || byType || Number(!a.isAcross) - Number(!b.isAcross) || byStop || walk(x, y);
}

/** A batch is cut between items, so that nobody takes one twice; only an item of more stores than that is parted. */
function cut(lines: readonly WorkLine[], method: PickMethod): WorkLine[][] {
  const sheets: WorkLine[][] = [];
  for (let from = 0; from < lines.length; ) {
    let to = Math.min(from + taskLinesMax, lines.length);
    if (method === "batch" && to < lines.length) {
      let between = to;
      while (between > from && lines[between - 1]?.itemId === lines[between]?.itemId) between -= 1;
      if (between > from) to = between;
    }
    sheets.push(lines.slice(from, to));
    from = to;
  }
  return sheets;
}

function taskOf(
  lines: readonly WorkLine[],
  method: PickMethod,
  mapOf: MapOf,
  walk: (a: WorkLine, b: WorkLine) => number,
): PlannedTask {
  const zones = new Set(lines.map(({ location }) => zoneOf(location)));
  const dcId = lines[0]?.dcId ?? 0;
  return {
    dcId,
    zone: [...zones].join(" "),
    method,
    lines: mapOf(dcId).sortByWalk(lines, walk),
  };
}
