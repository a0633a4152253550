import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { recordCodPayment } from "@/server/cod/commands/record-payment";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { addContainers } from "@/server/dock/commands/add-containers";
import { countContainers } from "@/server/dock/commands/count-containers";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { dispatchTrip } from "@/server/dock/commands/dispatch-trip";
import { handOver } from "@/server/dock/commands/hand-over";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { recordReturn } from "@/server/dock/commands/record-return";
import { getHandover } from "@/server/dock/queries/get-handover";
import { getHandoverTrip } from "@/server/dock/queries/get-handover-trip";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { listContainerEntries, listContainers } from "@/server/dock/queries/list-containers";
import { listRoad } from "@/server/dock/queries/list-road";
import type { HandOverInput } from "@/server/dock/schema";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "cod"]));
const planner = person("planner");
const manager = person("dc-manager");
const driver = person("loader", { id: 5, name: "Zheng" });
const other = person("loader", { id: 6, name: "Wu" });
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const none = { cases: 0, totes: 0, cages: 0, iceBoxes: 0 };
let phone = 0;

/** S0 gets two cases and two totes, S1 (on delivery) one case; on the truck, which left unless told. */
async function givenRoad({ hasLeft = true } = {}) {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { CASE: 24, I0: 5 } },
    { store: "S1", lines: { CASE: 12 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave }, now);
  const tote = { wave, dc: "0001", store: "S0", kind: "tote", count: 2 } as const;
  const totes = (await addContainers(db, planner, tote, now)).codes;
  const trip = { wave, dc: "0001", route: "R1" };
  const { units } = await getTripLoad(db, driver, trip);
  const scans = units.map(({ code }) => ({ scanId: code, code, action: "load" as const }));
  await recordLoads(db, driver, { ...trip, scans }, now);
  if (hasLeft) await dispatchTrip(db, driver, { ...trip, rest: [], reason: "" }, now);
  const cases = units.filter(({ kind, store }) => kind === "case" && store === "S0").map(({ code }) => code);
  return { trip, deliveries, totes, cases };
}

const signed = (wave: string, store: string, rest: Partial<HandOverInput> = {}): HandOverInput => {
  phone += 1;
  return {
    handover: `phone-${phone}-aaaa`,
    ...{ wave, dc: "0001", store },
    given: none,
    back: { totes: 0, cages: 0, iceBoxes: 0 },
    notes: [],
    signedBy: "Chen",
    signature: "M10 20L30 40",
    remark: "",
    signedAt: after(30).toISOString(),
    ...rest,
  };
};

// Guarantees U4's evidence and "containers out and back": signed counts, notes by label, the book of the store, once.
test("pieces given, one tote missing, empties back: delivered once, whatever the phone sends again", async () => {
  const { trip, deliveries, totes, cases } = await givenRoad();
  const stops = (await getHandoverTrip(db, driver, trip)).stops;
  expect(
    stops.map(({ store, units, owed, handover }) => [store, units.length, owed.totes, handover]),
  ).toEqual([
    ["S0", 4, 2, null],
    ["S1", 1, 0, null],
  ]);
  expect(stops[1]?.dues).toMatchObject([{ owed: "42.00" }]);
  expect(await listRoad(db, driver, after(10))).toMatchObject([
    { stage: "road", stops: 2, handed: 0, isMine: true },
  ]);

  const wish = signed(trip.wave, "S0", {
    given: { ...none, cases: 2, totes: 1 },
    back: { totes: 3, cages: 0, iceBoxes: 0 },
    notes: [
      { kind: "missing", code: (totes[1] ?? "").toLowerCase(), remark: "" },
      { kind: "damaged", code: cases[0] ?? "", remark: "wet" },
    ],
  });
  expect(await handOver(db, driver, wish, after(60))).toMatchObject({ store: "S0", delivered: 2 });
  expect(await handOver(db, driver, wish, after(90))).toMatchObject({ store: "S0", delivered: 0 });
  await expect(handOver(db, other, signed(trip.wave, "S0"), after(90))).rejects.toMatchObject({
    code: "dock/handed-over",
    details: { by: "Zheng", signedBy: "Chen" },
  });

  const [delivery = ""] = deliveries;
  expect((await getDelivery(db, planner, { delivery })).status).toBe("delivered");
  const owner = person("owner", { storeIds: [1], accountIds: [1] });
  expect(await getHandover(db, owner, { delivery })).toMatchObject({
    owed: { totes: -2, cages: 0, iceBoxes: 0 },
    handover: {
      given: { cases: 2, totes: 1 },
      signedBy: "Chen",
      by: "Zheng",
      at: after(30),
      notes: [
        { note: 1, kind: "missing", code: totes[1] },
        { note: 2, kind: "damaged", code: cases[0], remark: "wet", photos: [] },
      ],
    },
  });
  await expect(
    getHandover(db, person("owner", { storeIds: [2], accountIds: [2] }), { delivery }),
  ).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expectProof(db);
});

test("two phones hand over the same stop at the same time: one is signed", async () => {
  const { trip } = await givenRoad();
  const results = await Promise.allSettled(
    [driver, other].map((actor) => handOver(db, actor, signed(trip.wave, "S1"), after(40))),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expectProof(db);
});

test("nothing is handed over before it left, with another store's label, or by another's hands", async () => {
  const early = await givenRoad({ hasLeft: false });
  const { wave } = early.trip;
  await expect(handOver(db, driver, signed(wave, "S0"), after(5))).rejects.toMatchObject({
    code: "delivery/cannot-move",
  });
  await expect(handOver(db, driver, signed(wave, "S9"), after(5))).rejects.toMatchObject({
    code: "dock/unknown-store",
  });
  await expect(handOver(db, person("picker"), signed(wave, "S0"), after(5))).rejects.toMatchObject({
    status: 403,
  });
  const elsewhere = person("loader", { dcIds: [99] });
  await expect(handOver(db, elsewhere, signed(wave, "S0"), after(5))).rejects.toMatchObject({ status: 403 });

  const { trip, totes } = await givenRoad();
  const notes = [{ kind: "missing" as const, code: totes[0] ?? "", remark: "" }];
  await expect(handOver(db, driver, signed(trip.wave, "S1", { notes }), after(5))).rejects.toMatchObject({
    code: "dock/other-label",
    details: { codes: [totes[0]] },
  });
  await expectProof(db);
});

test("delivery orders that left one by one: their containers are owed from the handover on", async () => {
  const { trip, deliveries } = await givenRoad({ hasLeft: false });
  for (const delivery of deliveries) await dispatchDelivery(db, driver, { delivery }, now);
  const balance = async () =>
    (await listContainers(db, planner, { limit: 50, owing: false, search: "S0" })).total.totes;
  const before = await balance();
  await handOver(db, driver, signed(trip.wave, "S0", { given: { ...none, cases: 2, totes: 2 } }), after(60));
  expect(await balance()).toBe(before + 2);
  await dispatchTrip(db, driver, { ...trip, rest: [], reason: "" }, after(70));
  expect(await balance()).toBe(before + 2);
  await expectProof(db);
});

test("what is paid on delivery is collected at the door, to the fen", async () => {
  const { trip, deliveries } = await givenRoad();
  await handOver(db, driver, signed(trip.wave, "S1", { given: { ...none, cases: 1 } }), after(60));
  const delivery = deliveries.at(-1) ?? "";
  const amount = 4_200;
  const payment = {
    store: "S1",
    amount,
    method: "qr" as const,
    reference: "WX-778899",
    deliveries: [{ delivery, amount }],
  };
  await recordCodPayment(db, driver, payment, after(61));
  const stop = (await getHandoverTrip(db, driver, trip)).stops.find(({ store }) => store === "S1");
  expect(stop).toMatchObject({ dues: [], handover: { given: { cases: 1 } } });
  await expectProof(db);
});

test("a count brings the book to what the store has, with its reason; the gate counts each truck once", async () => {
  const count = { store: "S0", kind: "tote", counted: 7, reason: "counted in the back room" } as const;
  const [a, b] = await Promise.all([
    countContainers(db, manager, count, after(100)),
    countContainers(db, manager, count, after(100)),
  ]);
  expect([a.before === 7, b.before === 7].sort()).toEqual([false, true]);
  const { rows } = await listContainerEntries(db, planner, { store: "S0", limit: 50 });
  expect(rows[0]).toMatchObject({ kind: "tote", after: 7, cause: "count", reason: count.reason });
  expect((await listContainers(db, planner, { limit: 50, owing: true })).rows).toMatchObject([
    { store: "S0", totes: 7 },
  ]);
  await expect(countContainers(db, planner, count, now)).rejects.toMatchObject({ status: 403 });
  await expect(countContainers(db, manager, { ...count, store: "S9" }, now)).rejects.toMatchObject({
    code: "dock/no-store",
  });

  const { trip } = await givenRoad();
  const back = { ...trip, totes: 2, cages: 0, iceBoxes: 0, remark: "" };
  await recordReturn(db, driver, back, after(200));
  await recordReturn(db, driver, back, after(201));
  await expect(recordReturn(db, other, { ...back, totes: 3 }, after(202))).rejects.toMatchObject({
    code: "dock/returned",
  });
  expect((await getHandoverTrip(db, planner, trip)).returned).toMatchObject({ totes: 2, by: "Zheng" });
  const early = await givenRoad({ hasLeft: false });
  await expect(recordReturn(db, driver, { ...back, ...early.trip }, now)).rejects.toMatchObject({
    code: "dock/not-left",
  });
  const [{ moved } = { moved: -1 }] = await sqlOf(db)<{ moved: number }[]>`
    select count(*)::int4 as moved from container_entries where cause_type = 'count'`;
  expect(moved).toBe(1);
  await expectProof(db);
});
