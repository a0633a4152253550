import type { Holiday, TemplateLine, TemplateVersion } from "@/server/catalog/rules";
import type { LatePermit } from "./permits";
import type { HolidayCalendar } from "./start-of-day";
import { judgeWindow, type OrderingCalendar } from "./window";

/** An instant of the company's clock: "2026-11-23 08:00", a Monday. */
export const at = (text: string) => new Date(`${text.replace(" ", "T")}+08:00`);
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

let lineId = 0;
/** A template line in tests: every category, no amounts unless said otherwise. */
export const window = (
  dayRule: string,
  start: string,
  end: string,
  more: Partial<TemplateLine> = {},
): TemplateLine => ({
  id: ++lineId,
  categoryId: null,
  dayRule,
  startsMinute: minutes(start),
  endsMinute: minutes(end),
  minFen: null,
  maxFen: null,
  ...more,
});
/** A template that was never changed. */
export const template = (...lines: TemplateLine[]): TemplateVersion[] => [{ id: 1, validFrom: null, lines }];
/** What the calendar says to a cart of one line of category 10. */
export const judge = (
  versions: TemplateVersion[],
  now: string,
  goodsFen = 10_000,
  used: [number, number, number][] = [],
  more: Pick<OrderingCalendar, "holidays" | "permits"> = {},
) => judgeWindow({ versions, ...more, lines: [{ categoryPath: [10], goodsFen }], used, now: at(now) });
/** A holiday calendar of these days. */
export const holidays = (...days: Holiday[]): HolidayCalendar => new Map(days.map((one) => [one.day, one]));
/** A late permit from an instant until another. */
export const permit = (from: string, until: string): LatePermit => ({
  fromMs: at(from).getTime(),
  untilMs: at(until).getTime(),
  reason: "the truck waits",
});
