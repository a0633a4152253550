import { spawnSync } from "node:child_process";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { raceViolations } from "@/server/testing/race-violations";
import { buildRaceWorld } from "@/server/testing/race-world";
import { race } from "@/server/testing/racers";
import { restClient } from "@/server/testing/rest-client";
import { explain } from "../scripts/bootstrap/say.mjs";
import { type OwnServer, startOwnServer } from "../scripts/rehearse/own-server";

const usage = `npm run race [-- --seconds 20] [--kill]
  32 clients submit and four planners generate over stores that share accounts; afterwards no account is over its limit,
  every accepted order is there once and the proof is true.
  --kill  the web process, PostgreSQL's backends and at last PostgreSQL itself are killed with SIGKILL in the middle
  --keep  leave the data folder and its logs in place`;

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    kill: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(usage);
  process.exit(0);
}

/** Kills what serves, one after the other, evenly over the race. */
async function killInTheMiddle(server: OwnServer, seconds: number): Promise<void> {
  const kills: [string, () => Promise<void> | void][] = [
    ["a backend of PostgreSQL", () => killBackend(server.databaseUrl)],
    ["the web process", () => kill(server.webPid())],
    ["PostgreSQL", () => kill(server.postgresPid())],
    ["the web process and PostgreSQL", () => [server.webPid(), server.postgresPid()].forEach(kill)],
  ];
  for (const [name, strike] of kills) {
    await sleep((seconds * 1000) / (kills.length + 1));
    console.log(`kill -9 of ${name}`);
    await strike();
  }
}

function kill(pid: number | undefined): void {
  if (pid !== undefined) process.kill(pid, "SIGKILL");
}

/** A backend that ends by SIGKILL makes PostgreSQL end all others and recover. */
async function killBackend(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql`
    select pid from pg_stat_activity
    where datname = current_database() and application_name = 'storeline' order by state = 'active' desc limit 1`;
  if (row) spawnSync("kill", ["-9", String(row.pid)]);
  await sql.end({ timeout: 1 }).catch(() => {});
}

async function main(): Promise<number> {
  const server = await startOwnServer({ name: "race", isRehearsal: false, keep: options.keep });
  try {
    const seconds = Number(options.seconds);
    const client = async (role: string, connections = 8) =>
      restClient({ url: server.url, token: await server.token(role, `Race ${role}`), connections });
    const world = await buildRaceWorld(await client("hq"));
    const [owner, planner] = [await client("owner", 32), await client("planner", 8)];
    const killing = options.kill ? killInTheMiddle(server, seconds) : Promise.resolve();
    const outcome = await race({ owner, planner, world, seconds, mayLoseAnswers: options.kill });
    await killing;
    console.log(
      `${outcome.accepted.size} orders accepted, ${outcome.waves} waves generated, ${outcome.approved} deliveries approved, ${outcome.blocked} times blocked, ${outcome.repeats} requests repeated`,
    );
    const found = await raceViolations(await client("finance"), outcome, world.accounts);
    for (const sentence of found.slice(0, 20)) console.error(`✗ ${sentence}`);
    console.log(
      found.length === 0
        ? "✓ nothing lost, nothing doubled, no account over its limit"
        : `${found.length} violations`,
    );
    return found.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

process.exitCode = await main().catch(explain);
