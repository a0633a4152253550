import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { checksOf } from "@/server/check/test-checks";
import { addContainers } from "@/server/dock/commands/add-containers";
import { dispatchTrip } from "@/server/dock/commands/dispatch-trip";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const loader = person("loader", { id: 5, name: "Zheng" });
const other = person("loader", { id: 6, name: "Wu" });

/** Two stops with cases, S0 two of three picked, S1 with a tote; approved unless told. */
async function givenTrip({ isApproved = true } = {}) {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { CASE: 36 } },
    { store: "S1", lines: { CASE: 12, I0: 5 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  const exceptions = [
    { delivery: deliveries[0] ?? "", item: "CASE", picked: 24, reason: "damaged" as const },
  ];
  if (isApproved) {
    await confirmWave(db, planner, { wave, exceptions }, now);
    await approveWave(db, planner, { wave }, now);
  }
  const container = { wave, dc: "0001", store: "S1", kind: "tote", count: 1 } as const;
  const [tote = ""] = (await addContainers(db, planner, container, now)).codes;
  const trip = { wave, dc: "0001", route: "R1" };
  const cases = (await getTripLoad(db, loader, trip)).units.filter(({ kind }) => kind === "case");
  const codesOf = (store: string) => cases.filter((unit) => unit.store === store).map(({ code }) => code);
  return { trip, tote, s0: codesOf("S0"), s1: codesOf("S1") };
}
const load = (scanId: string, code: string, action: "load" | "take_off" = "load") => ({
  scanId,
  code,
  action,
});

// Guarantees scan-to-load: each label once, the void ones and strangers refused in words, every scan id once.
test("labels go on once; a short one, an unknown one and one of another truck do not", async () => {
  const first = await givenTrip();
  const { trip, tote, s0, s1 } = await givenTrip();
  const scans = [
    load("1", s1[0] ?? "", "take_off"),
    load("2", (s1[0] ?? "").toLowerCase()),
    load("3", s1[0] ?? ""),
    load("4", tote),
    load("5", s0[2] ?? ""),
    load("6", "6901234567892"),
    load("7", first.s0[0] ?? ""),
    load("8", first.tote),
  ];
  const { answers } = await recordLoads(db, loader, { ...trip, scans }, now);
  expect(answers.map(({ answer }) => answer)).toEqual([
    ...["not_loaded", "loaded", "already_loaded", "loaded", "void", "unknown", "other_trip", "other_trip"],
  ]);
  // Sent again after a lost answer, with one more: nothing counts twice.
  const again = await recordLoads(db, loader, { ...trip, scans: [...scans, load("9", s0[0] ?? "")] }, now);
  expect(again.answers.slice(0, 8)).toEqual(answers);
  expect(again.answers[8]).toMatchObject({ answer: "loaded" });
  const { stops, units } = await getTripLoad(db, loader, trip);
  expect(stops.map(({ store, loaded, units: all }) => [store, loaded, all])).toEqual([
    ["S1", 2, 2],
    ["S0", 1, 2],
  ]);
  expect(units.find(({ code }) => code === s0[2])).toMatchObject({ status: "void", reason: "damaged" });
  await expectProof(db);
});

test("two loaders scan the same label at the same time: it is on once", async () => {
  const { trip, s1 } = await givenTrip();
  const answers = await Promise.all(
    [loader, other].map((actor) =>
      recordLoads(db, actor, { ...trip, scans: [load("race", s1[0] ?? "")] }, now),
    ),
  );
  expect(answers.map(({ answers: [one] }) => one?.answer).sort()).toEqual(["already_loaded", "loaded"]);
});

test("what is not picked waits; what was approved before leaves only when the rest is named", async () => {
  const early = await givenTrip({ isApproved: false });
  const tooSoon = await recordLoads(
    db,
    loader,
    { ...early.trip, scans: [load("x1", early.s1[0] ?? "")] },
    now,
  );
  expect(tooSoon.answers).toMatchObject([{ answer: "not_picked" }]);

  const { trip, tote, s0, s1 } = await givenTrip();
  const scans = [load("a", s1[0] ?? ""), load("b", tote), load("c", s0[0] ?? "")];
  await recordLoads(db, other, { ...trip, scans }, now);
  await expect(dispatchTrip(db, loader, { ...trip, rest: [], reason: "" }, now)).rejects.toMatchObject({
    code: "dock/not-loaded",
    details: { count: 1, stores: ["S0"] },
  });
  const leave = { ...trip, rest: [s0[1] ?? ""], reason: "no room" };
  await expect(dispatchTrip(db, loader, { ...leave, reason: "" }, now)).rejects.toMatchObject({
    code: "dock/reason-missing",
  });
  expect(await dispatchTrip(db, loader, leave, now)).toMatchObject({ dispatched: 3, left: 1 });
  expect(await dispatchTrip(db, loader, leave, now)).toMatchObject({ dispatched: 3, left: 1 });
  const late = await recordLoads(db, loader, { ...trip, scans: [load("d", s0[1] ?? "")] }, now);
  expect(late.answers).toMatchObject([{ answer: "gone" }]);
  const out = await sqlOf(db)`
    select s.code, e.kind, e.qty from container_entries e join stores s on s.id = e.store_id`;
  expect([...out]).toEqual([{ code: "S1", kind: "tote", qty: 1 }]);
  await expectProof(db);
});

test("loading is for the dock of that DC, and for trucks that there are", async () => {
  const { trip, s1 } = await givenTrip();
  const scans = [load("z", s1[0] ?? "")];
  await expect(recordLoads(db, person("picker"), { ...trip, scans }, now)).rejects.toMatchObject({
    status: 403,
  });
  const elsewhere = person("loader", { dcIds: [99] });
  await expect(recordLoads(db, elsewhere, { ...trip, scans }, now)).rejects.toMatchObject({ status: 403 });
  await expect(recordLoads(db, loader, { ...trip, route: "R9", scans }, now)).rejects.toMatchObject({
    code: "dock/unknown-trip",
  });
});

// Guarantees 2.3: what was drawn for a check does not go on a truck before the check has ended.
test("a label whose delivery order waits for its check is sent back to it, and goes on afterwards", async () => {
  const { shares, picked, count } = checksOf(db);
  await shares(100, 0);
  const { wave, delivery } = await picked({ CASE: 24 });
  await shares(0, 0);
  const trip = { wave, dc: "0001", route: "R1" };
  const [code = ""] = (await getTripLoad(db, loader, trip)).units.map((unit) => unit.code);
  const answerTo = async (scanId: string) =>
    (await recordLoads(db, loader, { ...trip, scans: [load(scanId, code)] }, now)).answers[0]?.answer;
  expect(await answerTo("check-1")).toBe("not_checked");
  const { stops, units } = await getTripLoad(db, loader, trip);
  expect(stops).toMatchObject([{ loaded: 0, missing: 2 }]);
  expect(units.map(({ status }) => status)).toEqual(["not_checked", "not_checked"]);
  await count(delivery, { CASE: 24 });
  expect(await answerTo("check-1")).toBe("not_checked");
  expect(await answerTo("check-2")).toBe("loaded");
  await expectProof(db);
});
