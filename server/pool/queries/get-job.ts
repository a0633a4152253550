import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { refuse } from "../errors";
import { abilityOfJob, type JobKind } from "../job-kinds";

/** A run, a release or an approval of thousands, and how far it is. */
export interface JobView {
  job: number;
  kind: JobKind;
  status: "waiting" | "running" | "done" | "refused" | "cancelled";
  step: string;
  done: number;
  total: number;
  wave: string | null;
  /** Of a run: its stores and rows that were refused or ran short are in the wave's report. */
  deliveries: number | null;
  /** Of a release. */
  tasks: number | null;
  refusal: { code: string; en: string; zh: string } | null;
  /** Who has asked for it. */
  by: string;
  /** Whether the reader may take it back now. */
  mayCancel: boolean;
}

type Row = Omit<JobView, "mayCancel">;

/** One's own job, one of a wave with something at the actor's DCs, or of a template that they see; any other is unknown. */
export async function getJob(db: DbOrTx, actor: Actor, { job }: { job: number }): Promise<JobView> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const [row] = await sql<Row[]>`
    select ${columns(db)} from wave_jobs j where j.id = ${job}::int8 and ${isSeenBy(db, actor)}`;
  if (!row) throw refuse("wave-job/unknown", { job });
  return viewOf(actor, row);
}

const viewOf = (actor: Actor, row: Row): JobView => {
  const isOpen = row.status === "waiting" || row.status === "running";
  return { ...row, mayCancel: isOpen && isAbleTo(actor, abilityOfJob[row.kind]) };
};

/** What is under way and what has ended within half an hour, newest first: the wave desk shows it to whoever comes back. */
export async function listJobs(db: DbOrTx, actor: Actor, now: Date): Promise<JobView[]> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const rows = await sql<Row[]>`
    select ${columns(db)} from wave_jobs j
    where (j.status in ('waiting', 'running') or j.ended_at > ${now.toISOString()}::text::timestamptz - interval '30 minutes')
      and ${isSeenBy(db, actor)}
    order by j.id desc limit 10`;
  return rows.map((row) => viewOf(actor, row));
}

const columns = (db: DbOrTx) => sqlOf(db)`
  j.id as job, j.kind, j.status, j.step, j.done, j.total, j.wave_no as wave, (j.answer->>'deliveries')::int4 as deliveries,
  (j.answer->>'tasks')::int4 as tasks, j.refusal, coalesce(j.actor->>'name', '') as by`;

const isSeenBy = (db: DbOrTx, actor: Actor) => sqlOf(db)`
  ((j.actor->>'kind') || ':' || (j.actor->>'id') = ${handOf(actor)}
   or exists (select from waves w join deliveries d on d.wave_id = w.id
              where w.wave_no = j.wave_no
                and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])))
   or j.kind = 'template' and exists (
              select from wave_templates t where t.id = (j.input->>'template')::int8
                and (${actor.dcIds === null}::bool or t.dc_id is null or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))))`;
