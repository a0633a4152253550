import { refuse } from "@/server/wave/errors";

export interface ScannedLine {
  lineNo: number;
  qtyEach: number;
}

export interface Scan<Reason extends string = string> {
  scanId: string;
  lineNo: number;
  qtyEach: number;
  reason?: Reason;
}

/** After so long without a scan a claimed task is free for others (2.5). */
const claimTimeoutMs = 20 * 60_000;

/** Whether somebody may take a task that another one holds: they have not scanned for twenty minutes. */
export function isClaimStale(lastTouchedAt: Date, now: Date): boolean {
  return now.getTime() - lastTouchedAt.getTime() > claimTimeoutMs;
}

/**
 * The scans that count: those never seen, each id once, however often it is sent. Refuses a line that the task does not
 * have (`pick/unknown-line`) and more than is to be picked in all (`pick/too-many`); then none of them counts.
 */
export function newScans<S extends Scan>(
  task: number,
  lines: readonly ScannedLine[],
  recorded: readonly Scan[],
  sent: readonly S[],
): S[] {
  const wantedEach = new Map(lines.map(({ lineNo, qtyEach }) => [lineNo, qtyEach]));
  const pickedEach = new Map<number, number>();
  for (const { lineNo, qtyEach } of recorded) {
    pickedEach.set(lineNo, (pickedEach.get(lineNo) ?? 0) + qtyEach);
  }
  const seen = new Set(recorded.map(({ scanId }) => scanId));
  const fresh: S[] = [];
  for (const scan of sent) {
    if (seen.has(scan.scanId)) continue;
    seen.add(scan.scanId);
    const { lineNo } = scan;
    const qty = wantedEach.get(lineNo);
    if (qty === undefined) throw refuse("pick/unknown-line", { task, line: lineNo });
    const picked = (pickedEach.get(lineNo) ?? 0) + scan.qtyEach;
    if (picked > qty) throw refuse("pick/too-many", { task, line: lineNo, qty, picked });
    pickedEach.set(lineNo, picked);
    fresh.push(scan);
  }
  return fresh;
}

/**
 * What a finished task leaves short, with the latest reason given on each line. A short line without a reason is refused
 * with `pick/reason-missing`, all such lines named.
 */
export function shortLines<Line extends ScannedLine, Reason extends string>(
  task: number,
  lines: readonly Line[],
  recorded: readonly Scan<Reason>[],
): { line: Line; pickedEach: number; reason: Reason }[] {
  const unexplained: number[] = [];
  const short = lines.flatMap((line) => {
    const scans = recorded.filter(({ lineNo }) => lineNo === line.lineNo);
    const pickedEach = scans.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
    if (pickedEach >= line.qtyEach) return [];
    const reason = scans.findLast((scan) => scan.reason !== undefined)?.reason;
    if (reason === undefined) {
      unexplained.push(line.lineNo);
      return [];
    }
    return { line, pickedEach, reason };
  });
  if (unexplained.length > 0) throw refuse("pick/reason-missing", { task, lines: unexplained });
  return short;
}
