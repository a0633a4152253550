import { type BusinessDay, businessDayOf, daysBetween, weekdayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { dayWords, instantText, instantWords } from "@/server/shared/instant-text";
import { formatQuantity } from "@/server/shared/quantity";
import type { Locale } from "./i18n/locale";

const weekdays = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
} as const;

/** An instant as it travels: a Date from a procedure, or ISO text from the interface. */
export type InstantLike = Date | string;

/** Digits in groups of three: "1234567.80" becomes "1,234,567.80". */
export function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  let grouped = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3)
    grouped = `${whole.slice(Math.max(0, end - 3), end)},${grouped}`;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * How figures, days and instants are written in a language. Days and times are the company's (Asia/Shanghai), written by
 * hand and not by the browser's tables, so that server and browser always agree.
 */
export function formatsOf(locale: Locale) {
  const dayAndMonth = (day: BusinessDay) => dayWords(day, locale);
  const weekday = (day: BusinessDay) => weekdays[locale][weekdayOf(day) - 1] ?? "";
  const time = (instant: InstantLike) => instantText(new Date(instant)).slice(11, 16);

  return {
    locale,
    /** "¥1,234.56", "−¥1,234.56". */
    money: (fen: number) => `${fen < 0 ? "−" : ""}¥${grouped(formatFen(Math.abs(fen)))}`,
    /** "1,234.56" without the sign of the currency, for inputs and exports. */
    amount: (fen: number) => `${fen < 0 ? "−" : ""}${grouped(formatFen(Math.abs(fen)))}`,
    /** Pieces "1,234"; grams of a weighed item as kilograms "1.250". */
    quantity: (qty: number, isWeighed = false) =>
      `${qty < 0 ? "−" : ""}${grouped(formatQuantity(Math.abs(qty), isWeighed))}`,
    /** "1,234". */
    count: (n: number) => `${n < 0 ? "−" : ""}${grouped(String(Math.abs(n)))}`,
    /** Basis points as percent: 1250 becomes "12.5%". */
    rate: (bp: number) => `${bp < 0 ? "−" : ""}${Math.abs(bp) / 100}%`,
    /** "23 Nov", "11月23日". */
    day: dayAndMonth,
    /** "Mon 23 Nov", "11月23日 周一". */
    dayOfWeek: (day: BusinessDay) =>
      locale === "zh" ? `${dayAndMonth(day)} ${weekday(day)}` : `${weekday(day)} ${dayAndMonth(day)}`,
    /** "Mon", "周一". */
    weekday,
    /** "23 Nov 2026", "2026年11月23日". */
    fullDay: (day: BusinessDay) =>
      locale === "zh" ? `${day.slice(0, 4)}年${dayAndMonth(day)}` : `${dayAndMonth(day)} ${day.slice(0, 4)}`,
    /** "16:40" in the company's zone. */
    time,
    /** "23 Nov 16:40", "11月23日 16:40". */
    instant: (instant: InstantLike) => instantWords(instant, locale),
    /** "today 16:40", "tomorrow 16:40", else day and time; `today` is the business day. */
    near: (instant: InstantLike, today: BusinessDay) => {
      const day = businessDayOf(new Date(instant));
      const near = { en: ["yesterday ", "today ", "tomorrow "], zh: ["昨天 ", "今天 ", "明天 "] }[locale];
      return `${near[daysBetween(today, day) + 1] ?? `${dayAndMonth(day)} `}${time(instant)}`;
    },
    /** A span for people: "2 h 05 min", "4 min", "45 s". */
    span: (ms: number) => {
      const seconds = Math.max(0, Math.round(ms / 1000));
      const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
      if (hours >= 48)
        return locale === "zh" ? `${Math.floor(hours / 24)} 天` : `${Math.floor(hours / 24)} days`;
      if (hours > 0) {
        const padded = String(minutes).padStart(2, "0");
        return locale === "zh" ? `${hours} 小时 ${padded} 分` : `${hours} h ${padded} min`;
      }
      if (minutes > 0) return locale === "zh" ? `${minutes} 分钟` : `${minutes} min`;
      return locale === "zh" ? `${seconds} 秒` : `${seconds} s`;
    },
  };
}

export type Formats = ReturnType<typeof formatsOf>;
