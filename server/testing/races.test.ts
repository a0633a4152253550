import { afterAll, beforeAll, expect, test } from "vitest";
import { raceViolations } from "./race-violations";
import { buildRaceWorld, type RaceWorld } from "./race-world";
import { race } from "./racers";
import { type RestWorld, restWorld } from "./rest-world";

const SECONDS = 5;

let world: RestWorld;
let chain: RaceWorld;
beforeAll(async () => {
  world = await restWorld();
  chain = await buildRaceWorld(world.hq);
});
afterAll(() => world.close());

// Guarantees, on stores that share accounts and stock that runs out: no account beyond its limit, no order lost or doubled.
test("32 clients submit while four planners generate, cancel and approve overlapping waves", async () => {
  const { owner, planner } = world;
  const outcome = await race({ owner, planner, world: chain, seconds: SECONDS, mayLoseAnswers: false });
  expect(await raceViolations(world.finance, outcome, chain.accounts)).toEqual([]);
  expect(outcome.accepted.size).toBeGreaterThan(0);
  expect(outcome.waves).toBeGreaterThan(0);
});
