import process from "node:process";
import { formatFen } from "@/server/shared/fen";

/** What one day of the rehearsal came to. */
export interface DayResult {
  day: string;
  /** Accepted orders. */
  orders: number;
  lines: number;
  /** Orders refused for good, by code. */
  refused: Map<string, number>;
  /** Lines that a refusal named; the owner left them out and sent the rest again. */
  refusedLines: number;
  /** Orders refused at generation. */
  blocked: number;
  /** Items that the DC could not supply in full. */
  shortAtDc: number;
  /** Lines picked short. */
  shortPicked: number;
  approved: number;
  amountFen: number;
  deposits: number;
  seconds: number;
}

const columns: { title: string; width: number; of: (day: DayResult) => string }[] = [
  { title: "day", width: 10, of: (d) => d.day },
  { title: "orders", width: 7, of: (d) => String(d.orders) },
  { title: "lines", width: 7, of: (d) => String(d.lines) },
  { title: "refused", width: 8, of: (d) => `${sum(d.refused)}/${d.refusedLines}` },
  { title: "blocked", width: 8, of: (d) => String(d.blocked) },
  { title: "short", width: 8, of: (d) => `${d.shortAtDc}+${d.shortPicked}` },
  { title: "approved", width: 9, of: (d) => String(d.approved) },
  { title: "amount", width: 14, of: (d) => formatFen(d.amountFen) },
  { title: "deposits", width: 9, of: (d) => String(d.deposits) },
  { title: "seconds", width: 8, of: (d) => d.seconds.toFixed(2) },
];

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);

/** The head of the table, with a line on how to read it. */
export function tableHead(): string {
  const head = columns.map(({ title, width }) => title.padStart(width)).join(" ");
  return [
    "refused: orders/lines · short: items the DC was out of + lines picked short · approved: deliveries",
    head,
    "-".repeat(head.length),
  ].join("\n");
}

export const tableRow = (day: DayResult) => columns.map(({ width, of }) => of(day).padStart(width)).join(" ");

/** All days as one row; `day` says how many there were. */
export function total(days: readonly DayResult[]): DayResult {
  const add = (of: (day: DayResult) => number) => days.reduce((result, day) => result + of(day), 0);
  const refused = new Map<string, number>();
  for (const day of days) {
    for (const [code, count] of day.refused) refused.set(code, (refused.get(code) ?? 0) + count);
  }
  return {
    day: `${days.length} days`,
    refused,
    orders: add((d) => d.orders),
    lines: add((d) => d.lines),
    refusedLines: add((d) => d.refusedLines),
    blocked: add((d) => d.blocked),
    shortAtDc: add((d) => d.shortAtDc),
    shortPicked: add((d) => d.shortPicked),
    approved: add((d) => d.approved),
    amountFen: add((d) => d.amountFen),
    deposits: add((d) => d.deposits),
    seconds: add((d) => d.seconds),
  };
}

/** A moving bar on the terminal's error stream; silent where there is no terminal. */
export function progressBar(total: number) {
  const isTerminal = Boolean(process.stderr.isTTY);
  const started = Date.now();
  let done = 0;
  let drawnAt = 0;
  const erase = () => isTerminal && process.stderr.write("\r\x1b[2K");
  return {
    erase,
    advance(label: string, by = 1): void {
      done += by;
      if (!isTerminal || (Date.now() - drawnAt < 100 && done < total)) return;
      drawnAt = Date.now();
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const filled = Math.round(share * 30);
      const left =
        share > 0.02 ? `, ${Math.ceil(((Date.now() - started) / share / 1000) * (1 - share))} s left` : "";
      process.stderr.write(
        `\r\x1b[2K[${"█".repeat(filled)}${"░".repeat(30 - filled)}] ${Math.floor(share * 100)} % ${label}${left}`,
      );
    },
  };
}
