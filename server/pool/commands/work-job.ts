import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth";
import { DomainError } from "@/server/shared/domain-error";
import { approveWaveInPortions } from "@/server/wave";
import type { RunInput } from "../schema";
import { generateWave, type Telling } from "./generate-wave";

interface Job {
  id: number;
  kind: "generate" | "approve";
  input: RunInput & { wave: string };
  actor: Actor;
  attempts: number;
}

const steps = { planning: 1, writing: 2, booking: 3 } as const;
const stepsOfRun = 4;
/** What fails so often is a defect, and others wait behind it. */
const attemptsMax = 5;
const givenUp = {
  code: "defect",
  en: "It did not succeed in five attempts and was given up. Nothing of the step that failed was written; call support.",
  zh: "尝试五次均未成功，已停止。失败的步骤没有写入任何数据，请联系技术支持。",
};

/**
 * Works on the oldest run or approval that is asked for, one that was begun included: whoever was killed in the middle left no
 * half of a run behind, and of an approval whole portions. A run and its end are one transaction, so nothing is done twice;
 * of two workers one takes it, the other comes back later. Answers whether there was one. What the domain refuses ends the job with its sentence.
 */
export async function workNextJob(db: Db, now: Date): Promise<boolean> {
  const sql = sqlOf(db);
  const [job] = await sql<Job[]>`
    update wave_jobs set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, ${now.toISOString()}::text::timestamptz)
    where id = (select id from wave_jobs where status in ('waiting', 'running') order by id limit 1)
      and pg_try_advisory_xact_lock(hashtext('wave_jobs'), id::int4)
    returning id, kind, input, actor, attempts`;
  if (!job) return false;
  try {
    if (job.kind === "generate") await run(db, job, now);
    else await approve(db, job, now);
  } catch (error) {
    if (error instanceof DomainError) await refused(db, job.id, refusalOf(error), now);
    else {
      if (job.attempts >= attemptsMax) await refused(db, job.id, givenUp, now);
      throw error;
    }
  }
  return true;
}

async function run(db: Db, { id, actor, input }: Job, now: Date): Promise<void> {
  const tell: Telling = async (step) => {
    await sqlOf(
      db,
    )`update wave_jobs set step = ${step}, done = ${steps[step]}, total = ${stepsOfRun} where id = ${id}::int8`;
  };
  await inTransaction(db, async (tx) => {
    if (!(await isMine(tx, id))) return;
    const answer = await generateWave(tx, actor, input, now, undefined, tell);
    await end(tx, id, answer.wave, { ...answer, deliveries: answer.deliveries.length }, now);
  });
}

async function approve(db: Db, { id, actor, input }: Job, now: Date): Promise<void> {
  const answer = await approveWaveInPortions(db, actor, input, now, async (tx, done, total) => {
    await sqlOf(tx)`
      update wave_jobs set step = 'approving', done = ${done}::int4, total = ${total}::int4 where id = ${id}::int8`;
  });
  await inTransaction(db, (tx) => end(tx, id, answer.wave, answer, now));
}

/** Held until the run is written: a second worker, or the first one's ghost, does not begin it as well. */
async function isMine(tx: Tx, id: number): Promise<boolean> {
  const sql = sqlOf(tx);
  const [lock] = await sql<{ isMine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('wave_jobs'), ${id}::int4) as "isMine"`;
  const [open] = await sql`select from wave_jobs where id = ${id}::int8 and status = 'running'`;
  return lock?.isMine === true && open !== undefined;
}

async function end(tx: Tx, id: number, wave: string | null, answer: object, now: Date): Promise<void> {
  await sqlOf(tx)`
    update wave_jobs set status = 'done', step = 'done', done = greatest(total, 1), total = greatest(total, 1), wave_no = ${wave},
      answer = ${JSON.stringify(answer)}::text::jsonb, ended_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8 and status = 'running'`;
}

const refusalOf = (error: DomainError) => ({
  code: error.code,
  en: error.sentence("en"),
  zh: error.sentence("zh"),
});

async function refused(db: Db, id: number, refusal: object, now: Date): Promise<void> {
  await sqlOf(db)`
    update wave_jobs set status = 'refused', refusal = ${JSON.stringify(refusal)}::text::jsonb,
      ended_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8 and status = 'running'`;
}
