// The launcher: database, migrations, seed, build, then the web and the worker process until somebody stops it.
import path from "node:path";
import process from "node:process";
import { bornAt, forgetRun, writeRun } from "./bootstrap/run-file.mjs";
import { explain, OperatorError, step } from "./bootstrap/say.mjs";
import { ensureBuilt } from "./serve/build";
import { type Database, openDatabase } from "./serve/database";
import { announceLogins, fillDatabase } from "./serve/seed";
import { type Supervised, supervise } from "./serve/supervise";

const root = path.resolve(import.meta.dirname, "..");
const isDev = process.argv.includes("--dev");
const port = process.env.PORT ?? "3000";
const url = `http://${process.env.HOST ?? "localhost"}:${port}`;

let isStopping = false;
let sayStop: () => void = () => {};
const stopAsked = new Promise<void>((resolve) => {
  sayStop = () => {
    isStopping = true;
    resolve();
  };
});
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, sayStop);
process.on("message", sayStop);
// The parent was killed: what it started must not outlive it.
process.on("disconnect", sayStop);

function noteProcesses(database: Database, children: Supervised[]): void {
  const processes = [process.pid, ...children.map((child) => child.pid())].flatMap((pid) => {
    const born = pid === undefined ? undefined : bornAt(pid);
    return pid !== undefined && born !== undefined ? [{ pid, born }] : [];
  });
  try {
    writeRun(root, { processes, url, databaseUrl: database.isEmbedded ? database.url() : undefined });
  } catch (error) {
    // A full disk must not end what runs; the next start then finds older numbers, which it checks.
    process.stderr.write(
      `… .data/run.json could not be written: ${error instanceof Error ? error.message : error}\n`,
    );
  }
}

async function run(database: Database): Promise<void> {
  const environment = {
    ...process.env,
    NODE_ENV: isDev ? "development" : "production",
    DATABASE_URL: database.url(),
    PORT: port,
  } as NodeJS.ProcessEnv;
  const children: Supervised[] = [];
  const changed = () => noteProcesses(database, children);
  try {
    const failed = new Promise<never>((_, reject) => {
      for (const name of ["web", "worker"] as const) {
        children.push(
          supervise({
            root,
            dir: path.join(root, ".data"),
            name,
            isDev,
            environment,
            changed,
            gaveUp: reject,
          }),
        );
      }
    });
    changed();
    await step("Starting web and worker", () =>
      Promise.race([Promise.all(children.map((child) => child.ready)), failed, stopAsked]),
    );
    if (!isStopping) {
      process.stdout.write(`\nStoreline is ready: ${url}\n`);
      await announceLogins(database.url());
      process.stdout.write("\nCtrl-C stops it. Logs are in .data/log.\n");
    }
    await Promise.race([stopAsked, failed]);
  } finally {
    process.stdout.write("\nStopping …\n");
    await Promise.all(children.map((child) => child.stop()));
  }
}

async function main(): Promise<number> {
  const database = await openDatabase(root);
  try {
    await Promise.race([prepare(database), stopAsked]);
    if (!isStopping) await run(database);
    return 0;
  } finally {
    await database.close();
    forgetRun(root);
  }
}

async function prepare(database: Database): Promise<void> {
  await fillDatabase(database.url());
  if (!isDev && !isStopping) await ensureBuilt(root);
}

const code = await main().catch((error) => {
  if (error instanceof Error && error.name === "OperatorError")
    return explain(new OperatorError(error.message));
  return explain(error);
});
process.stdout.write(code === 0 ? "Stopped.\n" : "");
process.exit(code);
