import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createToken, systemActor } from "@/server/auth";
import { createTokenInput } from "@/server/auth/schema";
import { buildRaceWorld, type RaceWorld } from "./race-world";
import { type RestWorld, restWorld } from "./rest-world";
import { testFolder } from "./test-folder";
import { lastVersion, runTillHours } from "./till-hours";
import { tillViolations } from "./till-violations";

const TILLS = 20;
/** The machine that tests run on has other things to do. */
const patienceMs = 300_000;

let world: RestWorld;
let chain: RaceWorld;
beforeAll(async () => {
  process.env.STORELINE_PHOTO_DIR = testFolder("packages");
  world = await restWorld();
  chain = await buildRaceWorld(world.hq, { stores: TILLS / 2, accounts: 4 });
});
afterAll(() => world.close());

const tokenOf = async (role: string) => {
  const input = createTokenInput.parse({ role, name: role, scope: { stores: [], dcs: [], accounts: [] } });
  return (await createToken(world.db, systemActor, input, new Date())).token;
};

// Guarantees: spoilt, cut and withdrawn packages break nothing, the board says what tills did, no sale is lost or doubled.
test(
  "many tills poll, download and sell for two hours over bad lines while a package is withdrawn",
  async () => {
    const hours = await runTillHours({
      url: world.url,
      db: world.db,
      hqToken: await tokenOf("hq"),
      tillToken: await tokenOf("pos"),
      stores: chain.stores,
      items: chain.items,
      count: TILLS,
      folder: testFolder("tills"),
      startsAt: new Date("2026-03-10T12:00:00+08:00"),
      packageBytes: 150_000,
      parallel: 8,
      say: () => {},
    });
    expect(await tillViolations(world, hours)).toEqual([]);
    const reports = [...hours.wire.reports.values()];
    const states = new Set(reports.map(({ state }) => state));
    expect(states).toEqual(new Set(["downloaded", "installed", "failed", "rolled_back"]));
    expect(
      reports.filter(({ state, version }) => state === "installed" && version === lastVersion).length,
    ).toBeGreaterThan(TILLS / 2);
    expect(hours.wire.broken).toBeGreaterThan(0);
  },
  patienceMs,
);
