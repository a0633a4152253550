import { afterAll, beforeAll, expect, test } from "vitest";
import { setTrip } from "@/server/dock/commands/set-trip";
import { listDeliveryLabels } from "@/server/dock/queries/list-delivery-labels";
import { listLabels } from "@/server/dock/queries/list-labels";
import { listPickSheets } from "@/server/dock/queries/list-pick-sheets";
import { listTripSheets } from "@/server/dock/queries/list-trip-sheets";
import { voidDelivery } from "@/server/pool";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const departsAt = "2026-03-11T02:00:00+08:00";

async function released(...orders: Parameters<typeof givenWave>[1]) {
  const { wave, deliveries } = await givenWave(db, orders);
  await releaseWave(db, planner, { wave }, now);
  return { wave, deliveries };
}

// Guarantees what 5.2 asks of the pick list: one store's sheet with its head, the barcode's end, dock and departure, no prices.
test("a pick list carries what the paper shows", async () => {
  const { wave, deliveries } = await released({ store: "S1", lines: { I0: 3, I1: 2, CASE: 36 } });
  await setTrip(
    db,
    planner,
    { wave, dc: "0001", route: "R1", dock: "3", truck: "B1", driver: "He", departsAt },
    now,
  );
  const { rows } = await listPickSheets(db, planner, { wave, method: "paper", limit: 50 });
  expect(rows).toHaveLength(1);
  const [paper] = rows;
  expect(deliveries).toContain(paper?.delivery);
  expect(paper).toMatchObject({ store: "S1", stop: 2, sheet: 1, sheets: 1, totalLines: 2, totalEach: 5 });
  expect(paper).toMatchObject({ dock: "3", departsAt: new Date(departsAt), totes: [] });
  expect(paper?.lines.map(({ location, item }) => [location, item])).toEqual([
    ["A-01", "I0"],
    ["B-02", "I1"],
  ]);
  expect(paper?.lines[0]?.barcodeTail).toHaveLength(4);
  expect(JSON.stringify(rows)).not.toMatch(/price|Fen/i);
});

// Guarantees 播种: an item's total once, then what each store gets, and no store of its own on the sheet.
test("a put list shows each item with its total and its stores", async () => {
  const floor = { dc: "0001", case: "label" as const, zones: [], shortVisits: 1 };
  await setFloor(db, person("dc-manager"), { ...floor, loose: "batch" }, now);
  const { wave } = await released({ store: "S0", lines: { I0: 5 } }, { store: "S1", lines: { I0: 7 } });
  await setFloor(db, person("dc-manager"), { ...floor, loose: "paper" }, now);
  const { rows } = await listPickSheets(db, planner, { wave, method: "batch", limit: 50 });
  expect(rows).toMatchObject([{ store: null, delivery: null, puts: [{ item: "I0", totalEach: 12 }] }]);
  expect(rows[0]?.puts[0]?.puts.map(({ store, qtyEach }) => [store, qtyEach])).toEqual([
    ["S0", 5],
    ["S1", 7],
  ]);
});

// Guarantees the print order of each step: handed over by stop, loaded with the last stop first (pitfall 7).
test("a truck's papers: stops in order to hand over, reversed to load", async () => {
  const { wave } = await released(
    { store: "S0", lines: { CASE: 24, I0: 61 } },
    { store: "S1", lines: { CASE: 12 } },
  );
  const handover = await listTripSheets(db, planner, { wave }, "handover");
  const loading = await listTripSheets(db, planner, { wave }, "loading");
  expect(handover.trips).toMatchObject([{ dc: "0001", route: "R1", temperature: "ambient" }]);
  expect(handover.trips[0]?.stops).toMatchObject([
    { store: "S0", stop: 1, cases: 2, totesPlanned: 2, totes: [], lines: 2, shortLines: 0 },
    { store: "S1", stop: 2, cases: 1, totesPlanned: 0 },
  ]);
  expect(loading.trips[0]?.stops.map(({ store }) => store)).toEqual(["S1", "S0"]);
  expect(loading.trips[0]?.stops[1]?.items).toMatchObject([{ item: "CASE", cases: 2 }]);
});

test("papers of a wave elsewhere are refused, and an unknown one", async () => {
  const { wave } = await released({ store: "S0", lines: { CASE: 12 } });
  const elsewhere = person("planner", { dcIds: [99] });
  await expect(listLabels(db, elsewhere, { wave })).rejects.toMatchObject({ code: "auth/out-of-scope" });
  await expect(listTripSheets(db, elsewhere, { wave }, "loading")).rejects.toMatchObject({ status: 403 });
  await expect(listLabels(db, person("owner"), { wave })).rejects.toMatchObject({ status: 403 });
  await expect(listLabels(db, planner, { wave: "WV-0" })).rejects.toMatchObject({ code: "wave/unknown" });
});

// Guarantees 5.2's case label and the pitfall of labels that do not follow the picked count.
test("labels: one per case in walking order with a total per location; shorts and void delivery orders have none", async () => {
  const { wave, deliveries } = await released(
    { store: "S0", lines: { CASE: 36 } },
    { store: "S1", lines: { CASE: 24 } },
  );
  const [first = "", second = ""] = deliveries;
  const strip = await listLabels(db, planner, { wave });
  expect(strip).toMatchObject({ cases: 5, voids: 0 });
  expect(strip.labels.at(-1)).toMatchObject({ kind: "total", location: "A-05", cases: 5, stores: 2 });
  const [label] = strip.labels;
  expect(label).toMatchObject({ store: "S0", caseNo: 1, caseCount: 3, inCaseEach: 12, delivery: first });
  expect(new Set(strip.labels.map((one) => (one.kind === "case" ? one.code : ""))).size).toBe(6);
  expect(JSON.stringify(strip)).not.toMatch(/price|Fen/i);

  const exceptions = [{ delivery: first, item: "CASE", picked: 12, reason: "damaged" as const }];
  await confirmWave(db, planner, { wave, exceptions }, now);
  expect(await listLabels(db, planner, { wave })).toMatchObject({ cases: 3, voids: 2 });
  await voidDelivery(db, person("dc-manager"), second, "flood", now);
  expect(await listLabels(db, planner, { wave })).toMatchObject({ cases: 1, voids: 4 });
  const code = label?.kind === "case" ? label.code : "";
  expect(await listLabels(db, planner, { wave, label: code.toLowerCase() })).toMatchObject({
    labels: [{ code, caseNo: 1, caseCount: 1 }],
  });
});

// Guarantees that a store confirms a delivery by its labels: cases name their item, totes do not, shorts have none.
test("the labels of a delivery order, for the store that receives it and nobody else", async () => {
  const { wave, deliveries } = await released({ store: "S1", lines: { I0: 3, CASE: 36 } });
  const [first = "", second = ""] = deliveries;
  const all = async (delivery: string) =>
    listDeliveryLabels(db, person("clerk", { storeIds: [2] }), { delivery });
  const isCase = async (delivery: string) => (await all(delivery)).some(({ kind }) => kind === "case");
  const [cases, loose] = (await isCase(first)) ? [first, second] : [second, first];
  const casesOf = async () => (await all(cases)).filter(({ kind }) => kind === "case");
  const printed = await casesOf();
  expect(printed.length).toBeGreaterThan(2);
  expect(new Set(printed.map(({ code }) => code)).size).toBe(printed.length);
  for (const label of printed) expect(label).toMatchObject({ item: "CASE", inCaseEach: 12 });
  expect((await all(loose)).every(({ kind, item }) => kind !== "case" && item === null)).toBe(true);
  await confirmWave(
    db,
    planner,
    { wave, exceptions: [{ delivery: cases, item: "CASE", picked: 24, reason: "empty" }] },
    now,
  );
  expect(await casesOf()).toHaveLength(2);
  const stranger = person("clerk", { storeIds: [1] });
  await expect(listDeliveryLabels(db, stranger, { delivery: cases })).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
});
