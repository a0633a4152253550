import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { findReachableWave } from "@/server/wave";
import { refuse } from "../errors";
import { abilityOfJob, type JobKind } from "../job-kinds";
import { findScope } from "../queries/select-run";
import type { RunInput, RunTemplateInput } from "../schema";
import { templateRun } from "./run-template";
import { supplementRun } from "./supplement-wave";

/**
 * Asks for a run of thousands: the worker generates it as `generateWave` does, in the actor's name, and says how far it is. What
 * cannot be asked for is refused at once, the rest stands in the job. While such a run of the same person is under way, that one is
 * answered.
 */
export function requestRun(db: DbOrTx, actor: Actor, input: RunInput, now: Date): Promise<{ job: number }> {
  return request(db, actor, "generate", now, async (tx) => {
    await findScope(tx, actor, input);
    const { route, dc, pickType, temperature, deliveryDate } = input;
    const cut = [route, dc ?? "", pickType ?? "", temperature ?? "", deliveryDate ?? ""];
    return { key: [handOf(actor), ...cut].join(" "), input, wave: null };
  });
}

/**
 * Asks for the run of a template as `runTemplate` makes it; whoever presses while it is under way joins it. Refused:
 * `wave-template/unknown`, `wave-template/made`.
 */
export function requestTemplateRun(
  db: DbOrTx,
  actor: Actor,
  input: RunTemplateInput,
  now: Date,
): Promise<{ job: number }> {
  return request(db, actor, "template", now, async (tx) => {
    const { run } = await templateRun(tx, input);
    await findScope(tx, actor, run);
    return { key: `${input.template} ${input.day}`, input, wave: null };
  });
}

/**
 * Asks for a supplementary wave as `supplementWave` makes it; whoever presses while one of the wave is under way joins it. Refused:
 * `wave/unknown`, `wave/cancelled`, `pool/delivery-day-over`.
 */
export function requestSupplement(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ job: number }> {
  return request(db, actor, "supplement", now, async (tx) => {
    await findReachableWave(tx, actor, input.wave);
    const { run } = await supplementRun(tx, input, now);
    await findScope(tx, actor, run);
    return ofWave(input);
  });
}

/** Asks for the release of a wave as `releaseWave` does it; whoever presses meanwhile joins. Refused: `wave/cancelled`, `wave/locked`. */
export function requestRelease(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ job: number }> {
  return request(db, actor, "release", now, async (tx) => {
    const waveId = await findReachableWave(tx, actor, input.wave);
    const [wave] = await sqlOf(tx)<
      { isCancelled: boolean; isReleased: boolean; by: string | null; reason: string }[]
    >`
      select cancelled_at is not null as "isCancelled", released_at is not null as "isReleased", locked_by_name as by,
        lock_reason as reason
      from waves where id = ${waveId}::int8`;
    if (!wave || wave.isCancelled) throw refuse("wave/cancelled", input);
    const { by, reason } = wave;
    if (by !== null && !wave.isReleased) throw refuse("wave/locked", { ...input, by, reason });
    return ofWave(input);
  });
}

/**
 * Asks for the approval of a wave of thousands: the worker approves it in portions and says how far it is. While such a job of
 * the wave is under way, that one is answered.
 */
export function requestApproval(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ job: number }> {
  return request(db, actor, "approve", now, async (tx) => {
    await findReachableWave(tx, actor, input.wave);
    return ofWave(input);
  });
}

interface Wish {
  /** Of two wishes of a kind with the same key the second joins the first. */
  key: string;
  input: object;
  wave: string | null;
}
const ofWave = (input: { wave: string }): Wish => ({ key: input.wave, input, wave: input.wave });

async function request(
  db: DbOrTx,
  actor: Actor,
  kind: JobKind,
  now: Date,
  checked: (tx: Tx) => Promise<Wish>,
): Promise<{ job: number }> {
  mustBeAbleTo(actor, abilityOfJob[kind]);
  return inTransaction(db, async (tx) => join(tx, actor, kind, await checked(tx), now));
}

/** The job of this kind and key that is under way, else a new one. The unique index decides between two who ask at once. */
async function join(
  tx: Tx,
  actor: Actor,
  kind: JobKind,
  { key, input, wave }: Wish,
  now: Date,
): Promise<{ job: number }> {
  const sql = sqlOf(tx);
  for (;;) {
    const [made] = await sql<{ job: number }[]>`
      insert into wave_jobs (kind, key, input, actor, wave_no, requested_at)
      values (${kind}::text::wave_job_kind, ${key}, ${JSON.stringify(input)}::text::jsonb, ${JSON.stringify(actor)}::text::jsonb,
        ${wave}, ${now.toISOString()}::text::timestamptz)
      on conflict (kind, key) where status in ('waiting', 'running') do nothing
      returning id as job`;
    if (made) return made;
    const [underWay] = await sql<{ job: number }[]>`
      select id as job from wave_jobs
      where kind = ${kind}::text::wave_job_kind and key = ${key} and status in ('waiting', 'running')`;
    // None: it has ended between the two statements, and a new one may be asked for.
    if (underWay) return underWay;
  }
}
