import type { TemplateLine, TemplateVersion } from "@/server/catalog/rules";
import { addDays, businessDayOf, instantAt } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { matchesDay, parseDayRule } from "./day-rule";

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

const minutesPerDay = 1_440;
/** No day rule rests longer: the 31st of December, January, March. */
const restDaysMax = 62;

/** A version with the instants at which its windows may start: a window keeps the version it started with (U12). */
export interface VersionInForce {
  version: TemplateVersion;
  fromMs: number;
  beforeMs: number;
}

/** Puts a template's versions in order, latest first; of two from the same instant the later one counts. */
export function versionsInForce(versions: readonly TemplateVersion[]): VersionInForce[] {
  const fromMs = (version: TemplateVersion) => version.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
  const inOrder = versions.toSorted((a, b) => fromMs(a) - fromMs(b) || 0);
  return inOrder
    .map((version, index) => {
      const next = inOrder[index + 1];
      return {
        version,
        fromMs: fromMs(version),
        beforeMs: next === undefined ? Number.POSITIVE_INFINITY : fromMs(next),
      };
    })
    .toReversed();
}

/** When a line's window that started at an instant ends: the same day, across midnight, or after 24 h if start is end. */
export function windowEnd(line: Pick<TemplateLine, "startsMinute" | "endsMinute">, startsAt: Date): Date {
  const minutes = line.endsMinute - line.startsMinute;
  return new Date(startsAt.getTime() + (minutes > 0 ? minutes : minutes + minutesPerDay) * 60_000);
}

/** The window of a line that takes an order at an instant, grace included; the running one before one in its grace. */
export function openingAt(force: VersionInForce, line: TemplateLine, now: Date): Opening | undefined {
  const today = businessDayOf(now);
  for (const day of [today, addDays(today, -1)]) {
    if (!matchesDay(dayRuleOf(line), day)) continue;
    const startsAt = instantAt(day, line.startsMinute);
    if (!isInForce(force, startsAt)) continue;
    const endsAt = windowEnd(line, startsAt);
    if (startsAt <= now && now.getTime() < endsAt.getTime() + graceMs) {
      return { versionId: force.version.id, line, startsAt, endsAt };
    }
  }
  return undefined;
}

/** When the first window of the lines starts after an instant; null when none ever does. */
export function nextStart(
  candidates: readonly { force: VersionInForce; line: TemplateLine }[],
  now: Date,
): Date | null {
  const today = businessDayOf(now);
  for (let ahead = 0; ahead <= restDaysMax; ahead += 1) {
    const day = addDays(today, ahead);
    let first: Date | null = null;
    for (const { force, line } of candidates) {
      if (!matchesDay(dayRuleOf(line), day)) continue;
      const startsAt = instantAt(day, line.startsMinute);
      if (startsAt > now && isInForce(force, startsAt) && (first === null || startsAt < first))
        first = startsAt;
    }
    if (first !== null) return first;
  }
  return null;
}

/** The lines that rule a category: those of the closest category upwards that has any, else the `*` lines (D10). */
export function linesForCategory(
  version: TemplateVersion,
  categoryPath: readonly number[],
): readonly TemplateLine[] {
  for (const categoryId of [...categoryPath, null]) {
    const lines = version.lines.filter((line) => line.categoryId === categoryId);
    if (lines.length > 0) return lines;
  }
  return [];
}

function isInForce({ fromMs, beforeMs }: VersionInForce, startsAt: Date): boolean {
  return startsAt.getTime() >= fromMs && startsAt.getTime() < beforeMs;
}

function dayRuleOf(line: TemplateLine) {
  const rule = parseDayRule(line.dayRule);
  invariant(rule !== undefined, `template line ${line.id} has the day rule ${line.dayRule}`);
  return rule;
}
