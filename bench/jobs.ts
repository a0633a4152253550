import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Db, disconnect, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { requestApproval, requestRun } from "@/server/pool/commands/request-job";
import { getJob } from "@/server/pool/queries/get-job";
import { restClient } from "@/server/testing/rest-client";
import { type OwnServer, startOwnServer } from "../scripts/rehearse/own-server";
import { prove } from "../scripts/rehearse/prove";
import { loadGenerator } from "./load";
import { buildWorld, orderBodies, storesOn, type WorldSize } from "./world";

/** An owner waits at most so long for an account that a run of 5,000 × 60 books. */
const lockedSecondsMax = 1;
const probeMs = 2;
const route = "RA";
const linesPerOrder = 60;

interface JobResult {
  kind: "generate" | "approve";
  lines: number;
  /** From the request to its end, the kill and the start of a new worker included. */
  seconds: number;
  /** The longest that somebody who wanted an account of the run, and nothing else, waited for it. */
  lockedSeconds: number;
  /** How far it was when its worker was killed. */
  killedAt: string;
}

/** Starts a server of its own and measures 5,000 orders, or few to see whether it works; answers the exit code. */
export async function benchJobs(
  { quick, keep }: { quick: boolean; keep: boolean },
  items: number,
  say: (text: string) => void,
  keepResult: (at: string, name: string, result: object) => void,
): Promise<number> {
  const server = await startOwnServer({ name: "bench-jobs", isRehearsal: false, keep });
  try {
    const { jobs, isGood } = await measureJobs(server, quick ? 400 : 5_000, items, say);
    console.log(JSON.stringify(jobs, null, 2));
    keepResult(new Date().toISOString(), "-jobs", jobs);
    return isGood ? 0 : 1;
  } finally {
    await server.stop();
  }
}

/**
 * A run and an approval of thousands as jobs, the worker killed in the middle of each: how long they take and how long anybody
 * waits for one of their accounts. Nothing may be there after the first kill, and everything once at the end; the proof ties, and
 * nobody has waited for a second.
 */
async function measureJobs(
  server: OwnServer,
  orders: number,
  items: number,
  say: (text: string) => void,
): Promise<{ jobs: JobResult[]; isGood: boolean }> {
  const as = async (role: string) =>
    restClient({ url: server.url, token: await server.token(role, `Bench ${role}`) });
  const size: WorldSize = { items, submitStores: 0, waves: [{ route, orders, linesPerOrder }] };
  await buildWorld(await as("hq"), size);
  say(`${orders} orders of ${linesPerOrder} lines`);
  await fill(server, size, orders);
  const db = connect(server.databaseUrl, 8);
  try {
    say("the run, its worker killed while it writes");
    const run = await watched(db, server, "generate", () =>
      requestRun(db, systemActor, { route }, new Date()),
    );
    say(told(run));
    const { waveNo, lines } = await onlyWave(db);
    say("release and confirmation");
    const planner = await as("planner");
    await planner.post(`waves/${waveNo}/release`);
    await planner.post(`waves/${waveNo}/confirm`, { exceptions: [] });
    say("the approval, its worker killed between its portions");
    const approval = await watched(db, server, "approve", () =>
      requestApproval(db, systemActor, { wave: waveNo }, new Date()),
    );
    say(told(approval));
    await mustBeChargedOnce(db);
    const jobs = [run, approval].map((job) => ({ ...job, lines }));
    const { ok, text } = await prove(await as("finance"), undefined, true);
    say(text);
    return { jobs, isGood: ok && jobs.every(({ lockedSeconds }) => lockedSeconds < lockedSecondsMax) };
  } finally {
    await disconnect(db);
  }
}

const told = ({ kind, seconds, lockedSeconds, killedAt }: Omit<JobResult, "lines">) =>
  `${kind}: ${seconds.toFixed(1)} s, killed at ${killedAt}; the longest wait for an account ${lockedSeconds.toFixed(3)} s`;

/** One order for each store of the route. */
async function fill(server: OwnServer, size: WorldSize, orders: number): Promise<void> {
  const generator = loadGenerator();
  try {
    const { refused } = await generator.run({
      ...{ port: Number(new URL(server.url).port), token: await server.token("owner", "Bench owner") },
      ...{ clients: 8, count: orders, method: "POST", path: "/api/v1/orders", offset: 0 },
      bodies: orderBodies(size, storesOn(size, route), linesPerOrder, orders),
    });
    if (Object.keys(refused).length > 0) throw new Error(JSON.stringify(refused));
  } finally {
    generator.stop();
  }
}

async function watched(
  db: Db,
  server: OwnServer,
  kind: JobResult["kind"],
  request: () => Promise<{ job: number }>,
): Promise<Omit<JobResult, "lines">> {
  const probe = probeAccounts(db);
  const started = performance.now();
  const { job } = await request();
  let killedAt = "";
  for (;;) {
    const { status, step, done, total, refusal } = await getJob(db, systemActor, { job });
    if (status === "done") break;
    if (refusal) throw new Error(refusal.en);
    const isInTheMiddle = kind === "generate" ? step === "writing" : done > 0 && done < total;
    const pid = server.workerPid();
    if (killedAt === "" && isInTheMiddle && pid !== undefined) {
      process.kill(pid, "SIGKILL");
      killedAt = `${step} ${done}/${total}`;
    }
    await sleep(10);
  }
  const seconds = (performance.now() - started) / 1_000;
  const lockedSeconds = await probe.stop();
  if (killedAt === "") throw new Error(`the ${kind} was too fast to be killed in its middle`);
  return { kind, seconds, lockedSeconds, killedAt };
}

/** Asks for the first and the last account in turn, as a deposit or an order would; answers the longest wait. */
function probeAccounts(db: Db): { stop: () => Promise<number> } {
  let isStopping = false;
  let longest = 0;
  const probing = (async () => {
    const sql = sqlOf(db);
    const accounts = await sql<{ id: number }[]>`
      select min(id) as id from accounts union all select max(id) from accounts`;
    while (!isStopping) {
      for (const { id } of accounts) {
        const started = performance.now();
        // The same lock as every booking of money; it ends with its statement.
        await sql`select from accounts where id = ${id}::int4 for no key update`;
        longest = Math.max(longest, performance.now() - started);
      }
      await sleep(probeMs);
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      await probing;
      return longest / 1_000;
    },
  };
}

async function onlyWave(db: Db): Promise<{ waveNo: string; lines: number }> {
  const waves = await sqlOf(db)<{ waveNo: string; lines: number }[]>`
    select wave_no as "waveNo", line_count as lines from waves`;
  const [wave] = waves;
  if (!wave || waves.length !== 1) throw new Error(`${waves.length} waves came of one run`);
  return wave;
}

async function mustBeChargedOnce(db: Db): Promise<void> {
  const [row] = await sqlOf(db)<{ deliveries: number; charged: number }[]>`
    select (select count(*)::int4 from deliveries where status = 'approved') as deliveries,
           (select count(*)::int4 from account_entries where cause_type = 'delivery') as charged`;
  if (!row || row.deliveries === 0 || row.deliveries !== row.charged) throw new Error(JSON.stringify(row));
}
