import { ints } from "@/db/bulk";
import { type DbOrTx, type Fragment, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { idleMinutes, linesPerHour, pauseMinutes } from "@/server/wave/rules/pace";
import { workersSql } from "@/server/wave/workers-sql";

/** Somebody on the floor: what they hold and how fast they are. */
export interface Picker {
  /** As tasks name the hand: `user:7`. */
  hand: string;
  name: string;
  tasks: { task: number; zone: string; lines: number; scannedLines: number }[];
  /** Lines scanned in the last four hours. */
  lines: number;
  /** While they worked, pauses left out; null while there is too little to judge by. */
  linesPerHour: number | null;
  lastAt: Date;
  /** Minutes without a scan, from ten on. */
  idleMinutes: number | null;
}

/** Whoever has scanned or claimed within this time is on the floor. */
const shift = "4 hours";

interface HandRow extends Omit<Picker, "linesPerHour" | "lastAt" | "idleMinutes"> {
  lastAt: string;
  busySeconds: number;
}

/** Who works on the floors of the DCs that the actor may see, idle ones first, then the slowest. */
export async function listPickers(db: DbOrTx, actor: Actor, now: Date): Promise<Picker[]> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const at = now.toISOString();
  const reached = sql`(${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`;
  const rows = await sql<HandRow[]>`
    with scans as (
      select s.scanned_by as hand, s.scanned_by_name as name, s.task_id, s.line_no, s.scanned_at,
             s.scanned_at - lag(s.scanned_at) over (partition by s.scanned_by order by s.scanned_at) as pause
      from pick_scans s join pick_tasks t on t.id = s.task_id
      where s.scanned_at > ${at}::text::timestamptz - ${shift}::text::interval and s.scanned_at <= ${at}::text::timestamptz
        and s.scanned_by is not null and ${reached}
    ), paces as (
      select hand, max(name) as name, count(distinct (task_id, line_no))::int4 as lines, max(scanned_at) as last_at,
             extract(epoch from sum(least(pause, ${`${pauseMinutes} minutes`}::text::interval)))::int4 as busy
      from scans group by hand
    ), held as (${heldSql(sql, reached, at)})
    select hand, coalesce(h.name, p.name) as name, coalesce(h.tasks, '[]') as tasks, coalesce(p.lines, 0) as lines,
           greatest(p.last_at, h.claimed_at) as "lastAt", coalesce(p.busy, 0) as "busySeconds"
    from paces p full join held h using (hand)`;
  return rows
    .map(({ busySeconds, lastAt, ...row }) => ({
      ...row,
      linesPerHour: linesPerHour(row.lines, busySeconds),
      lastAt: new Date(lastAt),
      idleMinutes: idleMinutes(new Date(lastAt), now),
    }))
    .sort(
      (a, b) =>
        (b.idleMinutes ?? -1) - (a.idleMinutes ?? -1) ||
        (a.linesPerHour ?? Number.POSITIVE_INFINITY) - (b.linesPerHour ?? Number.POSITIVE_INFINITY) ||
        (a.name < b.name ? -1 : 1),
    );
}

/** The tasks in each hand, those that were claimed or scanned within the shift. */
function heldSql(sql: ReturnType<typeof sqlOf>, reached: Fragment, at: string): Fragment {
  return sql`
    select t.claimed_by as hand, max(t.claimed_by_name) as name, max(t.claimed_at) as claimed_at,
           json_agg(json_build_object('task', t.id, 'zone', t.zone, 'lines', t.line_count,
             'scannedLines', (select count(distinct k.line_no) from pick_scans k where k.task_id = t.id)) order by t.id) as tasks
    from pick_tasks t join waves w on w.id = t.wave_id and w.cancelled_at is null
    where t.status in ('claimed', 'picking') and t.claimed_by is not null and ${reached}
      and greatest(t.claimed_at, (select max(k.scanned_at) from pick_scans k where k.task_id = t.id))
          > ${at}::text::timestamptz - ${shift}::text::interval
    group by t.claimed_by`;
}

/** The people that a task of this DC may be given to, by name. */
export async function listAssignees(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string },
): Promise<{ login: string; name: string }[]> {
  mustBeAbleTo(actor, "task.assign");
  const sql = sqlOf(db);
  const rows = await sql<{ login: string; name: string }[]>`
    select u.login, u.name from dcs d join users u on ${workersSql(sql, sql`d.id`)}
    where d.code = ${input.dc} and (${actor.dcIds === null}::bool or d.id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by u.role = 'picker' desc, u.name, u.login`;
  return [...rows];
}
