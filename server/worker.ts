// The worker process: takes jobs from PostgreSQL with `skip locked`, and runs what the clock asks for.
import process from "node:process";
import { Logger, run } from "graphile-worker";
import { crontab, isRehearsal, taskList } from "./jobs";
import { startStatements } from "./jobs/build-statements";
import { startPosting } from "./jobs/post-decisions";
import { startSending } from "./jobs/send-messages";
import { startWaves } from "./jobs/work-waves";

const connectionString = process.env.DATABASE_URL;
if (!connectionString) throw new Error("DATABASE_URL is not set: start Storeline with `npm start`.");

const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") process.stderr.write(`${message}\n`);
});
const runner = await run({
  connectionString,
  concurrency: 2,
  noHandleSignals: true,
  pollInterval: 2_000,
  taskList,
  crontab,
  logger,
});
// In a rehearsal the desk posts its own decisions, by its own clock (ruling 37), and nobody's phone rings.
const stopLoops = isRehearsal() ? [] : [startPosting(), startSending(), startStatements(), startWaves()];
process.send?.({ ready: true });

let isStopping = false;
/** Finishes the running jobs and ends. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), 8_000).unref();
  await Promise.all([runner.stop(), ...stopLoops.map((stopLoop) => stopLoop())]);
  process.exit(0);
}
process.on("SIGTERM", stop);
// Ctrl-C reaches the launcher too, which stops us in order; without the launcher we must not stay.
process.on("SIGINT", () => {});
process.on("disconnect", stop);
await runner.promise;
