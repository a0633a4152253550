import type { TemplateLine, TemplateVersion } from "@/server/catalog/rules";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { daysBack, type HolidayCalendar, windowOn } from "./start-of-day";

export type { TemplateLine, TemplateVersion };

/** A window of a template line on one day: from `startsAt`, before `endsAt`. */
export interface Opening {
  versionId: number;
  line: TemplateLine;
  startsAt: Date;
  endsAt: Date;
}

/** An order that arrives so soon after the end is still accepted (U5, R23). Nobody is shown this time. */
export const graceMs = 60_000;

/** A year and a day: a day rule rests for two months at most, a holiday calendar may make it rest longer. */
const restDaysMax = 366;

/**
 * A version with the instants at which its windows may start: a window keeps the version it started with (U12). Only the
 * emergency switch takes windows over: it counts from its instant on for windows that began before it, and all earlier
 * versions' windows end there.
 */
export interface VersionInForce {
  version: TemplateVersion;
  fromMs: number;
  beforeMs: number;
  /** When its windows end at the latest: the next emergency switch. */
  cutMs: number;
}

/** Puts a template's versions in order, latest first; of two from the same instant the later one counts. */
export function versionsInForce(versions: readonly TemplateVersion[]): VersionInForce[] {
  const fromMs = (version: TemplateVersion) => version.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
  const latestFirst = versions.toSorted((a, b) => fromMs(a) - fromMs(b) || 0).reverse();
  let beforeMs = Number.POSITIVE_INFINITY;
  let cutMs = Number.POSITIVE_INFINITY;
  return latestFirst.map((version) => {
    const force = { version, fromMs: fromMs(version), beforeMs, cutMs };
    beforeMs = force.fromMs;
    if (version.isAtOnce) cutMs = force.fromMs;
    return force;
  });
}

/** A line's window of one day as its version allows it; undefined when none starts. */
function openingOn(
  force: VersionInForce,
  line: TemplateLine,
  day: BusinessDay,
  holidays: HolidayCalendar,
): Opening | undefined {
  const window = windowOn(line, day, holidays);
  if (!window) return undefined;
  const { startsAt } = window;
  const startMs = startsAt.getTime();
  if ((startMs < force.fromMs && !force.version.isAtOnce) || startMs >= force.beforeMs) return undefined;
  const endsAt = new Date(Math.min(window.endsAt.getTime(), force.cutMs));
  if (endsAt.getTime() <= Math.max(startMs, force.fromMs)) return undefined;
  return { versionId: force.version.id, line, startsAt, endsAt };
}

/** The window of a line that takes an order at an instant, grace included; the running one before one in its grace. */
export function openingAt(
  force: VersionInForce,
  line: TemplateLine,
  holidays: HolidayCalendar,
  now: Date,
): Opening | undefined {
  const nowMs = now.getTime();
  if (nowMs < force.fromMs) return undefined;
  for (const day of daysBack(now, 1)) {
    const opening = openingOn(force, line, day, holidays);
    if (!opening || opening.startsAt > now) continue;
    const endMs = opening.endsAt.getTime();
    // What the emergency switch ends, ends at once.
    if (nowMs < (endMs === force.cutMs ? endMs : endMs + graceMs)) return opening;
  }
  return undefined;
}

/** When the first window of the lines starts after an instant; null when none does within a year. */
export function nextStart(
  candidates: readonly { force: VersionInForce; line: TemplateLine }[],
  holidays: HolidayCalendar,
  now: Date,
): Date | null {
  const today = businessDayOf(now);
  for (let ahead = 0; ahead <= restDaysMax; ahead += 1) {
    const day = addDays(today, ahead);
    let first: Date | null = null;
    for (const { force, line } of candidates) {
      const opening = openingOn(force, line, day, holidays);
      if (!opening) continue;
      const opensAt = new Date(Math.max(opening.startsAt.getTime(), force.fromMs));
      if (opensAt > now && (first === null || opensAt < first)) first = opensAt;
    }
    if (first !== null) return first;
  }
  return null;
}

/** The window of the lines that ended last, looking back two days; undefined when there is none. */
export function lastEnded(
  candidates: readonly { force: VersionInForce; line: TemplateLine }[],
  holidays: HolidayCalendar,
  now: Date,
): Opening | undefined {
  let last: Opening | undefined;
  for (const day of daysBack(now, 2)) {
    for (const { force, line } of candidates) {
      const opening = openingOn(force, line, day, holidays);
      if (opening && opening.endsAt <= now && (last === undefined || opening.endsAt > last.endsAt))
        last = opening;
    }
  }
  return last;
}

/** The lines that rule a category: those of the closest category upwards that has any, else the `*` lines (D10). */
export function linesForCategory<Line extends Pick<TemplateLine, "categoryId">>(
  version: { lines: readonly Line[] },
  categoryPath: readonly number[],
): readonly Line[] {
  for (const categoryId of [...categoryPath, null]) {
    const lines = version.lines.filter((line) => line.categoryId === categoryId);
    if (lines.length > 0) return lines;
  }
  return [];
}
