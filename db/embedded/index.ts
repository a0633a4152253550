import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type Binaries, findBinaries } from "./binaries";
import { cleanEnvironment, dataDirFor, ensureCluster } from "./create-cluster";
import { type Layout, layoutOf } from "./layout";
import { endLeftover, endServer } from "./leftover";
import { fullDiskSentence, OperatorError, tellsOfFullDisk } from "./operator-error";
import { freePort, readSecrets, rememberSecrets, urlOf } from "./secrets";
import { type ServerAccount, serverAccount } from "./server-account";
import { postgresFlags, type Tuning } from "./tuning";

const DATABASE = "storeline";
const RECOVERY_MS = 15 * 60_000;
const SUCCESSION_MS = 12_000;
const STEP_MS = 50;
const LOG_BYTES_MAX = 20 * 1024 * 1024;

export interface EmbeddedServer {
  url: string;
  port: number;
  pid: number;
  /** Resolves when the server's process has ended, wanted or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

interface Options {
  dir: string;
  purpose: Tuning["purpose"];
}

/**
 * Starts the PostgreSQL whose data live below `dir`, making it first when it is not there. A server that a killed run
 * left behind is ended before; a crashed one recovers; a taken port is replaced by a free one. The caller owns the
 * result and stops it; two callers at once must hold a lock.
 */
export async function startEmbedded({ dir, purpose }: Options): Promise<EmbeddedServer> {
  const layout = layoutOf(dir);
  mkdirSync(layout.logDir, { recursive: true });
  const account = serverAccount(layout.dataDir);
  const binaries = findBinaries(account);
  try {
    await endLeftover(layout.dataDir);
    await ensureCluster(layout, binaries, account);
    return await launch(layout, binaries, account, purpose);
  } catch (error) {
    if (tellsOfFullDisk(error)) throw new OperatorError(fullDiskSentence(dir));
    throw error;
  }
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  return openSync(file, "a");
}

async function launch(
  layout: Layout,
  binaries: Binaries,
  account: ServerAccount,
  purpose: Tuning["purpose"],
): Promise<EmbeddedServer> {
  const { dir, dataDir, logFile } = layout;
  for (const end = Date.now() + SUCCESSION_MS; ; ) {
    const secrets = readSecrets(dir);
    if (!secrets) throw new Error(`${dir}/postgres.json vanished`);
    const port = await freePort(secrets.port);
    if (port !== secrets.port) rememberSecrets(dir, { ...secrets, port });

    const log = openLog(logFile);
    const logStart = statSync(logFile).size;
    const child = spawn(
      binaries.postgres,
      ["-D", dataDirFor(account, dataDir), "-p", String(port), ...postgresFlags({ purpose, dataDir })],
      // Its own session: Ctrl-C at the terminal must reach the web process first, PostgreSQL last.
      { cwd: dataDir, env: cleanEnvironment(), stdio: ["ignore", log, log], detached: true, ...account },
    );
    closeSync(log);
    const url = urlOf({ ...secrets, port }, DATABASE);
    if (await becomesReady(child, urlOf({ ...secrets, port }, "postgres"))) {
      await ensureDatabase(urlOf({ ...secrets, port }, "postgres"));
      return handle(child, url, port);
    }
    const complaint = readFileSync(logFile).subarray(logStart).toString("utf8");
    if (tellsOfFullDisk(complaint)) throw new OperatorError(fullDiskSentence(dir));
    // After a kill the old server's children need a moment to notice; they hold its memory until then.
    const isSuccession =
      /shared memory block .* still in use|already exists|could not bind|Address already in use/i.test(
        complaint,
      );
    if (!isSuccession || Date.now() > end) {
      const last = complaint
        .trim()
        .split("\n")
        .filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line))
        .slice(-2)
        .join(" ");
      throw new OperatorError(
        `PostgreSQL did not start. ${last || complaint.trim().slice(-300)} The whole story is in ${logFile}.`,
      );
    }
    await sleep(250);
  }
}

function handle(child: ChildProcess, url: string, port: number): EmbeddedServer {
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
  return {
    url,
    port,
    pid,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await endServer(pid);
    },
  };
}

async function becomesReady(child: ChildProcess, url: string): Promise<boolean> {
  let hasEnded = false;
  child.once("error", () => {
    hasEnded = true;
  });
  child.once("exit", () => {
    hasEnded = true;
  });
  for (const end = Date.now() + RECOVERY_MS; Date.now() < end; ) {
    await sleep(STEP_MS);
    if (hasEnded) return false;
    const answer = await answers(url);
    if (answer === true) return true;
    if (answer === "28P01") {
      await endServer(child.pid ?? 0);
      throw new OperatorError(
        "PostgreSQL does not accept the password in .data/postgres.json. Delete that file and start again: a new one is set.",
      );
    }
  }
  await endServer(child.pid ?? 0);
  return false;
}

/** True when a query is answered, else the error's code. */
async function answers(url: string): Promise<true | string> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, idle_timeout: 1, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    return String((error as { code?: string }).code ?? "unknown");
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await sql`create database ${sql(DATABASE)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
