import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { abilityOfJob } from "../job-kinds";
import { getJob, type JobView } from "../queries/get-job";

/**
 * Takes a job back: one that waits is not begun; of a run or a release that is under way nothing is left, of an approval what its
 * portions have approved stays. Whoever may ask for such a job may do it. A repeat answers the same. Against its end one of the two
 * comes first: refused with `wave-job/ended` once it is done or was refused, and with `wave-job/unknown`.
 */
export async function cancelJob(
  db: DbOrTx,
  actor: Actor,
  { job }: { job: number },
  now: Date,
): Promise<JobView> {
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    await sql`select from wave_jobs where id = ${job}::int8 for no key update`;
    const { kind, status } = await getJob(tx, actor, { job });
    mustBeAbleTo(actor, abilityOfJob[kind]);
    if (status === "done" || status === "refused") throw refuse("wave-job/ended", { job });
    if (status !== "cancelled") {
      await sql`
        update wave_jobs set status = 'cancelled', ended_at = ${now.toISOString()}::text::timestamptz where id = ${job}::int8`;
      const event = { type: "wave-job.cancelled", documentType: "wave_job", documentId: job };
      await recordEvent(tx, actor, { ...event, before: { status }, after: { status: "cancelled" } }, now);
    }
    return getJob(tx, actor, { job });
  });
}
