import { afterAll, beforeAll, expect, test } from "vitest";
import { addContainers } from "@/server/dock/commands/add-containers";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { dispatchWave } from "@/server/dock/commands/dispatch-wave";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { getHandoverTrip } from "@/server/dock/queries/get-handover-trip";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { listContainers } from "@/server/dock/queries/list-containers";
import { listUnloaded } from "@/server/dock/queries/list-unloaded";
import { aboardUnlessSaid } from "@/server/dock/rules/aboard";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { listWaveEvents } from "@/server/wave/queries/list-wave-events";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid"]));
const planner = person("planner");
const loader = person("loader", { id: 5, name: "Zheng" });

/** S0: one of two cases short, a tote; S1: one case; S2's delivery order is void before it was approved. */
async function givenLoading() {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { CASE: 24, I0: 5 } },
    { store: "S1", lines: { CASE: 12 } },
    { store: "S2", lines: { CASE: 12 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  const ofStore = (at: number) => deliveries.at(at) ?? "";
  await voidDelivery(db, planner, ofStore(-1), "closed today", now);
  const short = { delivery: ofStore(0), item: "CASE", picked: 12, reason: "empty" as const };
  await confirmWave(db, planner, { wave, exceptions: [short] }, now);
  await approveWave(db, planner, { wave }, now);
  const tote = { wave, dc: "0001", store: "S0", kind: "tote", count: 1 } as const;
  await addContainers(db, planner, tote, now);
  const trip = { wave, dc: "0001", route: "R1" };
  const { units } = await getTripLoad(db, loader, trip);
  const scan = (store: string) => {
    const scans = units
      .filter((unit) => unit.store === store && unit.status === "waiting")
      .map(({ code }) => ({ scanId: code, code, action: "load" as const }));
    return recordLoads(db, loader, { ...trip, scans }, now);
  };
  return { wave, trip, scan, ofStore };
}

// Guarantees the guard of the dispatch: what nobody scanned is asked about, void and short labels are not.
test("a wave leaves when everything is scanned; else somebody says where the rest is, and why", async () => {
  const { wave, trip, scan } = await givenLoading();
  expect(await listUnloaded(db, loader, { wave })).toMatchObject({
    total: 3,
    loaded: 0,
    stores: [
      { store: "S1", units: [{ kind: "case" }] },
      { store: "S0", units: [{ kind: "case" }, { kind: "tote" }] },
    ],
    voidLoaded: [],
  });
  await scan("S0");
  await expect(dispatchWave(db, loader, { wave }, now)).rejects.toMatchObject({
    code: "dock/not-loaded",
    details: { count: 1, stores: ["S1"] },
  });
  const unloaded = { as: "behind" as const, reason: "truck is full" };
  expect(await dispatchWave(db, loader, { wave, unloaded }, now)).toMatchObject({
    dispatched: 3,
    aboard: 0,
    behind: 1,
  });
  expect(await dispatchWave(db, loader, { wave }, now)).toMatchObject({ dispatched: 3, behind: 0 });
  const { stops } = await getHandoverTrip(db, loader, trip);
  expect(stops.map(({ store, units, behind }) => [store, units.length, behind.length])).toEqual([
    ["S0", 2, 0],
    ["S1", 0, 1],
  ]);
  const rows = await listWaveEvents(db, planner, { wave });
  expect(rows[0]).toMatchObject({ type: "wave.trucks_left", reason: "truck is full" });
  await expectProof(db);
});

test("what is aboard without a scan is loaded on somebody's word, its tote owed", async () => {
  const { wave, trip, scan } = await givenLoading();
  const before = (await listContainers(db, planner, { limit: 50, owing: false })).total.totes;
  await scan("S1");
  const unloaded = { as: "aboard" as const, reason: "scanner broken" };
  expect(await dispatchWave(db, loader, { wave, unloaded }, now)).toMatchObject({ aboard: 2, behind: 0 });
  const { stops } = await getHandoverTrip(db, loader, trip);
  expect(stops.map(({ units, behind }) => [units.length, behind.length])).toEqual([
    [2, 0],
    [1, 0],
  ]);
  expect((await listContainers(db, planner, { limit: 50, owing: false })).total.totes).toBe(before + 1);
  await expectProof(db);
});

test("one delivery order alone is asked about its own labels; a machine's are aboard unless it says otherwise", async () => {
  const { wave, ofStore } = await givenLoading();
  const delivery = ofStore(0);
  await expect(dispatchDelivery(db, loader, { delivery }, now)).rejects.toMatchObject({
    code: "dock/not-loaded",
  });
  await dispatchDelivery(db, loader, { delivery, ...aboardUnlessSaid({}) }, now);
  await dispatchDelivery(db, loader, { delivery }, now);
  await expect(dispatchDelivery(db, loader, { delivery: "DO-0" }, now)).rejects.toMatchObject({
    status: 404,
  });
  await expect(dispatchDelivery(db, person("picker"), { delivery: ofStore(1) }, now)).rejects.toMatchObject({
    status: 403,
  });
  expect((await listUnloaded(db, loader, { wave })).stores.map(({ store }) => store)).toEqual(["S1", "S0"]);
  await expectProof(db);
});

test("two persons let the wave leave at the same time: it leaves once", async () => {
  const { wave } = await givenLoading();
  const unloaded = { as: "aboard" as const, reason: "no scanner" };
  const answers = await Promise.all(
    [loader, planner].map((actor) => dispatchWave(db, actor, { wave, unloaded }, now)),
  );
  expect(answers.map(({ aboard }) => aboard).sort()).toEqual([0, 3]);
  await expectProof(db);
});
