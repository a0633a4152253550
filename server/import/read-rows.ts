import { type RawCell, type RawTable, type RowErrors, refuseSheet } from "@/server/sheet";
import { type Cell, type Columns, type RowOf, readCell } from "./cells";
import { refuse } from "./errors";
import { Problem, problem } from "./problems";

/** One row that could be read, with its number in the file (the header is 1). */
export type FileRow<C extends Columns> = RowOf<C> & { row: number };

/**
 * Finds the columns and reads every cell by its column's rule. Refuses the file when a required column is missing
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
  if (cells.length === 0) throw refuseSheet("import/unreadable-file", { reason: "empty", position: "" });
  const header = new Map<string, number>();
  for (const [index, { text: column }] of cells.entries()) {
    if (!Object.hasOwn(columns, column)) {
      throw refuse("import/unknown-column", { column, columns: Object.keys(columns) });
    }
    if (header.has(column)) throw refuse("import/repeated-column", { column });
    header.set(column, index);
  }
  const missing = Object.keys(columns).filter((column) => columns[column]?.isRequired && !header.has(column));
  if (missing.length > 0) throw refuse("import/missing-column", { missing });
  return header;
}
