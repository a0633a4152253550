/** Lines of one task at most: about one cage, or one sheet of paper (2.5). */
export const taskLinesMax = 60;

/** Something to take from a shelf for a delivery order. */
export interface WorkLine {
  deliveryId: number;
  lineNo: number;
  qtyEach: number;
  dcId: number;
  pickType: "case" | "loose";
  location: string;
  /** The stop of the delivery's store on its route. */
  stop: number;
}

export interface PlannedTask {
  dcId: number;
  zone: string;
  method: "label" | "paper";
  /** In walking order. */
  lines: WorkLine[];
}

/** The zone of a location: the letters that "A-02-1" or "A12-1" begins with, else all before the first dash. */
export function zoneOf(location: string): string {
  const head = location.split("-", 1)[0] ?? "";
  return /^\p{L}+/u.exec(head)?.[0] ?? head;
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "variant" });

/** Locations as one walks past them: A-02 before A-10; what has no location comes last. */
export function walkingRanks(locations: Iterable<string>): Map<string, number> {
  const known = [...new Set(locations)].sort(
    (a, b) => Number(a === "") - Number(b === "") || natural.compare(a, b) || (a < b ? -1 : 1),
  );
  return new Map(known.map((location, rank) => [location, rank]));
}

/**
 * Cuts a wave's lines into tasks of at most 60 lines. Full cases are picked by label: one zone of one DC at a time, in
 * walking order across all stores. Loose goods are picked by paper, one delivery order at a time (摘果), in walking order;
 * such a sheet names all zones it leads through (R03, 2.5).
 */
export function planTasks(lines: readonly WorkLine[]): PlannedTask[] {
  const rank = walkingRanks(lines.map(({ location }) => location));
  const walk = (a: WorkLine, b: WorkLine) =>
    (rank.get(a.location) ?? 0) - (rank.get(b.location) ?? 0) ||
    a.stop - b.stop ||
    a.deliveryId - b.deliveryId ||
    a.lineNo - b.lineNo;
  const groups = new Map<string, WorkLine[]>();
  for (const line of lines) {
    const key =
      line.pickType === "case" ? `case ${line.dcId} ${zoneOf(line.location)}` : `loose ${line.deliveryId}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()]
    .map((group) => group.sort(walk))
    .sort(([a], [b]) => (a && b ? byTurn(a, b) || walk(a, b) : 0))
    .flatMap((group) => cut(group).map(taskOf));
}

/** Tasks come DC by DC, labels before paper, paper by stop. */
function byTurn(a: WorkLine, b: WorkLine): number {
  const byMethod = Number(a.pickType === "loose") - Number(b.pickType === "loose");
  const byStop = a.pickType === "loose" ? a.stop - b.stop || a.deliveryId - b.deliveryId : 0;
  return a.dcId - b.dcId || byMethod || byStop;
}

function cut(lines: readonly WorkLine[]): WorkLine[][] {
  const sheets: WorkLine[][] = [];
  for (let from = 0; from < lines.length; from += taskLinesMax) {
    sheets.push(lines.slice(from, from + taskLinesMax));
  }
  return sheets;
}

function taskOf(lines: WorkLine[]): PlannedTask {
  const zones = new Set(lines.map(({ location }) => zoneOf(location)));
  const first = lines[0];
  return {
    dcId: first?.dcId ?? 0,
    zone: [...zones].join(" "),
    method: first?.pickType === "case" ? "label" : "paper",
    lines,
  };
}
