import { refuse } from "@/server/bank/errors";
import type { BankMapping } from "@/server/bank/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import type { RawCell, RawTable, RowErrors } from "@/server/sheet";
import { readDay, readMoney } from "./figures";
import { plainAccount } from "./payers";
import { problem } from "./problems";

/** A line as the file has it, told in our terms. */
export interface FileLine {
  /** Row in the file, counted as the person sees it. */
  row: number;
  day: BusinessDay;
  amountFen: number;
  feeFen: number;
  payerAccount: string;
  payerName: string;
  note: string;
  bankReference: string;
}

export interface FileLines {
  lines: FileLine[];
  /** Rows that are no lines: sums, remarks, lines that move nothing. */
  skipped: number;
  count: number;
}

const lengths = { payerAccount: 60, payerName: 200, note: 500, bankReference: 100 } as const;
/** How rows begin that sum up what stands above them. */
const summing = /^(合计|总计|小计|本页|期初|期末|承前|total|sum|balance|opening|closing)/i;
const inWordsAlways = ["贷", "贷方", "收", "收入", "转入", "存入", "c", "cr", "credit", "in", "+"];
const outWordsAlways = ["借", "借方", "支", "支出", "转出", "支取", "d", "dr", "debit", "out", "-"];

/**
 * Reads the rows below the heads by the bank's mapping; what cannot be read goes to `errors`, cell by cell. Refuses with
 * `bank/missing-column` when the heads are not where the mapping says.
 */
export function readLines(table: RawTable, mapping: BankMapping, errors: RowErrors): FileLines {
  const placeOf = placesOf(table, mapping);
  const outcome: FileLines = { lines: [], skipped: 0, count: 0 };
  for (let index = mapping.headerRow; index < table.length; index += 1) {
    const cells = table[index] ?? [];
    if (cells.length === 0) continue;
    const cellOf = (column: string): RawCell =>
      cells[placeOf.get(column) ?? -1] ?? { text: "", isNumber: false };
    if (isNoLine(cells, cellOf, mapping)) {
      outcome.skipped += 1;
      continue;
    }
    outcome.count += 1;
    const line = readLine(index + 1, cellOf, mapping, errors);
    if (line?.amountFen === 0) outcome.skipped += 1;
    else if (line) outcome.lines.push(line);
  }
  return outcome;
}

/** The columns that a mapping names. */
export function columnsOf(mapping: BankMapping): string[] {
  const { amountStyle: style } = mapping;
  return [
    mapping.date,
    ...(style === "in_out" ? [mapping.moneyIn, mapping.moneyOut] : [mapping.amount]),
    ...(style === "direction" ? [mapping.direction] : []),
    mapping.fee,
    mapping.payerAccount,
    mapping.payerName,
    ...mapping.notes,
    mapping.bankReference,
  ].filter((column) => column !== "");
}

/** Heads as they are compared: without the spaces and line breaks that spreadsheets put into them. */
export const plainHead = (text: string) => text.normalize("NFKC").replace(/[\s\ufeff]/g, "");

function placesOf(table: RawTable, mapping: BankMapping): ReadonlyMap<string, number> {
  const heads = (table[mapping.headerRow - 1] ?? []).map((cell) => plainHead(cell.text));
  const places = new Map<string, number>();
  const missing: string[] = [];
  for (const column of columnsOf(mapping)) {
    const place = heads.indexOf(plainHead(column));
    if (place < 0) missing.push(column);
    places.set(column, place);
  }
  if (missing.length > 0) throw refuse("bank/missing-column", { missing, row: mapping.headerRow });
  return places;
}

type CellOf = (column: string) => RawCell;
const textOf = (cellOf: CellOf, column: string) => (column === "" ? "" : cellOf(column).text.trim());

/** How banks write that there is no amount. */
const isNothing = (text: string) => /^-{0,2}$/.test(text);

/** Sums and remarks have no day, or say what they are in their first cell. */
function isNoLine(cells: readonly RawCell[], cellOf: CellOf, mapping: BankMapping): boolean {
  const first = cells.find((cell) => cell.text.trim() !== "")?.text.trim() ?? "";
  if (first === "") return true;
  if (summing.test(first)) return true;
  const filled = cells.filter((cell) => cell.text.trim() !== "").length;
  return (
    textOf(cellOf, mapping.date) === "" &&
    (filled <= 2 || amountTexts(cellOf, mapping).every((t) => t === ""))
  );
}

const amountTexts = (cellOf: CellOf, { amountStyle, amount, moneyIn, moneyOut }: BankMapping) =>
  (amountStyle === "in_out" ? [moneyIn, moneyOut] : [amount]).map((column) => textOf(cellOf, column));

function readLine(
  row: number,
  cellOf: CellOf,
  mapping: BankMapping,
  errors: RowErrors,
): FileLine | undefined {
  const date = cellOf(mapping.date);
  const day = readDay(date.text, mapping.dayOrder, date.isNumber);
  if (day === undefined) errors.add(row, mapping.date, problem("bank/not-a-day", date.text));
  const amountFen = readAmount(row, cellOf, mapping, errors);
  const feeText = textOf(cellOf, mapping.fee);
  const feeFen = isNothing(feeText) ? 0 : readMoney(feeText, mapping.decimal);
  if (feeFen === undefined) errors.add(row, mapping.fee, problem("bank/not-money", feeText));
  const texts = {
    payerAccount: plainAccount(clean(textOf(cellOf, mapping.payerAccount))),
    payerName: clean(textOf(cellOf, mapping.payerName)),
    note: clean(mapping.notes.map((column) => textOf(cellOf, column)).join(" ")),
    bankReference: clean(textOf(cellOf, mapping.bankReference)),
  };
  for (const [name, max] of Object.entries(lengths) as [keyof typeof lengths, number][])
    if (texts[name].length > max) errors.add(row, name, problem("bank/too-long", texts[name]));
  if (errors.has(row) || day === undefined || amountFen === undefined || feeFen === undefined)
    return undefined;
  return { row, day, amountFen, feeFen: Math.abs(feeFen), ...texts };
}

function readAmount(
  row: number,
  cellOf: CellOf,
  mapping: BankMapping,
  errors: RowErrors,
): number | undefined {
  const money = (column: string) => {
    const text = textOf(cellOf, column);
    if (isNothing(text)) return 0;
    const fen = readMoney(text, mapping.decimal);
    if (fen === undefined) errors.add(row, column, problem("bank/not-money", text));
    return fen;
  };
  if (mapping.amountStyle === "in_out") return readInOut(row, mapping, money, errors);
  const text = textOf(cellOf, mapping.amount);
  const fen = money(mapping.amount);
  if (text === "") errors.add(row, mapping.amount, problem("bank/not-money", text));
  if (fen === undefined || mapping.amountStyle === "signed") return fen;
  const said = textOf(cellOf, mapping.direction).toLowerCase();
  const isIn = [...mapping.inWords.map((word) => word.toLowerCase()), ...inWordsAlways].includes(said);
  if (isIn) return fen;
  if (mapping.inWords.length > 0 || outWordsAlways.includes(said)) return fen === 0 ? 0 : -fen;
  errors.add(row, mapping.direction, problem("bank/unknown-direction", said));
  return undefined;
}

function readInOut(
  row: number,
  mapping: BankMapping,
  money: (column: string) => number | undefined,
  errors: RowErrors,
): number | undefined {
  const moneyIn = money(mapping.moneyIn);
  const moneyOut = mapping.moneyOut === "" ? 0 : money(mapping.moneyOut);
  if (moneyIn === undefined || moneyOut === undefined) return undefined;
  if (moneyIn !== 0 && moneyOut !== 0) {
    errors.add(row, mapping.moneyIn, problem("bank/both-directions", String(row)));
    return undefined;
  }
  // Some banks write what went out as less than nothing, in the column that says so already.
  return moneyOut === 0 ? moneyIn : -Math.abs(moneyOut);
}

/** Without line breaks, tabs and runs of spaces. */
const clean = (text: string) =>
  text
    .normalize("NFKC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\s\u0000-\u001f\u007f\ufeff\ufffe\uffff]+/g, " ")
    .trim();
