import { z } from "zod";
import { invariant } from "./invariant";

/** A day of the company's calendar (Asia/Shanghai: UTC+8 all year round), written "2026-11-23". */
export type BusinessDay = `${number}-${number}-${number}`;

const dayMs = 86_400_000;
const minuteMs = 60_000;
const companyOffsetMs = 8 * 60 * minuteMs;

/** The company's calendar day of an instant. */
export function businessDayOf(instant: Date): BusinessDay {
  return dayOfUtc(instant.getTime() + companyOffsetMs);
}

/** Reads "2026-11-23"; `undefined` unless the day exists. */
export function parseBusinessDay(text: string): BusinessDay | undefined {
  // There was no year 0, and PostgreSQL has none.
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || dayOfUtc(time) !== text) return undefined;
  return text as BusinessDay;
}

/** The same day from a trusted source such as a date column; a defect when it is none. */
export function asBusinessDay(text: string): BusinessDay {
  const day = parseBusinessDay(text);
  invariant(day !== undefined, `not a day: ${text}`);
  return day;
}

/** Input schema: an existing day, "2026-11-23". */
export const businessDayText = z.string().transform((text, context): BusinessDay => {
  const day = parseBusinessDay(text);
  if (day !== undefined) return day;
  context.addIssue({ code: "custom", message: "a day is written YYYY-MM-DD" });
  return z.NEVER;
});

/** The day so many days later (earlier when negative). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  return dayOfUtc(utcOf(day) + days * dayMs);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayMs);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(utcOf(day)).getUTCDay() || 7;
}

/** 1 to 31. */
export function dayOfMonth(day: BusinessDay): number {
  return Number(day.slice(8));
}

/** The first day of the day's month. */
export function monthStartOf(day: BusinessDay): BusinessDay {
  return `${day.slice(0, 8)}01` as BusinessDay;
}

/** The instant so many minutes after the day's midnight in the company's zone; 1,440 is the next midnight. */
export function instantAt(day: BusinessDay, minutes: number): Date {
  return new Date(utcOf(day) - companyOffsetMs + minutes * minuteMs);
}

/** Days that were read and named before: a wave asks for the day of each of its lines, and either costs a microsecond. */
const read = new Map<BusinessDay, number>();
const named = new Map<number, BusinessDay>();
const namedMax = 4_000;

function utcOf(day: BusinessDay): number {
  const known = read.get(day);
  if (known !== undefined) return known;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (read.size >= namedMax) read.clear();
  read.set(day, time);
  return time;
}

function dayOfUtc(time: number): BusinessDay {
  const number = Math.floor(time / dayMs);
  const known = named.get(number);
  if (known !== undefined) return known;
  if (named.size >= namedMax) named.clear();
  const day = new Date(time).toISOString().slice(0, 10) as BusinessDay;
  named.set(number, day);
  return day;
}
