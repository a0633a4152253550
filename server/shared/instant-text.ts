import { type BusinessDay, businessDayOf } from "./business-day";
import type { Locale } from "./domain-error";

const companyOffsetMinutes = 8 * 60;

/** An instant as the interface writes it: ISO 8601 in the company's zone, "2026-11-23T16:00:00+08:00". */
export function instantText(instant: Date): string {
  const local = new Date(instant.getTime() + companyOffsetMinutes * 60_000).toISOString();
  return `${local.slice(0, local.endsWith(".000Z") ? 19 : 23)}+08:00`;
}

const monthsEn = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** A day for people: "23 Nov", "11月23日". */
export function dayWords(day: BusinessDay, locale: Locale): string {
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  return locale === "zh" ? `${month}月${date}日` : `${date} ${monthsEn[month - 1]}`;
}

/** An instant for people, in the company's zone: "23 Nov 16:40", "11月23日 16:40". */
export function instantWords(instant: Date | string, locale: Locale): string {
  const at = new Date(instant);
  return `${dayWords(businessDayOf(at), locale)} ${instantText(at).slice(11, 16)}`;
}
