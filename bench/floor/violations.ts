import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type postgres from "postgres";
import type { ScanLog } from "./scanner";

interface CountedScan {
  scanId: string;
  task: number;
  line: number;
  qty: number;
  hand: string;
}

/** What must hold once the night is over, asked of the database itself; answers the sentences that do not. */
export async function floorViolations(sql: postgres.Sql, log: ScanLog): Promise<string[]> {
  return [
    ...(await scanViolations(sql, log)),
    ...(await sentences("a released line is not in exactly one task", lostLines(sql))),
    ...(await sentences("picked is not what was scanned", uncounted(sql))),
    ...(await sentences("a task or its delivery order was left behind", leftBehind(sql))),
  ];
}

/** Every scan that was answered is there once, as it was made; none is there that nobody made or that was refused. */
async function scanViolations(sql: postgres.Sql, log: ScanLog): Promise<string[]> {
  const counted = await sql<CountedScan[]>`
    select scan_id as "scanId", task_id::int4 as task, line_no as line, qty_each::int4 as qty, scanned_by as hand from pick_scans`;
  const byId = Map.groupBy(counted, ({ scanId }) => scanId);
  const found: string[] = [];
  for (const scan of log.values()) {
    const there = byId.get(scan.scanId) ?? [];
    const told = `scan ${scan.scanId} of task ${scan.task}, line ${scan.line}`;
    const isSame = there.every(
      ({ task, line, qty, hand }) =>
        task === scan.task && line === scan.line && qty === scan.qty && hand === scan.hand,
    );
    if (scan.fate === "waiting") found.push(`${told} was never answered`);
    else if (there.length !== (scan.fate === "counted" ? 1 : 0))
      found.push(`${told} was ${scan.fate} and is there ${there.length} times`);
    else if (!isSame) found.push(`${told} is not as it was made: ${JSON.stringify([scan, there])}`);
  }
  for (const scanId of byId.keys()) {
    if (!log.has(scanId)) found.push(`scan ${scanId} is there, but nobody made it`);
  }
  return found;
}

async function sentences(what: string, rows: Promise<readonly object[]>): Promise<string[]> {
  return (await rows).map((row) => `${what}: ${JSON.stringify(row)}`);
}

const lostLines = (sql: postgres.Sql) => sql`
  select d.delivery_no, d.status, l.line_no, l.allocated_each::int4, count(p.task_id)::int4 as tasks, sum(p.qty_each)::int4 as in_tasks
  from deliveries d
  join delivery_lines l on l.delivery_id = d.id
  left join pick_lines p on p.delivery_id = l.delivery_id and p.delivery_line_no = l.line_no
  where d.status not in ('created', 'void')
  group by d.id, l.delivery_id, l.line_no, l.allocated_each
  having count(p.task_id) <> 1 or sum(p.qty_each) <> l.allocated_each
  limit 10`;

/** Nobody confirms a wave as printed in this race: what is picked is what was scanned, to the piece. */
const uncounted = (sql: postgres.Sql) => sql`
  select d.delivery_no, l.line_no, l.allocated_each::int4, k.picked_each::int4, coalesce(s.qty, 0)::int4 as scanned
  from deliveries d
  join delivery_lines l on l.delivery_id = d.id
  left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
  left join lateral (
    select sum(c.qty_each) as qty from pick_lines p join pick_scans c on c.task_id = p.task_id and c.line_no = p.line_no
    where p.delivery_id = l.delivery_id and p.delivery_line_no = l.line_no) s on true
  where d.status not in ('created', 'released', 'picking', 'void')
    and coalesce(k.picked_each, l.allocated_each) <> coalesce(s.qty, 0)
  limit 10`;

/** After the last task was ended and everything approved that stands. */
const leftBehind = (sql: postgres.Sql) => sql`
  select w.wave_no, d.delivery_no, d.status::text from waves w join deliveries d on d.wave_id = w.id
  where w.released_at is not null and d.status in ('created', 'released', 'picking', 'picked')
  union all
  select w.wave_no, 'task ' || t.id, t.status::text from pick_tasks t join waves w on w.id = t.wave_id
  where t.status in ('open', 'claimed', 'picking')
  limit 10`;

/** What the logs of a server's processes say of deadlocks and failed serializations, whoever was spared of them. */
export function troubleInLogs(dir: string): { shown: number; retried: number } {
  const logDir = path.join(dir, "log");
  const read = (name: string) => readFileSync(path.join(logDir, name), "utf8").split("\n");
  const logs = existsSync(logDir) ? readdirSync(logDir) : [];
  const count = (names: readonly string[], pattern: RegExp) =>
    names.flatMap(read).filter((line) => pattern.test(line)).length;
  return {
    shown: count(
      logs.filter((name) => name.startsWith("web") || name.startsWith("worker")),
      /40P01|40001/,
    ),
    retried: count(
      logs.filter((name) => name.startsWith("postgres")),
      /deadlock detected|could not serialize/,
    ),
  };
}
