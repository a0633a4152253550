import { type BusinessDay, parseBusinessDay } from "@/server/shared/business-day";

export type DayOrder = "ymd" | "dmy" | "mdy";
export type DecimalSign = "." | ",";

/** Most money of one line: ten billion yuan, less a fen. */
const fenMax = 999_999_999_999;
/** Day 0 of a spreadsheet's calendar, as it counts from March 1900 on. */
const spreadsheetEpoch = Date.UTC(1899, 11, 30);

/**
 * A day as banks write it: 2026-03-10, 2026/3/10, 2026年3月10日, 20260310, with or without a time behind it; day or month
 * first where the bank does so. A spreadsheet's bare number is its count of days. `undefined` when it is none.
 */
export function readDay(text: string, order: DayOrder, isNumber = false): BusinessDay | undefined {
  const plain = text.normalize("NFKC").trim();
  const number = Number(plain);
  if (isNumber && number > 20_000 && number < 80_000)
    return parseBusinessDay(
      new Date(spreadsheetEpoch + Math.floor(number) * 86_400_000).toISOString().slice(0, 10),
    );
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?:\D.*)?$/.exec(plain);
  if (compact) return dayOf(compact[1], compact[2], compact[3]);
  const iso = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D.*)?$/.exec(plain);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const western = /^(\d{1,2})\D{1,2}(\d{1,2})\D{1,2}(\d{4})(?:\D.*)?$/.exec(plain);
  if (!western || order === "ymd") return undefined;
  const [, first, second, year] = western;
  return order === "dmy" ? dayOf(year, second, first) : dayOf(year, first, second);
}

function dayOf(year = "", month = "", day = ""): BusinessDay | undefined {
  const found = parseBusinessDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return found !== undefined && found >= "2000-01-01" && found <= "2100-12-31" ? found : undefined;
}

/**
 * Money as banks write it, in fen: thousands separators, currency signs, brackets or a sign behind for less than nothing,
 * decimals missing or followed by zeros. `undefined` when it is none.
 */
export function readMoney(text: string, decimal: DecimalSign): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/(RMB|CNY|[¥$元\s'’_])/gi, "")
    .replaceAll(decimal === "." ? "," : ".", "")
    .replace(decimal, ".");
  const [, before = "", digits = "", decimals = "", after = ""] =
    /^([-+(]?)(\d{1,12})(?:\.(\d*))?([-)]?)$/.exec(plain) ?? [];
  if (digits === "" || /[1-9]/.test(decimals.slice(2)) || (before === "(") !== (after === ")"))
    return undefined;
  if (before !== "" && before !== "(" && after !== "") return undefined;
  const fen = Number(digits + decimals.slice(0, 2).padEnd(2, "0"));
  if (fen > fenMax) return undefined;
  const isNegative = before === "-" || before === "(" || after === "-";
  return isNegative && fen !== 0 ? -fen : fen;
}
