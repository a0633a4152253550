import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { openStage } from "@/server/upgrade/commands/open-stage";
import { pausePackage } from "@/server/upgrade/commands/pause-package";
import { pollUpdate } from "@/server/upgrade/commands/poll-update";
import { reportUpdate } from "@/server/upgrade/commands/report-update";
import { setRollout } from "@/server/upgrade/commands/set-rollout";
import { withdrawPackage } from "@/server/upgrade/commands/withdraw-package";
import { getUpgrade } from "@/server/upgrade/queries/get-upgrade";
import { listTills } from "@/server/upgrade/queries/list-tills";
import type { StageInput, upgradeStates } from "@/server/upgrade/schema";
import { someBytes, upload } from "@/server/upgrade/test-packages";

const storeCount = 24;
const { db, close } = await freshDatabase(24);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["direct", ...Array.from({ length: storeCount - 1 }, () => "prepaid" as const)]);
});
afterEach(() => expectProof(db));

const hq = person("hq");
const tillActor = person("pos");
const refused = (code: string) => expect.objectContaining({ code });
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const poll = (store: string, till: string, version: string, at = now) =>
  pollUpdate(db, tillActor, { store, till, version }, at);
const report = (
  store: string,
  version: string,
  state: (typeof upgradeStates)[number],
  at: Date,
  till = "01",
) => reportUpdate(db, tillActor, { store, till, version, state, reason: "", at: at.toISOString() }, at);
const open = (version: string, stage: StageInput, at = now) => openStage(db, hq, { version, stage }, at);
const terms = { pollMinutes: 60, forceAfterDays: 7, parallelMax: 20, lineMbit: 100, quiet: null };
let packages = 0;
/** A version newer than all before it, with these stores allowed. */
async function given(stage?: StageInput): Promise<string> {
  packages += 1;
  const version = `${packages}.0.0`;
  await upload(db, version, someBytes(1_000, packages));
  if (stage) await open(version, stage);
  return version;
}
const stores = (...codes: string[]): StageInput => ({ scope: "stores", stores: codes });

test("R02 example 2: a store that is not listed is told of no upgrade", async () => {
  const version = await given(stores("S1"));
  expect(await poll("S2", "01", "0.9")).toEqual({
    allowed: false,
    reason: "not-listed",
    pollMinutes: 60,
    jitterMinutes: 10,
  });
  const draft = await given();
  expect(await poll("S1", "01", version)).toMatchObject({ allowed: false, reason: "current" });
  expect(await poll("S1", "01", draft)).toMatchObject({ allowed: false, reason: "current" });
});

test("R02 example 3: a store listed at 10:05 that asked at 10:00 downloads by 11:10", async () => {
  const version = await given();
  const before = await poll("S3", "01", "0.9", minutes(60));
  expect(before.allowed).toBe(false);
  await open(version, stores("S3"), minutes(65));
  const latest = 60 + before.pollMinutes + before.jitterMinutes;
  expect(latest).toBeLessThanOrEqual(130);
  const answer = await poll("S3", "01", "0.9", minutes(latest));
  expect(answer).toMatchObject({ allowed: true, version, size: 1_000, pollMinutes: 60 });
  expect(answer.url).toBe(`/api/v1/pos/packages/${version}?store=S3&till=01`);
});

test("R02 example 4: three failures are an alarm, said once; an installation sets them back", async () => {
  const version = await given(stores("S4"));
  await poll("S4", "01", "0.9");
  const answers = [];
  for (const hour of [1, 2, 3]) answers.push(await report("S4", version, "failed", minutes(hour * 60)));
  expect(answers.map(({ failures, isAlarm }) => [failures, isAlarm])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  await report("S4", version, "failed", minutes(180));
  const alarms = await sqlOf(db)`select 1 from events where type = 'upgrade.alarm'`;
  expect(alarms).toHaveLength(1);
  const red = await listTills(db, hq, { version, limit: 50 }, minutes(180));
  expect(red.rows).toMatchObject([{ store: "S4", state: "failed", failures: 3, isAlarm: true }]);
  expect(await poll("S4", "01", "0.9", minutes(240))).toMatchObject({ allowed: true, version });
  expect(await report("S4", version, "installed", minutes(241))).toMatchObject({
    failures: 0,
    isAlarm: false,
  });
});

test("a report that comes late changes what it must, not what happened after it", async () => {
  const version = await given(stores("S5"));
  await report("S5", version, "installed", minutes(60));
  expect(await report("S5", version, "failed", minutes(30))).toMatchObject({
    state: "installed",
    failures: 0,
  });
  const stranger = report("S5", "99.0", "failed", now);
  await expect(stranger).rejects.toEqual(refused("upgrade/unknown-package"));
});

test("two tills of one store ask at once: one downloads, the other waits, then takes it from there", async () => {
  const version = await given(stores("S6"));
  const answers = await atTheSameTime(["01", "02"].map((till) => () => poll("S6", till, "0.9")));
  const [first, second] = answers.toSorted((a, b) => Number(b.allowed) - Number(a.allowed));
  const winner = answers.findIndex(({ allowed }) => allowed) === 0 ? "01" : "02";
  const other = winner === "01" ? "02" : "01";
  expect(first).toMatchObject({ allowed: true, url: expect.stringContaining(`till=${winner}`) });
  expect(second).toMatchObject({ allowed: false, reason: "sharing", shareFrom: winner, pollMinutes: 5 });
  expect(await poll("S6", winner, "0.9")).toEqual(first);
  await report("S6", version, "downloaded", minutes(5), winner);
  const shared = await poll("S6", other, "0.9", minutes(6));
  expect(shared).toMatchObject({ allowed: true, version, shareFrom: winner });
  expect(shared.url).toBeUndefined();
  // What does not come from the neighbour is downloaded after all.
  await report("S6", version, "failed", minutes(7), other);
  expect((await poll("S6", other, "0.9", minutes(8))).url).toContain(`till=${other}`);
});

test("the right to download ends when the till falls silent, and goes to the other one", async () => {
  await given(stores("S7"));
  expect((await poll("S7", "01", "0.9")).allowed).toBe(true);
  expect((await poll("S7", "02", "0.9", minutes(9))).allowed).toBe(false);
  expect((await poll("S7", "02", "0.9", minutes(11))).allowed).toBe(true);
});

test("twenty stores ask at once where the line bears five: five download; one that is done makes room", async () => {
  await setRollout(db, hq, { ...terms, parallelMax: 5 }, minutes(600));
  const codes = Array.from({ length: 20 }, (_, n) => `S${n + 1}`);
  const version = await given(stores(...codes));
  const at = minutes(600);
  const answers = await atTheSameTime(codes.map((code) => () => poll(code, "01", "0.9", at)));
  const loading = codes.filter((_, n) => answers[n]?.url !== undefined);
  expect(loading).toHaveLength(5);
  expect(answers.filter(({ reason }) => reason === "busy")).toHaveLength(15);
  const { counts } = await getUpgrade(db, hq, { version }, at);
  expect(counts).toMatchObject({ stores: 20, downloading: 5, allowed: 15 });
  const [done = "", ...waiting] = [loading[0], ...codes.filter((code) => !loading.includes(code))];
  await report(done, version, "downloaded", minutes(601));
  expect((await poll(waiting[0] ?? "", "01", "0.9", minutes(602))).url).toBeDefined();
  expect((await poll(waiting[1] ?? "", "01", "0.9", minutes(602))).reason).toBe("busy");
  await setRollout(db, hq, terms, now);
});

test("stages: by route, kind and percentage, each brings who is new; then everybody", async () => {
  const version = await given();
  const all = { scope: "all" } as const;
  await expect(open(version, { scope: "route", route: "R9" })).rejects.toEqual(
    refused("upgrade/unknown-route"),
  );
  await expect(open(version, stores("S1", "S99"))).rejects.toEqual(refused("upgrade/unknown-store"));
  expect(await open(version, { scope: "kind", kind: "direct" })).toMatchObject({ stage: 1, stores: 1 });
  const half = { scope: "percentage", percent: 50 } as const;
  const second = await open(version, half);
  expect([11, 12]).toContain(second.stores);
  const again = await atTheSameTime(
    Array.from({ length: 4 }, () => () => open(version, half).catch((e) => e)),
  );
  expect(again.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => "upgrade/no-new-store"));
  expect(await open(version, { scope: "route", route: "R1" })).toMatchObject({
    stores: 24 - 1 - second.stores,
  });
  expect(await open(version, all)).toEqual({ version, stage: 4, stores: 0, status: "done" });
  await expect(open(version, all)).rejects.toEqual(refused("upgrade/all-open"));
  const detail = await getUpgrade(db, hq, { version }, now);
  expect(detail.stages.map(({ scope }) => scope)).toEqual(["kind", "percentage", "route", "all"]);
  expect(detail).toMatchObject({ status: "done", notYet: 0, counts: { stores: 24, allowed: 24 } });
});

test("paused it is offered to nobody; withdrawn, tills that run it go back, and it stays withdrawn", async () => {
  const before = await given({ scope: "all" });
  const version = await given();
  await expect(pausePackage(db, hq, { version, isPaused: true }, now)).rejects.toEqual(
    refused("upgrade/not-rolled-out"),
  );
  await open(version, stores("S1", "S2"));
  await pausePackage(db, hq, { version, isPaused: true }, now);
  expect(await poll("S1", "01", before)).toMatchObject({ allowed: false, reason: "paused" });
  await pausePackage(db, hq, { version, isPaused: false }, now);
  expect(await poll("S1", "01", before)).toMatchObject({ allowed: true, version });
  await report("S1", version, "installed", minutes(1));
  const withdrawn = { version, reason: "receipts print twice" };
  const both = await atTheSameTime([1, 2].map(() => () => withdrawPackage(db, hq, withdrawn, minutes(2))));
  expect(both).toEqual([1, 2].map(() => ({ version, status: "withdrawn" })));
  expect(await poll("S2", "01", before, minutes(3))).toMatchObject({ allowed: false, reason: "current" });
  expect(await poll("S1", "01", version, minutes(3))).toMatchObject({
    allowed: true,
    rollBack: true,
    version: before,
  });
  await report("S1", version, "rolled_back", minutes(4));
  const { counts, installs, status } = await getUpgrade(db, hq, { version }, minutes(5));
  expect({ status, rolledBack: counts.rolledBack, last: installs.at(-1)?.tills }).toEqual({
    status: "withdrawn",
    rolledBack: 1,
    last: 0,
  });
  await expect(open(version, { scope: "all" })).rejects.toEqual(refused("upgrade/withdrawn"));
});

test("quiet hours are kept; after seven days it is forced, never before", async () => {
  const version = await given({ scope: "all" });
  await setRollout(db, hq, { ...terms, quiet: { from: 420, to: 541 } }, now);
  expect(await poll("S8", "01", "0.9")).toMatchObject({ allowed: false, reason: "quiet" });
  expect((await poll("S8", "01", "0.9", minutes(1))).version).toBe(version);
  await setRollout(db, hq, terms, now);
  expect((await poll("S8", "01", "0.9", minutes(7 * 1440 - 1))).forced).toBeUndefined();
  expect((await poll("S8", "01", "0.9", minutes(7 * 1440))).forced).toBe(true);
});

test("a till acts for its own stores alone, and changes no roll-out", async () => {
  const own = person("pos", { storeIds: [1] });
  const ask = (actor: typeof own, store: string) =>
    pollUpdate(db, actor, { store, till: "01", version: "1.0" }, now);
  await expect(ask(own, "S1")).rejects.toEqual(refused("auth/out-of-scope"));
  await expect(ask(own, "S99")).rejects.toEqual(refused("upgrade/unknown-store"));
  await expect(ask(person("owner"), "S0")).rejects.toEqual(refused("auth/forbidden"));
  for (const work of [
    () => openStage(db, own, { version: "1.0.0", stage: { scope: "all" } }, now),
    () => pausePackage(db, own, { version: "1.0.0", isPaused: true }, now),
    () => withdrawPackage(db, own, { version: "1.0.0", reason: "x" }, now),
    () => setRollout(db, own, terms, now),
  ]) {
    await expect(work()).rejects.toEqual(refused("auth/forbidden"));
  }
});
