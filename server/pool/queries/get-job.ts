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
}

/** One's own job; another's is unknown to everybody else. */
export async function getJob(db: DbOrTx, actor: Actor, { job }: { job: number }): Promise<JobView> {
  mustBeAbleTo(actor, "wave.read");
  const [row] = await sqlOf(db)<(JobView & { hand: string })[]>`
    select id as job, kind, status, step, done, total, wave_no as wave, (answer->>'deliveries')::int4 as deliveries, refusal,
      (actor->>'kind') || ':' || (actor->>'id') as hand
    from wave_jobs where id = ${job}::int8`;
  if (!row || row.hand !== handOf(actor)) throw refuse("wave-job/unknown", { job });
  const { hand: _, ...view } = row;
  return view;
}
