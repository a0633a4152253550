import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { invariant } from "@/server/shared/invariant";
import { findReachableWave } from "@/server/wave";
import { findScope } from "../queries/select-run";
import type { RunInput } from "../schema";

/**
 * Asks for a run of thousands: the worker generates it as `generateWave` does, in the actor's name, and says how far it is. What
 * cannot be asked for is refused at once, the rest stands in the job.
 */
export async function requestRun(
  db: DbOrTx,
  actor: Actor,
  input: RunInput,
  now: Date,
): Promise<{ job: number }> {
  mustBeAbleTo(actor, "wave.generate");
  return inTransaction(db, async (tx) => {
    await findScope(tx, actor, input);
    return insert(tx, actor, { kind: "generate", input, wave: null }, now);
  });
}

/**
 * Asks for the approval of a wave of thousands: the worker approves it in portions and says how far it is. While such a job of
 * the wave is under way, that one is answered.
 */
export async function requestApproval(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ job: number }> {
  mustBeAbleTo(actor, "delivery.approve");
  return inTransaction(db, async (tx) => {
    const waveId = await findReachableWave(tx, actor, input.wave);
    const sql = sqlOf(tx);
    await sql`select from waves where id = ${waveId}::int8 for no key update`;
    const [underWay] = await sql<{ job: number }[]>`
      select id as job from wave_jobs
      where kind = 'approve' and wave_no = ${input.wave} and status in ('waiting', 'running')`;
    return underWay ?? insert(tx, actor, { kind: "approve", input, wave: input.wave }, now);
  });
}

interface Wish {
  kind: "generate" | "approve";
  input: object;
  wave: string | null;
}

async function insert(
  tx: Tx,
  actor: Actor,
  { kind, input, wave }: Wish,
  now: Date,
): Promise<{ job: number }> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ job: number }[]>`
    insert into wave_jobs (kind, input, actor, wave_no, requested_at)
    values (${kind}::text::wave_job_kind, ${JSON.stringify(input)}::text::jsonb, ${JSON.stringify(actor)}::text::jsonb, ${wave},
      ${now.toISOString()}::text::timestamptz)
    returning id as job`;
  invariant(row !== undefined, "an insert without a row");
  return row;
}
