import { afterAll, beforeAll, expect, test } from "vitest";
import { addContainers } from "@/server/dock/commands/add-containers";
import { recordPrint } from "@/server/dock/commands/record-print";
import { setTrip } from "@/server/dock/commands/set-trip";
import { listPrints } from "@/server/dock/queries/list-prints";
import { listToteLabels } from "@/server/dock/queries/list-tote-labels";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { listWaveEvents } from "@/server/wave/queries/list-wave-events";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const labels = { paper: "case_labels", format: "page", reason: "" } as const;

async function released(...orders: Parameters<typeof givenWave>[1]) {
  const { wave } = await givenWave(db, orders);
  await releaseWave(db, planner, { wave }, now);
  return wave;
}

// Guarantees the reprint log: the first print needs no reason, every further one of all or a part of it does.
test("a paper is printed once without a reason, then with one, and the log says who, when and why", async () => {
  const wave = await released({ store: "S0", lines: { CASE: 24 } });
  expect(await recordPrint(db, planner, { ...labels, wave }, now)).toMatchObject({ nth: 1 });
  for (const part of [{}, { zone: "A" }, { label: "C1-1-1" }]) {
    await expect(
      recordPrint(db, planner, { ...labels, ...part, wave, zone: "A" }, now),
    ).rejects.toMatchObject({
      code: "paper/reason-missing",
      details: { by: "planner", times: 1 },
    });
  }
  const again = { ...labels, wave, format: "zpl", reason: "jam" } as const;
  expect(await recordPrint(db, person("picker", { name: "Li" }), again, now)).toMatchObject({ nth: 2 });
  expect(await listPrints(db, planner, { wave })).toMatchObject([
    { paper: "case_labels", format: "zpl", nth: 2, reason: "jam", by: "Li", at: now },
    { paper: "case_labels", format: "page", nth: 1, reason: "", by: "planner" },
  ]);
  const events = await listWaveEvents(db, planner, { wave });
  expect(JSON.stringify(events)).toContain("wave.printed");
  await expectProof(db);
});

test("two at once are a first print and a refused second", async () => {
  const wave = await released({ store: "S0", lines: { CASE: 12 } });
  const answers = await Promise.allSettled(
    [1, 2].map(() => recordPrint(db, planner, { ...labels, wave }, now)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listPrints(db, planner, { wave })).toHaveLength(1);
});

test("what has no sheet is not printed, nor by a store or another DC", async () => {
  const wave = await released({ store: "S0", lines: { I0: 1 } });
  await expect(recordPrint(db, planner, { ...labels, wave }, now)).rejects.toMatchObject({
    code: "paper/nothing",
  });
  await expect(recordPrint(db, person("owner"), { ...labels, wave }, now)).rejects.toMatchObject({
    status: 403,
  });
  const elsewhere = person("planner", { dcIds: [99] });
  await expect(recordPrint(db, elsewhere, { ...labels, wave }, now)).rejects.toMatchObject({ status: 403 });
  expect(await listPrints(db, planner, { wave })).toEqual([]);
});

// Guarantees tote labels: as many as one plans with the first print, more on request, each with its own number.
test("the first print of totes makes them; more are added with labels of their own", async () => {
  const wave = await released({ store: "S0", lines: { I0: 61, I1: 1 } }, { store: "S1", lines: { I0: 1 } });
  const totes = { paper: "tote_labels", format: "page", reason: "" } as const;
  await recordPrint(db, planner, { ...totes, wave }, now);
  await recordPrint(db, planner, { ...totes, wave, reason: "jam" }, now);
  const { labels: made } = await listToteLabels(db, planner, { wave });
  expect(made.map(({ store, seq, count }) => [store, seq, count])).toEqual([
    ["S0", 1, 2],
    ["S0", 2, 2],
    ["S1", 1, 1],
  ]);
  const more = { wave, dc: "0001", store: "S1", count: 2 } as const;
  expect((await addContainers(db, planner, { ...more, kind: "tote" }, now)).codes).toHaveLength(2);
  const { codes } = await addContainers(db, planner, { ...more, kind: "cage", count: 1 }, now);
  expect(codes).toEqual([expect.stringMatching(/^G\d{6}$/)]);
  const all = (await listToteLabels(db, planner, { wave })).labels.filter(({ store }) => store === "S1");
  expect(all.map(({ kind, seq, count }) => [kind, seq, count])).toEqual([
    ["tote", 1, 3],
    ["tote", 2, 3],
    ["tote", 3, 3],
    ["cage", 1, 1],
  ]);
  await expect(addContainers(db, planner, { ...more, store: "S9", kind: "tote" }, now)).rejects.toMatchObject(
    {
      code: "dock/unknown-store",
    },
  );
  await expectProof(db);
});

test("a truck is planned, said again without effect, and refused where nothing goes", async () => {
  const wave = await released({ store: "S0", lines: { I0: 1 } });
  const trip = { wave, dc: "0001", route: "R1", dock: "3", truck: "粤B1", driver: "He", departsAt: null };
  await setTrip(db, planner, trip, now);
  await setTrip(db, planner, trip, now);
  const events = await listWaveEvents(db, planner, { wave });
  expect(JSON.stringify(events).match(/truck_planned/g)).toHaveLength(1);
  await expect(setTrip(db, planner, { ...trip, route: "R9" }, now)).rejects.toMatchObject({
    code: "dock/unknown-trip",
  });
  await expect(setTrip(db, person("picker"), trip, now)).rejects.toMatchObject({ status: 403 });
});
