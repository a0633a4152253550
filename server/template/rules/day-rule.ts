import { type BusinessDay, dayOfMonth, weekdayOf } from "@/server/shared/business-day";

/** On which days a window starts: one kind per template line (R23). */
export type DayRule =
  | { kind: "daily" }
  | { kind: "odd" }
  | { kind: "even" }
  /** 1 is Monday, 7 is Sunday. */
  | { kind: "weekdays"; days: readonly number[] }
  /** 31 is skipped in short months. */
  | { kind: "monthdays"; days: readonly number[] };

/** Reads `daily`, `odd`, `even`, `weekdays:1,3,5` or `monthdays:1,15`; `undefined` for anything else. */
export function parseDayRule(text: string): DayRule | undefined {
  if (text === "daily" || text === "odd" || text === "even") return { kind: text };
  const [, kind, list = ""] = /^(weekdays|monthdays):(\d{1,2}(?:,\d{1,2})*)$/.exec(text) ?? [];
  if (kind !== "weekdays" && kind !== "monthdays") return undefined;
  const days = list.split(",").map(Number);
  const last = kind === "weekdays" ? 7 : 31;
  const isSound = days.every((day) => day >= 1 && day <= last) && new Set(days).size === days.length;
  return isSound ? { kind, days } : undefined;
}

/** Whether a window may start on the day. Odd days: 31 and then 1 both count. */
export function matchesDay(rule: DayRule, day: BusinessDay): boolean {
  switch (rule.kind) {
    case "daily":
      return true;
    case "odd":
      return dayOfMonth(day) % 2 === 1;
    case "even":
      return dayOfMonth(day) % 2 === 0;
    case "weekdays":
      return rule.days.includes(weekdayOf(day));
    case "monthdays":
      return rule.days.includes(dayOfMonth(day));
  }
}
