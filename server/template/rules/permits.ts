import { graceMs, lastEnded, type Opening, type TemplateLine, type VersionInForce } from "./openings";
import type { HolidayCalendar } from "./start-of-day";

/** Late orders by permission (U5): the store may order from an instant before another, whatever its windows say. */
export interface LatePermit {
  fromMs: number;
  untilMs: number;
  reason: string;
}

/** A late order counts in the window that it is late for, when that ended so shortly before the permit began. */
const lateForMs = 24 * 3_600_000;

/** The permit that lets a store order at an instant, grace included; of several the one that lasts longest. */
export function permitAt(permits: readonly LatePermit[], now: Date): LatePermit | undefined {
  const nowMs = now.getTime();
  return permits
    .filter(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs + graceMs)
    .toSorted((a, b) => b.untilMs - a.untilMs)[0];
}

/** An open window under a permit: it lasts as long as the longer of the two. */
export function prolonged(opening: Opening, permit: LatePermit | undefined): Opening {
  if (permit === undefined || permit.untilMs <= opening.endsAt.getTime()) return opening;
  return { ...opening, endsAt: new Date(permit.untilMs) };
}

/**
 * The window that a permit opens for lines that have none open: the one that ended last, with what was ordered in it, so
 * that a late order does not get round its maximum; when that is longer ago, a window of its own.
 */
export function lateOpening(
  candidates: readonly { force: VersionInForce; line: TemplateLine }[],
  holidays: HolidayCalendar,
  permit: LatePermit,
  now: Date,
): Opening | undefined {
  const first = candidates[0];
  if (!first) return undefined;
  const endsAt = new Date(permit.untilMs);
  const last = lastEnded(candidates, holidays, now);
  if (last && last.endsAt.getTime() > permit.fromMs - lateForMs) return { ...last, endsAt };
  return {
    versionId: first.force.version.id,
    line: first.line,
    startsAt: new Date(permit.fromMs),
    endsAt,
  };
}
