import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextFromZero, formatFen } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";
import { timeOfDay } from "@/server/shared/time-of-day";
import { parseDayRule } from "./rules";

export {
  changedDays,
  type DayRule,
  differencesOf,
  type HolidayCalendar,
  type Hours,
  type LineContent,
  type LineDifference,
  parseDayRule,
  picture,
} from "./rules";

const code = z.string().trim().min(1).max(40);
const reason = z.string().trim().min(1).max(500);
const instantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** "08:30" as minutes after midnight. */
const timeText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** A day rule in its one notation: days ascending, each once. */
const dayRuleText = z.string().transform((text, context): string => {
  const rule = parseDayRule(text);
  if (rule === undefined) {
    context.addIssue({ code: "custom", message: "daily, odd, even, weekdays:1,3,5 or monthdays:1,15" });
    return z.NEVER;
  }
  if (rule.kind !== "weekdays" && rule.kind !== "monthdays") return rule.kind;
  return `${rule.kind}:${rule.days.toSorted((a, b) => a - b).join(",")}`;
});

const optionalAmount = z.union([z.literal("").transform(() => null), fenTextFromZero.nullable()]);

/** One window of a template as it is typed; category `*` is everything that has no window of its own (D10). */
export const templateLineInput = z
  .strictObject({
    category: code,
    dayRule: dayRuleText,
    start: timeText,
    end: timeText,
    min: optionalAmount,
    max: optionalAmount,
  })
  .refine(({ min, max }) => max === null || max >= (min ?? 0), {
    path: ["max"],
    message: "not below the minimum",
    params: { code: "reversed" },
  });
export type TemplateLineInput = z.output<typeof templateLineInput>;
/** A line as the form holds it. */
export type TemplateLineText = z.input<typeof templateLineInput>;

const linesMax = 100;
export const saveTemplateInput = z.strictObject({
  template: code,
  /** The newest version that the editor has seen. */
  baseVersion: z.int().min(0),
  lines: z.array(templateLineInput).max(linesMax),
  /** From when windows start by it; null: from now on. */
  from: instantInput.nullable(),
  note: z.string().trim().max(500),
});
export type SaveTemplateInput = z.output<typeof saveTemplateInput>;
export const switchTemplateInput = saveTemplateInput.omit({ from: true }).extend({ note: reason });
export type SwitchTemplateInput = z.output<typeof switchTemplateInput>;
export const createTemplateInput = z.strictObject({
  template: code,
  name: z.string().trim().min(1).max(200),
  /** Whose windows it begins with. */
  like: code.nullable(),
});
export type CreateTemplateInput = z.output<typeof createTemplateInput>;
export const templateInput = z.strictObject({ template: code });
export const templateVersionInput = templateInput.extend({ version: z.int().min(1) });
export type TemplateVersionInput = z.output<typeof templateVersionInput>;

export const holidayKinds = ["closed", "hours", "moved"] as const;
export const holidayInput = z
  .strictObject({
    /** Null: every template. */
    template: code.nullable(),
    from: businessDayText,
    /** The last day; a holiday of several days is one entry each. */
    to: businessDayText,
    kind: z.enum(holidayKinds),
    start: timeText.nullable(),
    end: timeText.nullable(),
    movedTo: businessDayText.nullable(),
    reason,
  })
  .refine(({ kind, start, end }) => (kind === "hours") === (start !== null && end !== null), {
    path: ["start"],
    message: "hours have a start and an end",
  })
  .refine(({ kind, movedTo }) => (kind === "moved") === (movedTo !== null), {
    path: ["movedTo"],
    message: "moved windows start on another day",
  });
export type HolidayInput = z.output<typeof holidayInput>;
export const holidayRef = z.strictObject({ holiday: z.int().min(1) });
export const holidaysQuery = z.strictObject({ from: businessDayText, to: businessDayText });
export type HolidaysQuery = z.output<typeof holidaysQuery>;

export const permitBody = z.strictObject({ until: instantInput, reason });
export const permitInput = permitBody.extend({ store: code });
export type PermitInput = z.output<typeof permitInput>;
export const permitRef = z.strictObject({ permit: z.coerce.number().int().min(1) });
export const listPermitsInput = pageInput
  .strict()
  .extend({ store: code.optional(), state: z.enum(["open", "over"]).optional() });
export type ListPermitsInput = z.output<typeof listPermitsInput>;

/** The longest permit: a late order is for the run that waits for it. */
export const permitHoursMax = 24;
export const outlookDaysMax = 31;
export const whoMayOrderInput = z.strictObject({
  /** Null: now. */
  at: instantInput.nullable(),
  days: z.coerce.number().int().min(1).max(outlookDaysMax),
  route: code.optional(),
  template: code.optional(),
});
export type WhoMayOrderInput = z.output<typeof whoMayOrderInput>;

/** A window in as few letters as say it: "8–16", "8:30–22", "22–2". */
export function shortHours({
  startsMinute,
  endsMinute,
}: {
  startsMinute: number;
  endsMinute: number;
}): string {
  const short = (minutes: number) => {
    const [hour, rest] = [Math.floor(minutes / 60) % 24, minutes % 60];
    return rest === 0 ? String(hour) : `${hour}:${String(rest).padStart(2, "0")}`;
  };
  return `${short(startsMinute)}–${endsMinute === 1_440 ? "24" : short(endsMinute)}`;
}

/** A stored line as the form holds it. */
export function lineTextOf(line: {
  category: string;
  dayRule: string;
  startsMinute: number;
  endsMinute: number;
  minFen: number | null;
  maxFen: number | null;
}): TemplateLineText {
  return {
    category: line.category,
    dayRule: line.dayRule,
    start: timeOfDay(line.startsMinute),
    end: timeOfDay(line.endsMinute),
    min: line.minFen === null ? "" : formatFen(line.minFen),
    max: line.maxFen === null ? "" : formatFen(line.maxFen),
  };
}
