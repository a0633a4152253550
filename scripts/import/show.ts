import type { Refusal, SentFile } from "./send-file";

/** Row errors printed at most; the web app and the answer itself have up to a thousand. */
const printedMax = 50;

/** One line per file: rows, what became of them, seconds. */
export function resultLine(kind: string, { seconds, counts, refusal }: SentFile): string {
  const time = `${seconds.toFixed(2).padStart(7)} s`;
  if (refusal || !counts) return `${kind.padEnd(18)} refused ${" ".repeat(49)}${time}`;
  const number = (value: number) => value.toLocaleString("en-US").padStart(7);
  const { rows, created, updated, unchanged } = counts;
  return `${kind.padEnd(18)}${number(rows)} rows ${number(created)} new ${number(updated)} changed ${number(unchanged)} as before ${time}`;
}

/** What was refused: the sentence, then a table of the rows. */
export function errorTable({ code, detail, errors = [], errorCount = errors.length }: Refusal): string {
  const shown = errors.slice(0, printedMax);
  const columnWidth = Math.max(6, ...shown.map((error) => error.column.length));
  const lines = [`${detail} (${code})`];
  if (shown.length > 0) lines.push(`  ${"row".padStart(6)}  ${"column".padEnd(columnWidth)}  what is wrong`);
  for (const error of shown) {
    lines.push(
      `  ${String(error.row).padStart(6)}  ${error.column.padEnd(columnWidth)}  ${error.message} (${error.code})`,
    );
  }
  if (errorCount > shown.length) lines.push(`  … and ${errorCount - shown.length} more`);
  return lines.join("\n");
}
