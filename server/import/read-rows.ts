import { type Cell, type Columns, type RowOf, readCell } from "./cells";
import { UnreadableFile } from "./errors";
import { Problem, problem } from "./problems";
import type { RawCell, RawTable } from "./read-file";
import { importErrorsMax, type RowError } from "./schema";

/** One row that could be read, with its number in the file (the header is 1). */
export type FileRow<C extends Columns> = RowOf<C> & { row: number };

/** Collects what is wrong with the rows of a file. */
export class RowErrors {
  private readonly list: RowError[] = [];
  private readonly badRows = new Set<number>();
  count = 0;

  add(row: number, column: string, found: Problem): void {
    this.count += 1;
    this.badRows.add(row);
    this.list.push({ row, column, code: found.code, sentence: { en: found.en, zh: found.zh } });
  }

  has(row: number): boolean {
    return this.badRows.has(row);
  }

  /** The first thousand in the order of the file. */
  listed(): RowError[] {
    return this.list.sort((a, b) => a.row - b.row).slice(0, importErrorsMax);
  }
}

/**
 * Finds the columns and reads every cell by its column's rule. Throws `UnreadableFile` when a required column is missing
 * or a column is not known; what is wrong with single rows goes to `errors`. Answers the rows that could be read, and how
 * many the file has.
 */
export function readRows<C extends Columns>(
  table: RawTable,
  columns: C,
  errors: RowErrors,
): { rows: FileRow<C>[]; count: number } {
  const header = headerOf(table, columns);
  const rows: FileRow<C>[] = [];
  let count = 0;
  for (let index = 1; index < table.length; index += 1) {
    const cells = table[index] ?? [];
    if (cells.length === 0) continue;
    count += 1;
    const read = readRow(cells, header, columns, index + 1, errors);
    if (read) rows.push(read);
  }
  return { rows, count };
}

function readRow<C extends Columns>(
  cells: RawCell[],
  header: ReadonlyMap<string, number>,
  columns: C,
  row: number,
  errors: RowErrors,
): FileRow<C> | undefined {
  if (cells.length !== header.size) {
    errors.add(row, "", problem("import/cell-count", { found: cells.length, expected: header.size }));
    return undefined;
  }
  const record: Record<string, unknown> = { row };
  for (const [column, cell] of Object.entries(columns)) {
    const value = readCell(column, cell, textOf(cells[header.get(column) ?? -1], cell));
    if (value instanceof Problem) errors.add(row, column, value);
    else record[column] = value;
  }
  return errors.has(row) ? undefined : (record as FileRow<C>);
}

/** A spreadsheet's number in a money column gets its two decimals back. */
function textOf(raw: RawCell | undefined, cell: Cell<unknown>): string {
  if (raw === undefined) return "";
  if (raw.isNumber && cell.isMoney && /^-?\d+(\.\d)?$/.test(raw.text)) return Number(raw.text).toFixed(2);
  return raw.text;
}

function headerOf(table: RawTable, columns: Columns): Map<string, number> {
  const cells = table[0] ?? [];
  const header = new Map<string, number>();
  const known = Object.keys(columns).join(", ");
  for (const [index, { text }] of cells.entries()) {
    if (!Object.hasOwn(columns, text)) {
      throw new UnreadableFile(
        "import/unknown-column",
        `Column "${text}" is not known: the columns are ${known}.`,
        `列 "${text}" 未知，可用的列：${known}。`,
      );
    }
    if (header.has(text)) {
      throw new UnreadableFile(
        "import/repeated-column",
        `Column "${text}" is there twice.`,
        `列 "${text}" 重复。`,
      );
    }
    header.set(text, index);
  }
  const missing = Object.entries(columns).filter(([column, cell]) => cell.isRequired && !header.has(column));
  if (missing.length > 0) {
    const names = missing.map(([column]) => column).join(", ");
    throw new UnreadableFile(
      "import/missing-column",
      `Missing in the header row: ${names}.`,
      `表头缺少以下列：${names}。`,
    );
  }
  return header;
}
