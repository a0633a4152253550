/**
 * Lit: take, or put, so many. Again: it was short, look a second time. Then it is done, or short for good. Dark: a position of a put wall
 * whose store gets nothing of the item that was scanned.
 */
export type LampState = "lit" | "again" | "done" | "short" | "dark";

interface Line {
  qtyEach: number;
  scannedEach: number;
  visits: number;
}

/** How a lamp stands, when a place counts as short after so many looks. */
export function lampStateOf(
  { qtyEach, scannedEach, visits }: Line,
  visitsNeeded: number,
): Exclude<LampState, "dark"> {
  if (scannedEach >= qtyEach) return "done";
  if (visits >= visitsNeeded) return "short";
  return visits > 0 ? "again" : "lit";
}

/** Whether somebody may still press it. */
export const isLit = (state: LampState) => state === "lit" || state === "again";

/** A machine's word is final at once; a person looks as often as the DC wants it. */
export const visitsNeededBy = (kind: "user" | "token" | "system", shortVisits: number) =>
  kind === "user" ? shortVisits : 1;

/** The name of a lamp: its task and line. */
export const lampName = (task: number, line: number) => `${task}-${line}`;

/** What such a name says. */
export function readLamp(lamp: string): { task: number; line: number } {
  const [task = 0, line = 0] = lamp.split("-").map(Number);
  return { task, line };
}
