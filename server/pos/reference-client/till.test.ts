import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { TillSetup } from "@/server/pos/reference-client/api";
import { sizeBytes, startTills } from "@/server/pos/reference-client/test-till";
import { createTill } from "@/server/pos/reference-client/till";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { pausePackage } from "@/server/upgrade/commands/pause-package";
import { withdrawPackage } from "@/server/upgrade/commands/withdraw-package";
import { getUpgrade } from "@/server/upgrade/queries/get-upgrade";
import { listTills } from "@/server/upgrade/queries/list-tills";

const { db, close } = await freshDatabase(10);
const tills = await startTills(db);
const { line, clock, minutes, setupOf, given } = tills;
const hq = person("hq");
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "prepaid", "prepaid", "prepaid"]);
});
afterAll(async () => {
  await tills.close();
  await close();
});
beforeEach(tills.startAgain);
afterEach(() => expectProof(db));

const running = async ({ folder }: TillSetup, version: string) =>
  readFile(path.join(folder, `package-${version}.bin`));
const boardOf = async (version: string) => (await listTills(db, hq, { version, limit: 50 }, now)).rows;

test("asks when it is time, downloads, checks, installs at the restart, says so, and goes back when told", async () => {
  const setup = setupOf("S0", "01", { random: () => 1 });
  const till = createTill(setup, "1.0.0");
  expect(await till.tick()).toBe("asked");
  expect(till.nextPollAt()).toEqual(new Date(now.getTime() + 70 * 60_000));
  const { version, bytes } = await given("S0");
  minutes(69);
  expect(await till.tick()).toBe("waits");
  minutes(1);
  expect(await till.tick()).toBe("asked");
  expect(await till.state()).toMatchObject({ version: "1.0.0" });
  expect(await boardOf(version)).toMatchObject([{ state: "downloaded", runs: "1.0.0" }]);
  await till.restart();
  minutes(70);
  await till.tick();
  expect(await till.state()).toMatchObject({ version, previous: "1.0.0" });
  expect((await running(setup, version)).equals(bytes)).toBe(true);
  expect(await boardOf(version)).toMatchObject([{ state: "installed", runs: version }]);
  await withdrawPackage(db, hq, { version, reason: "receipts print twice" }, clock.at);
  minutes(70);
  await till.tick();
  expect(await till.state()).toMatchObject({ version: "1.0.0", previous: null });
  expect((await getUpgrade(db, hq, { version }, clock.at)).counts).toMatchObject({
    rolledBack: 1,
    installed: 0,
  });
});

test("a line that is cut in the middle of a download: the next attempt goes on where it was", async () => {
  const { version, bytes } = await given("S1");
  const setup = setupOf("S1");
  const part = path.join(setup.folder, "next.part");
  line.state = "cuts packages";
  // Cut when something has reached the disk, however slow it is.
  line.beforeCut = async () => {
    while ((await sizeOf(part)) === 0) await sleep(10);
  };
  expect(await createTill(setup, "1.0.0").tick()).toBe("offline");
  const have = await sizeOf(part);
  expect(have).toBeGreaterThan(0);
  expect(have).toBeLessThan(sizeBytes);
  line.state = "good";
  minutes(1);
  // The till was switched off meanwhile: a new one over the same disk.
  const till = createTill(setup, "1.0.0");
  expect(await till.tick()).toBe("asked");
  expect(line.ranges).toEqual([undefined, `bytes=${have}-`]);
  await till.restart();
  expect((await running(setup, version)).equals(bytes)).toBe(true);
});

test("a process that is killed in the middle of a download starts again, goes on and installs", async () => {
  const { version, bytes } = await given("S2", new Date());
  const setup = setupOf("S2");
  line.state = "holds packages";
  const first = startProcess(setup);
  const part = path.join(setup.folder, "next.part");
  await expect.poll(() => sizeOf(part), { timeout: 30_000 }).toBeGreaterThan(0);
  await ended(first, "SIGKILL");
  const have = await sizeOf(part);
  expect(have).toBeLessThan(sizeBytes);
  line.state = "good";
  const second = startProcess(setup);
  const isThere = async () => (await boardOf(version))[0]?.state;
  await expect.poll(isThere, { timeout: 30_000 }).toBe("downloaded");
  await ended(second, "SIGTERM");
  expect(line.ranges).toEqual([undefined, `bytes=${have}-`]);
  const third = startProcess(setup);
  await expect.poll(isThere, { timeout: 30_000 }).toBe("installed");
  await ended(third, "SIGTERM");
  expect((await running(setup, version)).equals(bytes)).toBe(true);
}, 120_000);

test("a spoilt byte: dropped and tried again at the next poll, red after three, then installed after all", async () => {
  const { version } = await given("S3");
  const till = createTill(setupOf("S3"), "1.0.0");
  line.state = "spoils packages";
  for (const failures of [1, 2, 3]) {
    expect(await till.tick()).toBe("asked");
    expect(await boardOf(version)).toMatchObject([
      { state: "failed", reason: "checksum", failures, isAlarm: failures === 3, runs: "1.0.0" },
    ]);
    minutes(60);
  }
  expect(await till.state()).toMatchObject({ version: "1.0.0" });
  line.state = "good";
  await till.tick();
  await till.restart();
  minutes(60);
  await till.tick();
  expect(await boardOf(version)).toMatchObject([{ state: "installed", failures: 0, isAlarm: false }]);
  expect(line.ranges).toEqual([undefined, undefined, undefined, undefined]);
});

test("a package that another key signed never starts; a second till takes the good one from the first", async () => {
  const { version, bytes } = await given("S4");
  const strange = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
  const cheated = setupOf("S4", "09", { publicKey: strange });
  const other = createTill(cheated, "1.0.0");
  await other.tick();
  await other.restart();
  expect(await other.state()).toMatchObject({ version: "1.0.0" });
  const first = setupOf("S4", "01");
  await createTill(first, "1.0.0").tick();
  const asked = line.ranges.length;
  const second = setupOf("S4", "02", { neighbour: () => first.folder });
  const till = createTill(second, "1.0.0");
  await till.tick();
  await till.restart();
  expect(line.ranges).toHaveLength(asked);
  expect((await running(second, version)).equals(bytes)).toBe(true);
  const states = Object.fromEntries((await boardOf(version)).map(({ till, state }) => [till, state]));
  expect(states).toEqual({ "01": "downloaded", "02": "downloaded", "09": "failed" });
});

test("a pause keeps what is downloaded; a till that lost it says so and gets it again", async () => {
  const { version, bytes } = await given("S1");
  const setup = setupOf("S1", "05");
  const till = createTill(setup, "1.0.0");
  await till.tick();
  await pausePackage(db, hq, { version, isPaused: true }, clock.at);
  minutes(60);
  await till.tick();
  await rm(path.join(setup.folder, "next.json"));
  await pausePackage(db, hq, { version, isPaused: false }, clock.at);
  minutes(60);
  await till.tick();
  const reasons = (await boardOf(version)).map(({ till, reason }) => [till, reason]);
  expect(reasons).toContainEqual(["05", "lost"]);
  minutes(60);
  await till.tick();
  await till.restart();
  expect((await running(setup, version)).equals(bytes)).toBe(true);
});

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

function startProcess(setup: TillSetup): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/till.ts"], {
    stdio: "inherit",
    env: {
      ...process.env,
      TILL_BASE: setup.base,
      TILL_TOKEN: setup.token,
      TILL_STORE: setup.store,
      TILL_NO: setup.till,
      TILL_FOLDER: setup.folder,
      TILL_VERSION: "1.0.0",
      TILL_TICK_MS: "100",
    },
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
