import { parseFen } from "@/server/shared/fen";

/** How a store may return goods: not at all, for so much money a month, or for so many basis points of its purchases. */
export type ReturnPolicy =
  | { kind: "none" }
  | { kind: "monthly"; monthlyFen: number }
  | { kind: "ratio"; ratioBp: number };

/** `daily`, `odd`, `even`, `weekdays:1,3,5` or `monthdays:1,15`, numbers ascending; `undefined` for anything else. */
export function parseDayRule(text: string): string | undefined {
  if (text === "daily" || text === "odd" || text === "even") return text;
  const [, kind, list] = /^(weekdays|monthdays):(\d{1,2}(?:,\d{1,2})*)$/.exec(text) ?? [];
  if (kind === undefined || list === undefined) return undefined;
  const numbers = list.split(",").map(Number);
  const last = kind === "weekdays" ? 7 : 31;
  if (numbers.some((number) => number < 1 || number > last)) return undefined;
  if (new Set(numbers).size !== numbers.length) return undefined;
  return `${kind}:${numbers.sort((a, b) => a - b).join(",")}`;
}

/** `none`, `monthly:200.00` or `ratio:2.00` (percent, up to two decimals, at most 100). */
export function parseReturnPolicy(text: string): ReturnPolicy | undefined {
  if (text === "none") return { kind: "none" };
  const [, kind, figure = ""] = /^(monthly|ratio):(\d{1,9}(?:\.\d{1,2})?)$/.exec(text) ?? [];
  if (kind === "monthly") {
    const monthlyFen = parseFen(figure);
    return monthlyFen === undefined ? undefined : { kind, monthlyFen };
  }
  if (kind !== "ratio") return undefined;
  const [whole = "0", decimals = ""] = figure.split(".");
  const ratioBp = Number(whole + decimals.padEnd(2, "0"));
  return ratioBp <= 10_000 ? { kind, ratioBp } : undefined;
}

/** The check digit of a GTIN's other digits: weights 3 and 1 from the right. */
export function checkDigitOf(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const weight = (digits.length - index) % 2 === 1 ? 3 : 1;
    sum += Number(digits[index]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}
