import { afterAll, beforeAll, expect, test } from "vitest";
import { raceFunds } from "./fund-racers";
import { fundViolations } from "./fund-violations";
import { raceViolations } from "./race-violations";
import { buildRaceWorld, type RaceWorld } from "./race-world";
import { race } from "./racers";
import { type RestWorld, restWorld } from "./rest-world";

const SECONDS = 8;

let world: RestWorld;
let chain: RaceWorld;
beforeAll(async () => {
  world = await restWorld();
  chain = await buildRaceWorld(world.hq, { stores: 40, accounts: 20 });
});
afterAll(() => world.close());

// Guarantees, on 20 shared accounts: no account beyond its limit unless its money was taken back, every slip credited once,
// every bank line used once, every entry with its document, however many hands are on them.
test("slips are approved, rejected, reversed and matched while stores order and planners generate", async () => {
  const { owner, planner, finance } = world;
  const hands = {
    owner,
    finance: [finance, await world.as("finance"), await world.as("finance")],
    supervisors: [await world.as("finance-supervisor"), await world.as("finance-supervisor")],
  };
  const run = { seconds: SECONDS, mayLoseAnswers: false };
  const [money, goods] = await Promise.all([
    raceFunds(hands, chain.accounts, run),
    race({ owner, planner, world: chain, submitters: 8, ...run }),
  ]);
  expect(await fundViolations(finance, money, chain.accounts)).toEqual([]);
  expect(await raceViolations(finance, goods, money.firm)).toEqual([]);
  const slips = [...money.slips.values()];
  expect(slips.some(({ approvedFor }) => approvedFor !== undefined)).toBe(true);
  expect(money.lines.size).toBeGreaterThan(0);
  expect(money.corrections.size).toBeGreaterThan(0);
  expect(goods.accepted.size).toBeGreaterThan(0);
});
