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
  /** At which reserve place it was looked for; without it at the pick face. */
  from?: string;
}

/** After so many minutes without a scan a claimed task is free for others (2.5). */
const claimMinutes = 20;
/** The same, as the database reads it. */
export const claimTimeout = `${claimMinutes} minutes`;

/** Visits to a place before it counts as short, where a DC has said nothing (2.5). */
export const usualVisits = 2;

/** Whether somebody may take a task that another one holds: they have not scanned for twenty minutes. */
export function isClaimStale(lastTouchedAt: Date, now: Date): boolean {
  return now.getTime() - lastTouchedAt.getTime() > claimMinutes * 60_000;
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

/** What makes a line that is not full a short one. */
export interface ShortRule<Reason extends string = string> {
  /** So often somebody must have looked and said why (2.5); 1 unless told. */
  visits?: number;
  /** Why lines are short of which nobody has said anything; without it they are refused. */
  otherwise?: Reason;
}

/**
 * What a finished task leaves short, with the latest reason given on each line. Refused, all such lines named:
 * `pick/reason-missing` when a line is short without a reason, `pick/second-visit` when it was looked for too seldom.
 */
export function shortLines<Line extends ScannedLine, Reason extends string>(
  task: number,
  lines: readonly Line[],
  recorded: readonly Scan<Reason>[],
  { visits = 1, otherwise }: ShortRule<Reason> = {},
): { line: Line; pickedEach: number; reason: Reason }[] {
  const unexplained: number[] = [];
  const tooSeldom: number[] = [];
  const short = lines.flatMap((line) => {
    const scans = recorded.filter(({ lineNo }) => lineNo === line.lineNo);
    const pickedEach = scans.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
    if (pickedEach >= line.qtyEach) return [];
    const reasons = scans.flatMap((scan) => scan.reason ?? []);
    const reason = reasons.at(-1) ?? otherwise;
    if (reason === undefined) unexplained.push(line.lineNo);
    else if (reasons.length < visits) tooSeldom.push(line.lineNo);
    return reason === undefined ? [] : { line, pickedEach, reason };
  });
  if (unexplained.length > 0) throw refuse("pick/reason-missing", { task, lines: unexplained });
  if (tooSeldom.length > 0 && otherwise === undefined) {
    throw refuse("pick/second-visit", { task, lines: tooSeldom });
  }
  return short;
}
