/** Many rows of one shape as one text: names once, values by column, small when compressed and cheap to serialize. */
export type PackedRows<Row> = string & { readonly rowsOf?: Row };

/** Packs rows that all have the keys of the first one. */
export function packRows<Row extends object>(rows: readonly Row[]): PackedRows<Row> {
  const keys = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  return JSON.stringify(keys.map((key) => [key, rows.map((row) => row[key])]));
}

/** The rows again, as `packRows` got them. */
export function unpackRows<Row extends object>(packed: PackedRows<Row>): Row[] {
  const columns = JSON.parse(packed) as [keyof Row, Row[keyof Row][]][];
  const count = columns[0]?.[1].length ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const row: Partial<Row> = {};
    for (const [key, values] of columns) row[key] = values[index];
    return row as Row;
  });
}
