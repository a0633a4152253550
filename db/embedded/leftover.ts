import { existsSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
const STEP_MS = 50;

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** A server's working directory is its data directory: a process number that was given to somebody else is not ours. */
function servesFrom(pid: number, dataDir: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  } catch {
    return false;
  }
}

/** The server still running on this data directory, whoever started it: its process and its port. */
function runningServer(dataDir: string): { pid: number; port: number } | undefined {
  const file = path.join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 1) || !isAlive(pid) || !servesFrom(pid, dataDir)) return undefined;
  return { pid, port };
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (!isAlive(pid)) return true;
    await sleep(STEP_MS);
  }
  return !isAlive(pid);
}

/** Stops a server and waits for its end: first with a checkpoint, then at once (the log replays at the next start). */
export async function endServer(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ["SIGINT", FAST_SHUTDOWN_MS],
    ["SIGQUIT", IMMEDIATE_SHUTDOWN_MS],
    ["SIGKILL", IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await endsWithin(pid, ms)) return;
  }
}

/** Ends the server that an earlier, killed run left on this data directory. True when there was one. */
export async function endLeftover(dataDir: string): Promise<boolean> {
  const leftover = runningServer(dataDir);
  if (!leftover) return false;
  await endServer(leftover.pid);
  return true;
}
