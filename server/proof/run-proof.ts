import { type Db, type Sql, sqlOf, type Tx } from "@/db/client";
import { inSnapshot } from "@/db/in-transaction";
import { proofQueries } from "@/server/proof/checks";
import type { ProofQuery, Unit } from "@/server/proof/checks/check";
import { formatCost } from "@/server/shared/cost";
import { formatFen } from "@/server/shared/fen";

/** One thing that must be true. */
export interface Check {
  name: string;
  ok: boolean;
  /** Rows that were compared. */
  count: number;
  /** Rows that differ. */
  failed: number;
  /** By how much they differ in all, signs ignored: money as text, the rest as a number. */
  difference: string | number;
  /** The first rows that differ, with what is stored and what the rows behind it say. */
  examples: string[];
}

export interface Proof {
  ok: boolean;
  checks: Check[];
}

const examplesMax = 5;

/**
 * Recomputes every figure from the rows it stands for and compares, all at one instant, while people work. Reads only;
 * set-based, its cost grows with the number of rows.
 */
export async function runProof(db: Db): Promise<Proof> {
  return inSnapshot(db, async (tx) => {
    const checks = await checksIn(tx);
    return { ok: checks.every((check) => check.ok), checks };
  });
}

/** The checks as this transaction sees the rows. */
export async function checksIn(tx: Tx): Promise<Check[]> {
  const sql = sqlOf(tx);
  // Rows written minutes ago are not in the statistics: nested loops over them would cost the square.
  await sql.unsafe(`set local enable_nestloop = off; set local work_mem = '96MB'; set local jit = off;
                    set local statement_timeout = '15min'`);
  const checks: Check[] = [];
  for (const query of proofQueries) checks.push(...(await runQuery(sql, query)));
  return checks;
}

interface Tally {
  name: string;
  count: number;
  failed: number;
  difference: number;
}

async function runQuery(sql: Sql, query: ProofQuery): Promise<Check[]> {
  const tallies = await sql.unsafe<Tally[]>(`
    select name, count(*)::int8 as count, count(*) filter (where expected is distinct from actual)::int8 as failed,
           coalesce(sum(abs(coalesce(expected, 0) - coalesce(actual, 0))), 0)::int8 as difference
    from (${query.sql}) compared group by name`);
  const byName = new Map(tallies.map((tally) => [tally.name, tally]));
  const checks: Check[] = [];
  for (const [name, unit] of Object.entries(query.checks)) {
    const { count, failed, difference } = byName.get(name) ?? { count: 0, failed: 0, difference: 0 };
    const examples = failed === 0 ? [] : await examplesOf(sql, query, name, unit);
    checks.push({ name, ok: failed === 0, count, failed, difference: shown(difference, unit), examples });
  }
  return checks;
}

async function examplesOf(sql: Sql, query: ProofQuery, name: string, unit: Unit): Promise<string[]> {
  const rows = await sql.unsafe<{ what: string; expected: number | null; actual: number | null }[]>(`
    select what, expected, actual from (${query.sql}) compared
    where name = '${name}' and expected is distinct from actual order by what limit ${examplesMax}`);
  const text = (figure: number | null) => (figure === null ? "nothing" : shown(figure, unit));
  return rows.map(({ what, expected, actual }) => `${what}: ${text(actual)} instead of ${text(expected)}`);
}

function shown(figure: number, unit: Unit): string | number {
  if (unit === "fen") return formatFen(figure);
  return unit === "micro" ? formatCost(figure) : figure;
}
