import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth/actor";
import { checker, checksOf, planner } from "@/server/check/test-checks";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { getClaimWorth } from "@/server/delivery/queries/get-claim-worth";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { getClaimEvidence } from "@/server/dock/queries/get-claim-evidence";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getTask } from "@/server/wave/queries/get-task";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const manager = person("dc-manager", { dcIds: [1] });
const picker = person("picker", { id: 7, name: "Li" });
const loader = person("loader", { id: 5, name: "Zheng" });
const { shares, count } = checksOf(db);

const claim = async (delivery: string, item: string, qty: number, type: "short" | "over" = "short") =>
  (await reportDifference(db, systemActor, { delivery, lines: [{ item, type, qty }], remark: "" }, now))
    .difference;
const arrive = async (delivery: string) => {
  const unloaded = { as: "aboard" as const, reason: "scanner broken" };
  await dispatchDelivery(db, loader, { delivery, unloaded }, now);
  await deliverDelivery(db, loader, { delivery }, now);
};

// Guarantees U4: beside a claim stands who scanned and who counted what is claimed, and what the store claimed before.
test("the scans of the picker and the count of the check stand beside the claim", async () => {
  await shares(100, 0);
  const { wave, deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 20, I1: 3 } }]);
  const [delivery = ""] = deliveries;
  await releaseWave(db, planner, { wave }, now);
  for (const { task } of (await listTasks(db, picker, { wave, limit: 50 })).rows) {
    await claimTask(db, picker, { task }, now);
    const { lines } = await getTask(db, picker, { task });
    // In two scans each: what counts is the sum.
    const picks = lines.flatMap(({ line, qtyEach }) => [
      { scanId: `${line}a`, line, qty: qtyEach - 1 },
      { scanId: `${line}b`, line, qty: 1 },
    ]);
    await recordPicks(db, picker, { task, picks }, now);
    await finishTask(db, picker, { task }, now);
  }
  await count(delivery, { I0: 20, I1: 3 });
  await shares(0, 0);
  await approveWave(db, planner, { wave }, now);
  await arrive(delivery);
  const earlier = await claim(delivery, "I1", 1);
  await decideDifference(db, manager, { difference: earlier, lines: [{ item: "I1", acceptedQty: 1 }] }, now);
  const difference = await claim(delivery, "I0", 20);
  expect(await getClaimEvidence(db, manager, { difference })).toMatchObject({
    delivery,
    items: [{ item: "I0", deliveredEach: 20, scannedEach: 20, scannedBy: "Li", scannedAt: now, cases: 0 }],
    earlierNotes: 1,
    earlierCreditFen: 350,
  });
  const [known] = (await getClaimEvidence(db, manager, { difference })).items;
  expect(known).toMatchObject({ checkedEach: 20, checkedBy: checker.name });
  await expectProof(db);
});

test("of cases, how many were scanned onto the truck; of what was picked from paper nobody has scans", async () => {
  const { wave, deliveries } = await givenWave(db, [{ store: "S1", lines: { CASE: 36 } }]);
  const [delivery = ""] = deliveries;
  await releaseWave(db, planner, { wave }, now);
  const short = { delivery, item: "CASE", picked: 24, reason: "damaged" as const };
  await confirmWave(db, planner, { wave, exceptions: [short] }, now);
  await approveWave(db, planner, { wave }, now);
  const trip = { wave, dc: "0001", route: "R1" };
  const code = (await getTripLoad(db, loader, trip)).units.find(({ status }) => status === "waiting")?.code;
  await recordLoads(db, loader, { ...trip, scans: [{ scanId: "1", code: code ?? "", action: "load" }] }, now);
  await arrive(delivery);
  const difference = await claim(delivery, "CASE", 12);
  expect((await getClaimEvidence(db, manager, { difference })).items).toMatchObject([
    {
      item: "CASE",
      deliveredEach: 24,
      scannedEach: null,
      scannedBy: null,
      checkedEach: null,
      cases: 2,
      casesLoaded: 1,
    },
  ]);
});

test("what the store has counted since stands beside its claim, with its book of that instant", async () => {
  const delivery = await givenDelivered(db, "S1", { I2: 9 });
  const difference = await claim(delivery, "I2", 2);
  const evidence = async () => (await getClaimEvidence(db, manager, { difference })).items;
  expect(await evidence()).toMatchObject([
    { item: "I2", countedEach: null, countedAt: null, bookEach: null },
  ]);
  const [stock] = await sqlOf(db)<{ each: number }[]>`
    select s.on_hand_each as each from store_stock s join items i on i.id = s.item_id where i.code = 'I2' and s.store_id = 2`;
  const counter = person("owner", { storeIds: [2], id: 21 });
  const counted = new Date(now.getTime() + 60_000);
  const { stocktake } = await openStocktake(db, counter, { store: "S1", kind: "full", scope: "" }, counted);
  const take = { takeId: "take-of-i2", item: "I2", counted: 9, agoSeconds: 0 };
  await recordTakes(db, counter, { stocktake, takes: [take] }, counted);
  expect(await evidence()).toMatchObject([
    { item: "I2", countedEach: 9, countedAt: counted, bookEach: stock?.each },
  ]);
});

test("what a claim is worth is what its decision pays, and only whoever decides sees it", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 20, I1: 4 });
  const lines = [
    { item: "I0", type: "short" as const, qty: 7 },
    { item: "I1", type: "over" as const, qty: 2 },
  ];
  const { difference } = await reportDifference(db, systemActor, { delivery, lines, remark: "" }, now);
  const worth = await getClaimWorth(db, manager, { difference });
  expect(worth).toEqual([
    { line: 1, worthFen: 7 * 350 },
    { line: 2, worthFen: -2 * 350 },
  ]);
  const all = lines.map(({ item, qty }) => ({ item, acceptedQty: qty }));
  const decided = await decideDifference(db, manager, { difference, lines: all }, now);
  expect(decided.lines.map(({ creditFen }) => creditFen)).toEqual(worth.map(({ worthFen }) => worthFen));
  for (const query of [getClaimWorth, getClaimEvidence]) {
    await expect(query(db, person("owner"), { difference })).rejects.toMatchObject({ status: 403 });
    await expect(query(db, person("dc-manager", { dcIds: [99] }), { difference })).rejects.toMatchObject({
      status: 403,
    });
    await expect(query(db, manager, { difference: "DF-NONE" })).rejects.toMatchObject({ status: 404 });
  }
  await expectProof(db);
});
