import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { claimTask } from "@/server/wave/commands/claim-task";
import { refuse } from "@/server/wave/errors";
import { holderOf } from "@/server/wave/lock-task";
import { claimTimeout } from "@/server/wave/rules/scans";

/**
 * Takes the next pick task that nobody works on: one's own that is begun, else of the wave and zone just left, else the
 * oldest at one's DCs. Several who ask at once get different ones. Refused with `task/none-free`.
 */
export async function claimNextTask(
  db: DbOrTx,
  actor: Actor,
  input: { after: number | null },
  now: Date,
): Promise<{ task: number; status: "claimed" | "picking"; claimedBy: string }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "task.work");
    const sql = sqlOf(tx);
    const [next] = await sql<{ task: number }[]>`
      select t.id as task
      from pick_tasks t
      join waves w on w.id = t.wave_id and w.cancelled_at is null
      left join pick_tasks p on p.id = ${input.after}::int8
      where t.status in ('open', 'claimed', 'picking')
        and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
        and (t.claimed_by is null or t.claimed_by = ${holderOf(actor)}::text
             or greatest(t.claimed_at, (select max(s.scanned_at) from pick_scans s where s.task_id = t.id))
                < ${now.toISOString()}::text::timestamptz - ${claimTimeout}::text::interval)
      order by (t.claimed_by is not distinct from ${holderOf(actor)}::text) desc,
               (t.wave_id = p.wave_id) desc nulls last, (t.zone = p.zone and t.method = p.method) desc nulls last, t.id
      limit 1 for update of t skip locked`;
    if (!next) throw refuse("task/none-free", {});
    return claimTask(tx, actor, next, now);
  });
}
