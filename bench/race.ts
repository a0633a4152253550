import { spawnSync } from "node:child_process";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { type FundOutcome, raceFunds } from "@/server/testing/fund-racers";
import { fundViolations } from "@/server/testing/fund-violations";
import { shuffled, times } from "@/server/testing/patient";
import { raceViolations } from "@/server/testing/race-violations";
import { buildRaceWorld } from "@/server/testing/race-world";
import { type Outcome, race } from "@/server/testing/racers";
import { restClient } from "@/server/testing/rest-client";
import { explain } from "../scripts/bootstrap/say.mjs";
import { type OwnServer, startOwnServer } from "../scripts/rehearse/own-server";

const usage = `npm run race [-- --seconds 20] [--funds] [--kill]
  32 clients submit and four planners generate over stores that share accounts; afterwards no account is over its limit,
  every accepted order is there once and the proof is true.
  --funds on 20 shared accounts slips are declared, found in overlapping bank files, matched, approved, rejected, reversed and
          corrected by many at the same time as eight clients order: every slip is credited once, every bank line used once
  --kill  PostgreSQL's backends, the web process, PostgreSQL and both are killed with SIGKILL, in a random order at random times
  --keep  leave the data folder and its logs in place`;

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    funds: { type: "boolean", default: false },
    kill: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(usage);
  process.exit(0);
}

/** In so many seconds every kind of process is killed once. */
const SECONDS_PER_ROUND = 25;

/** Kills what serves, each kind at least once, the last early enough to be survived before the end. */
async function killInTheMiddle(server: OwnServer, seconds: number): Promise<void> {
  const kinds: [string, () => Promise<void> | void][] = [
    ["a backend of PostgreSQL", () => killBackend(server.databaseUrl)],
    ["the web process", () => kill(server.webPid())],
    ["PostgreSQL", () => kill(server.postgresPid())],
    ["the web process and PostgreSQL", () => [server.webPid(), server.postgresPid()].forEach(kill)],
  ];
  const rounds = Math.max(1, Math.round(seconds / SECONDS_PER_ROUND));
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

async function main(): Promise<number> {
  const server = await startOwnServer({ name: "race", isRehearsal: false, keep: options.keep });
  try {
    const seconds = Number(options.seconds);
    const client = async (role: string, connections = 8) =>
      restClient({ url: server.url, token: await server.token(role, `Race ${role}`), connections });
    const size = options.funds ? { stores: 40, accounts: 20 } : undefined;
    const world = await buildRaceWorld(await client("hq"), size);
    const [owner, planner] = [await client("owner", 32), await client("planner", 8)];
    const hands = {
      owner,
      finance: [await client("finance"), await client("finance"), await client("finance")],
      supervisors: [await client("finance-supervisor"), await client("finance-supervisor")],
    };
    const finance = await client("finance");
    const run = { seconds, mayLoseAnswers: options.kill };
    const [outcome, money] = await Promise.all([
      race({ owner, planner, world, ...run, submitters: options.funds ? 8 : undefined }),
      options.funds ? raceFunds(hands, world.accounts, run) : undefined,
      options.kill ? killInTheMiddle(server, seconds) : undefined,
    ]);
    console.log(told(outcome, money));
    const found = await raceViolations(finance, outcome, money?.firm ?? world.accounts);
    if (money) found.push(...(await fundViolations(finance, money, world.accounts)));
    for (const sentence of found.slice(0, 20)) console.error(`✗ ${sentence}`);
    console.log(
      found.length === 0
        ? "✓ nothing lost, nothing doubled, no account over its limit, the proof is true"
        : `${found.length} violations`,
    );
    return found.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

function told(goods: Outcome, money: FundOutcome | undefined): string {
  const sentences = [
    `${goods.accepted.size} orders accepted, ${goods.waves} waves generated, ${goods.approved} deliveries approved, ${goods.blocked} times blocked, ${goods.repeats} requests repeated`,
  ];
  if (money) {
    const slips = [...money.slips.values()];
    const approved = slips.filter(({ approvedFor }) => approvedFor !== undefined).length;
    const reversed = slips.filter(({ isReversed }) => isReversed).length;
    sentences.push(
      `${slips.length} slips declared, ${approved} approved, ${reversed} reversed, ${money.lines.size} bank lines, ${money.matched} matches, ${money.unmatched} taken away, ${money.corrections.size} corrections, ${money.repeats} requests repeated`,
    );
  }
  return sentences.join("\n");
}

process.exitCode = await main().catch(explain);
