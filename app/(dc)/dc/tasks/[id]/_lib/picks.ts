import type { RouterOutputs } from "@/app/_lib/trpc/client";

export type PickLine = RouterOutputs["wave"]["task"]["lines"][number];
export type Reason = "empty" | "damaged" | "not_found";

/** What a picker took of a line, under an id that counts once however often it is sent. */
export interface Pick {
  scanId: string;
  line: number;
  qty: number;
  reason?: Reason;
  /** The reserve place of a second visit. */
  from?: string;
}

/** A line with everything picked of it, sent or not. */
export interface LineState extends PickLine {
  pickedEach: number;
  leftEach: number;
  /** Why it is short, as last said; undefined while nobody said so. */
  shortReason: Reason | undefined;
  /** On a second visit the reserve place where the item lies, if there is one: `location` says so too. */
  from: string | undefined;
  /** All of it is picked, or it was looked for often enough. */
  isDone: boolean;
}

/** The lines with the picks that wait in this scanner added to what the server knows. */
export function lineStates(
  { lines, shortVisits }: { lines: readonly PickLine[]; shortVisits: number },
  waiting: readonly Pick[],
): LineState[] {
  return lines.map((line) => {
    const mine = waiting.filter((pick) => pick.line === line.line);
    const pickedEach = mine.reduce((sum, { qty }) => sum + qty, line.scannedEach);
    const said = mine.flatMap(({ reason }) => reason ?? []);
    const visits = line.visits + said.length;
    const leftEach = Math.max(line.qtyEach - pickedEach, 0);
    const from = visits > 0 ? line.reserves[0]?.place : undefined;
    return {
      ...line,
      from,
      location: from ?? line.location,
      pickedEach,
      leftEach,
      visits,
      shortReason: said.at(-1) ?? line.reason ?? undefined,
      isDone: leftEach === 0 || visits >= shortVisits,
    };
  });
}

/** What is still to be walked: first what nobody has looked at, then, on the same walk, what was short the first time. */
export function walkLeft(lines: readonly LineState[]): LineState[] {
  const open = lines.filter(({ isDone }) => !isDone);
  return [...open.filter(({ visits }) => visits === 0), ...open.filter(({ visits }) => visits > 0)];
}
