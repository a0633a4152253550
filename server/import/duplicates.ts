import { complain, type ImportContext } from "./kind";
import { problem } from "./problems";

/** Complains about every row whose key an earlier row of the file has, and answers the first row of each key. */
export function firstOfEachKey<R extends { row: number }>(
  context: ImportContext,
  rows: readonly R[],
  column: string,
  keyOf: (row: R) => string | null,
): R[] {
  const firstRow = new Map<string, number>();
  return rows.filter((row) => {
    const value = keyOf(row);
    if (value === null) return true;
    const earlier = firstRow.get(value);
    if (earlier === undefined) {
      firstRow.set(value, row.row);
      return true;
    }
    complain(context, row, column, problem("import/duplicate", { value, firstRow: earlier }));
    return false;
  });
}
