import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { refuse } from "../errors";

/** A run or an approval of thousands, and how far it is. */
export interface JobView {
  job: number;
  kind: "generate" | "approve";
  status: "waiting" | "running" | "done" | "refused";
  step: string;
  done: number;
  total: number;
  wave: string | null;
  /** Of a run: its stores and rows that were refused or ran short are in the wave's report. */
  deliveries: number | null;
  refusal: { code: string; en: string; zh: string } | null;
  /** Who has asked for it. */
  by: string;
}

/** One's own job, or one of a wave with something at the actor's DCs; any other is unknown to everybody else. */
export async function getJob(db: DbOrTx, actor: Actor, { job }: { job: number }): Promise<JobView> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const [row] = await sql<JobView[]>`
    select ${columns(db)} from wave_jobs j where j.id = ${job}::int8 and ${isSeenBy(db, actor)}`;
  if (!row) throw refuse("wave-job/unknown", { job });
  return row;
}

/** What is under way and what has ended within half an hour, newest first: the wave desk shows it to whoever comes back. */
export async function listJobs(db: DbOrTx, actor: Actor, now: Date): Promise<JobView[]> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  return sql<JobView[]>`
    select ${columns(db)} from wave_jobs j
    where (j.status in ('waiting', 'running') or j.ended_at > ${now.toISOString()}::text::timestamptz - interval '30 minutes')
      and ${isSeenBy(db, actor)}
    order by j.id desc limit 10`;
}

const columns = (db: DbOrTx) => sqlOf(db)`
  j.id as job, j.kind, j.status, j.step, j.done, j.total, j.wave_no as wave, (j.answer->>'deliveries')::int4 as deliveries,
  j.refusal, coalesce(j.actor->>'name', '') as by`;

const isSeenBy = (db: DbOrTx, actor: Actor) => sqlOf(db)`
  ((j.actor->>'kind') || ':' || (j.actor->>'id') = ${handOf(actor)}
   or exists (select from waves w join deliveries d on d.wave_id = w.id
              where w.wave_no = j.wave_no
                and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))))`;
