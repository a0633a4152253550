import { afterAll, beforeAll, expect, test } from "vitest";
import { submitOrder } from "@/server/order";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { listPlannedWaves } from "../queries/list-planned-waves";
import { runTemplate } from "./run-template";
import { saveWaveTemplate } from "./save-wave-template";
import { supplementWave } from "./supplement-wave";
import { cancelWave } from "./take-back";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");
const picker = person("picker", { id: 70 });
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const order = async (store: string, lines: Record<string, number>) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(db, person("owner"), { store, lines: wanted }, now)).order;
};
const given = {
  name: "Night",
  route: "R1",
  dc: null,
  pickType: null,
  temperature: "ambient" as const,
  departure: "02:00",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  isActive: true,
};
const template = (over: Partial<Parameters<typeof saveWaveTemplate>[2]> = {}) =>
  saveWaveTemplate(db, planner, { ...given, ...over }, now);

// Guarantees 2.4: a template is planned back from its departure, made once a day, and its wave keeps the departure.
test("a template shows what waits and makes its wave once", async () => {
  const { template: id } = await template();
  await expect(template()).rejects.toMatchObject({ code: "wave-template/name-taken" });
  await expect(template({ name: "Nowhere", route: "R9" })).rejects.toMatchObject({
    code: "pool/route-unknown",
  });
  await expect(saveWaveTemplate(db, picker, { ...given, name: "X" }, now)).rejects.toMatchObject({
    status: 403,
  });
  await order("S0", { I0: 4, CASE: 24 });
  const planned = await listPlannedWaves(db, planner, now);
  // Two cases at 22.5 s and one loose line at 36 s are two minutes, and loading takes half an hour.
  expect(planned).toMatchObject([
    { template: id, day: "2026-03-11", stores: 1, lines: 2, minutes: 2, made: null, departure: "02:00" },
  ]);
  expect(planned[0]?.releaseBy).toEqual(new Date("2026-03-11T01:28:00+08:00"));

  const day = "2026-03-11" as const;
  const made = await Promise.allSettled(
    Array.from({ length: 4 }, () => runTemplate(db, planner, { template: id, day }, now)),
  );
  const waves = made.flatMap((one) => (one.status === "fulfilled" ? [one.value.wave ?? ""] : []));
  const refused = made.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(waves).toHaveLength(1);
  expect(refused).toHaveLength(3);
  for (const reason of refused)
    expect(reason).toMatchObject({ code: "wave-template/made", details: { wave: waves[0] } });
  const wave = waves[0] ?? "";
  expect(await listPlannedWaves(db, planner, now)).toMatchObject([
    { stores: 0, made: { wave, status: "generated", isLocked: false } },
  ]);
  await order("S1", { I0: 1 });
  const more = await supplementWave(db, planner, { wave }, now);
  expect(more.deliveries).toMatchObject([{ store: "S1", dc: "0001" }]);
  expect(await listPlannedWaves(db, planner, now)).toMatchObject([{ stores: 0, made: { wave } }]);
  await cancelWave(db, planner, wave, "", now);
  expect(await listPlannedWaves(db, planner, now)).toMatchObject([{ stores: 1, made: null }]);
  await template({ template: id, isActive: false });
  expect(await listPlannedWaves(db, planner, now)).toEqual([]);
  await expect(runTemplate(db, planner, { template: id, day }, now)).rejects.toMatchObject({
    code: "wave-template/unknown",
  });
  await expectProof(db);
});
