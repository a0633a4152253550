import { spawnSync } from "node:child_process";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { shuffled, times } from "@/server/testing/patient";
import type { OwnServer } from "../scripts/rehearse/own-server";

/** Kills what serves, each kind once in so many seconds and at least once, the last early enough to be survived before the end. */
export async function killInTheMiddle(
  server: OwnServer,
  seconds: number,
  secondsPerRound: number,
): Promise<void> {
  const kinds: [string, () => Promise<void> | void][] = [
    ["a backend of PostgreSQL", () => killBackend(server.databaseUrl)],
    ["the web process", () => kill(server.webPid())],
    ["PostgreSQL", () => kill(server.postgresPid())],
    ["the web process and PostgreSQL", () => [server.webPid(), server.postgresPid()].forEach(kill)],
  ];
  const rounds = Math.max(1, Math.round(seconds / secondsPerRound));
  const kills = times(rounds, () => shuffled(kinds)).flat();
  const meanMs = (seconds * 1000) / (kills.length + 1);
  for (const [name, strike] of kills) {
    await sleep(meanMs * (0.4 + Math.random()));
    console.log(`kill -9 of ${name}`);
    await strike();
  }
}

/** What has not risen from the last kill yet is dead already. */
function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A backend that ends by SIGKILL makes PostgreSQL end all others and recover. While it recovers there is none. */
async function killBackend(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and application_name = 'storeline'
    order by state = 'active' desc limit 1`.catch(() => []);
  if (row) spawnSync("kill", ["-9", String(row.pid)]);
  await sql.end({ timeout: 1 }).catch(() => {});
}
