/** A figure with one decimal: milliseconds, mostly. */
export const ms = (value: number) => value.toFixed(1);
/** A share of something; nothing where there is nothing to compare with. */
export const ratio = (value: number | undefined) => (value === undefined ? "" : value.toFixed(2));

/** Columns for people: the first to the left, figures to the right. */
export function table(titles: string[], rows: (string | number)[][]): string {
  const texts = [titles, ...rows.map((row) => row.map(String))];
  const widths = titles.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [
    line(titles),
    widths.map((width) => "-".repeat(width)).join("  "),
    ...texts.slice(1).map(line),
  ].join("\n");
}
