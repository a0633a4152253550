import { formatFen } from "@/server/shared/fen";
import type { Tally } from "./tally";

const WORDS = 36;
const columns = (what: string, count: string, last: string) =>
  `  ${what.padEnd(WORDS)} ${count.padStart(8)} ${last.padStart(14)}`;

/** What was seen of the returns, and which figures were compared with the rehearsal's own reckoning. */
export function returnsReport({ counts, compared, examples }: Tally): string {
  const seen = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([what, { count, fen }]) => columns(what, String(count), fen === 0 ? "" : formatFen(fen)));
  const checks = [...compared].map(([what, { count, wrong }]) =>
    columns(what, String(count), wrong === 0 ? "all agree" : `${wrong} DIFFER`),
  );
  return [
    columns("returns", "times", "amount"),
    ...seen,
    columns("compared with its own reckoning", "times", ""),
    ...checks,
    ...examples.map((example) => `  ✗ ${example}`),
  ].join("\n");
}

/** Whether every figure agreed. */
export const allAgree = ({ compared }: Tally) => [...compared.values()].every(({ wrong }) => wrong === 0);
