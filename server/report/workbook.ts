import writeXlsx from "write-excel-file/node";

type Cell =
  | { value: string; fontWeight?: "bold" }
  | { value: number; type: NumberConstructor; format: string }
  | null;
type Row = Cell[];

/** What a column of a report holds, and its heading in both languages. */
export interface Column<T> {
  head: string;
  width: number;
  of: (row: T) => Cell;
}

export const text = (value: string): Cell => ({ value });
export const count = (value: number | null): Cell =>
  value === null ? null : { value, type: Number, format: "#,##0" };
/** Amounts are numbers that a spreadsheet can add. */
export const money = (fen: number): Cell => ({ value: fen / 100, type: Number, format: "#,##0.00" });
/** Basis points as a percentage. */
export const rate = (bp: number | null): Cell =>
  bp === null ? null : { value: bp / 10_000, type: Number, format: "0.0%" };
/** Pieces, or kilograms of what is weighed. */
export const quantity = (each: number, isWeighed: boolean): Cell =>
  isWeighed ? { value: each / 1000, type: Number, format: "#,##0.000" } : count(each);

export interface Sheet {
  name: string;
  rows: Row[];
  widths: number[];
}

/** A sheet with one line of headings, and one row for each record. */
export function sheetOf<T>(name: string, columns: readonly Column<T>[], records: readonly T[]): Sheet {
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [
      columns.map(({ head }): Cell => ({ value: head, fontWeight: "bold" })),
      ...records.map((record) => columns.map(({ of }) => of(record))),
    ],
  };
}

/** The sheets as the bytes of a workbook. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsx(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      data: rows,
      columns: widths.map((width) => ({ width })),
    })),
  ).toBuffer();
}
