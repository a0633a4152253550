import process from "node:process";
import { parseArgs } from "node:util";
import { type FundOutcome, raceFunds } from "@/server/testing/fund-racers";
import { fundViolations } from "@/server/testing/fund-violations";
import { raceViolations } from "@/server/testing/race-violations";
import { buildRaceWorld } from "@/server/testing/race-world";
import { type Outcome, race } from "@/server/testing/racers";
import { restClient } from "@/server/testing/rest-client";
import { explain } from "../scripts/bootstrap/say.mjs";
import { startOwnServer } from "../scripts/rehearse/own-server";
import { raceOnTheFloor } from "./floor/race";
import { killInTheMiddle } from "./kills";

const usage = `npm run race [-- --seconds 20] [--funds | --floor] [--kill]
  32 clients submit and four planners generate over stores that share accounts; afterwards no account is over its limit,
  every accepted order is there once and the proof is true.
  --funds on 20 shared accounts slips are declared, found in overlapping bank files, matched, approved, rejected, reversed and
          corrected by many at the same time as eight clients order: every slip is credited once, every bank line used once
  --floor eight pickers with scanners and four planners through the calls of their screens, the network cut at random: every
          scan counts once, no task is lost, what is picked is what was scanned
  --kill  PostgreSQL's backends, the web process, PostgreSQL and both are killed with SIGKILL, in a random order at random times
  --keep  leave the data folder and its logs in place`;

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    funds: { type: "boolean", default: false },
    floor: { type: "boolean", default: false },
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

async function main(): Promise<number> {
  const server = await startOwnServer({ name: "race", isRehearsal: false, keep: options.keep });
  try {
    const seconds = Number(options.seconds);
    if (options.floor) return verdict(await raceOnTheFloor(server, { seconds, kill: options.kill }));
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
      options.kill ? killInTheMiddle(server, seconds, SECONDS_PER_ROUND) : undefined,
    ]);
    console.log(told(outcome, money));
    const found = await raceViolations(finance, outcome, money?.firm ?? world.accounts);
    if (money) found.push(...(await fundViolations(finance, money, world.accounts)));
    return verdict(found);
  } finally {
    await server.stop();
  }
}

function verdict(found: readonly string[]): number {
  for (const sentence of found.slice(0, 20)) console.error(`✗ ${sentence}`);
  console.log(
    found.length === 0
      ? "✓ nothing lost, nothing doubled, no account over its limit, the proof is true"
      : `${found.length} violations`,
  );
  return found.length === 0 ? 0 : 1;
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
