import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth";
import { DomainError } from "@/server/shared/domain-error";
import { approveWaveInPortions, releaseWave } from "@/server/wave";
import type { JobKind } from "../job-kinds";
import type { RunView } from "../queries/wave-view";
import type { RunInput, RunTemplateInput } from "../schema";
import { generateWave } from "./generate-wave";
import { runTemplate } from "./run-template";
import { supplementWave } from "./supplement-wave";

interface Job {
  id: number;
  kind: JobKind;
  input: RunInput & RunTemplateInput & { wave: string };
  actor: Actor;
  attempts: number;
}

/** What a job has come to: the wave it is about, and the answer of its command. */
interface Ended {
  wave: string | null;
  answer: object;
}
/** Told each step that begins, by a name that screens know. */
type Tell = (step: keyof typeof steps) => Promise<void>;

const steps = { planning: 1, writing: 2, booking: 3, cutting: 1, moves: 2, tasks: 3 } as const;
const stepsInAll = 4;
/** What fails so often is a defect, and others wait behind it. */
const attemptsMax = 5;
const givenUp = {
  code: "defect",
  en: "It did not succeed in five attempts and was given up. Nothing of the step that failed was written; call support.",
  zh: "尝试五次均未成功，已停止。失败的步骤没有写入任何数据，请联系技术支持。",
};

/** Somebody has taken the job back; what is not committed is undone. */
class TakenBack extends Error {}

/**
 * Works on the oldest job that is asked for, one that was begun included: whoever was killed in the middle left no half of a run or
 * a release behind, and of an approval whole portions. A run or a release and its end are one transaction, so nothing is done twice;
 * of two workers one takes it, the other comes back later. Answers whether there was one. What the domain refuses ends the job with
 * its sentence; of one that is taken back meanwhile nothing is left, of an approval what was approved before.
 */
export async function workNextJob(db: Db, now: Date): Promise<boolean> {
  const sql = sqlOf(db);
  const [job] = await sql<Job[]>`
    update wave_jobs set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, ${now.toISOString()}::text::timestamptz)
    where id = (select id from wave_jobs where status in ('waiting', 'running') order by id limit 1)
      and status in ('waiting', 'running') and pg_try_advisory_xact_lock(hashtext('wave_jobs'), id::int4)
    returning id, kind, input, actor, attempts`;
  if (!job) return false;
  try {
    if (job.kind === "approve") await approve(db, job, now);
    else await atOnce(db, job, works[job.kind], now);
  } catch (error) {
    if (error instanceof TakenBack) return true;
    if (error instanceof DomainError) await refused(db, job.id, refusalOf(error), now);
    else {
      if (job.attempts >= attemptsMax) await refused(db, job.id, givenUp, now);
      throw error;
    }
  }
  return true;
}

type Work = (tx: Tx, job: Job, now: Date, tell: Tell) => Promise<Ended>;

const works: Record<Exclude<JobKind, "approve">, Work> = {
  generate: async (tx, { actor, input }, now, tell) =>
    runOf(await generateWave(tx, actor, input, now, undefined, tell)),
  template: async (tx, { actor, input }, now, tell) => runOf(await runTemplate(tx, actor, input, now, tell)),
  supplement: async (tx, { actor, input }, now, tell) =>
    runOf(await supplementWave(tx, actor, input, now, tell)),
  release: async (tx, { actor, input }, now, tell) => {
    const answer = await releaseWave(tx, actor, input, now, tell);
    return { wave: answer.wave, answer };
  },
};

const runOf = (run: RunView): Ended => ({
  wave: run.wave,
  answer: { ...run, deliveries: run.deliveries.length },
});

/** Does all of it and ends the job in one transaction. */
async function atOnce(db: Db, job: Job, work: Work, now: Date): Promise<void> {
  // By another connection, since what the transaction writes is not seen yet.
  const tell: Tell = async (step) => {
    const told = await sqlOf(db)`
      update wave_jobs set step = ${step}, done = ${steps[step]}, total = ${stepsInAll}
      where id = ${job.id}::int8 and status = 'running'`;
    if (told.count === 0) throw new TakenBack();
  };
  await inTransaction(db, async (tx) => {
    if (!(await isMine(tx, job.id))) return;
    const { wave, answer } = await work(tx, job, now, tell);
    await end(tx, job.id, wave, answer, now);
  });
}

async function approve(db: Db, { id, actor, input }: Job, now: Date): Promise<void> {
  const answer = await approveWaveInPortions(db, actor, input, now, async (tx, done, total) => {
    const told = await sqlOf(tx)`
      update wave_jobs set step = 'approving', done = ${done}::int4, total = ${total}::int4
      where id = ${id}::int8 and status = 'running'`;
    if (told.count === 0) throw new TakenBack();
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
  const ended = await sqlOf(tx)`
    update wave_jobs set status = 'done', step = 'done', done = greatest(total, 1), total = greatest(total, 1), wave_no = ${wave},
      answer = ${JSON.stringify(answer)}::text::jsonb, ended_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8 and status = 'running'`;
  if (ended.count === 0) throw new TakenBack();
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
