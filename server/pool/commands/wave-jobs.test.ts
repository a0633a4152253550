import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { submitOrder } from "@/server/order";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setWaveLock } from "@/server/wave/commands/set-wave-lock";
import { getWave } from "@/server/wave/queries/get-wave";
import { getJob } from "../queries/get-job";
import { getSupplementSize } from "../queries/get-supplement-size";
import { cancelJob } from "./cancel-job";
import {
  requestApproval,
  requestRelease,
  requestRun,
  requestSupplement,
  requestTemplateRun,
} from "./request-job";
import { saveWaveTemplate } from "./save-wave-template";
import { cancelWave } from "./take-back";
import { workNextJob } from "./work-job";

const { db, close } = await freshDatabase();
afterAll(close);
const sql = sqlOf(db);
const planner = person("planner");
const other = person("planner", { id: 2 });
const elsewhere = person("planner", { id: 3, dcIds: [99] });
const picker = person("picker", { id: 70 });
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid"]));

const order = (store: string, qty: number) =>
  submitOrder(db, person("owner"), { store, lines: [{ item: "I0", qty }] }, now);
const count = async (table: string) =>
  (await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`)[0]?.n ?? 0;
const statuses = async (wave: string) =>
  (await getWave(db, planner, { wave })).deliveries.map(({ status }) => status);
const view = (job: { job: number }) => getJob(db, planner, job);

test("whoever presses for a planned wave that is under way joins it, and it is made once", async () => {
  const { template } = await saveWaveTemplate(
    db,
    planner,
    {
      ...{ name: "Night", route: "R1", dc: "0001", pickType: null, temperature: null, departure: "02:00" },
      ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], isActive: true },
    },
    now,
  );
  await order("S0", 3);
  const day = "2026-03-11" as const;
  const jobs = await Promise.all(
    [planner, other, planner, other].map((hand) => requestTemplateRun(db, hand, { template, day }, now)),
  );
  const [job] = jobs;
  if (!job) throw new Error("no job");
  expect(new Set(jobs.map((one) => one.job))).toEqual(new Set([job.job]));
  expect(await getJob(db, other, job)).toMatchObject({ kind: "template", mayCancel: true, by: "planner" });
  await expect(getJob(db, elsewhere, job)).rejects.toMatchObject({ code: "wave-job/unknown" });
  await expect(requestTemplateRun(db, picker, { template, day }, now)).rejects.toMatchObject({ status: 403 });
  await expect(requestTemplateRun(db, planner, { template: 999, day }, now)).rejects.toMatchObject({
    code: "wave-template/unknown",
  });

  expect(await workNextJob(db, now)).toBe(true);
  const done = await view(job);
  expect(done).toMatchObject({ status: "done", deliveries: 1, mayCancel: false });
  expect(await workNextJob(db, now)).toBe(false);
  await expect(requestTemplateRun(db, other, { template, day }, now)).rejects.toMatchObject({
    code: "wave-template/made",
    details: { wave: done.wave },
  });
  await expectProof(db);
});

test("a supplementary wave is made as a job and says before what waits", async () => {
  const first = await givenWave(db, [{ store: "S0", lines: { I0: 2 } }]);
  await order("S1", 2);
  await order("S2", 1);
  expect(await getSupplementSize(db, planner, first, now)).toEqual({ stores: 2, lines: 2 });
  await expect(requestSupplement(db, planner, { wave: "WV-0" }, now)).rejects.toMatchObject({
    code: "wave/unknown",
  });
  const job = await requestSupplement(db, planner, first, now);
  expect(await requestSupplement(db, other, first, now)).toEqual(job);
  await workNextJob(db, now);
  const done = await view(job);
  expect(done).toMatchObject({ status: "done", kind: "supplement", deliveries: 2 });
  expect(done.wave).not.toBe(first.wave);
  expect((await getWave(db, planner, { wave: done.wave ?? "" })).supplements).toBe(first.wave);
  expect(await getSupplementSize(db, planner, first, now)).toEqual({ stores: 0, lines: 0 });

  const again = await requestSupplement(db, planner, first, now);
  expect(again).not.toEqual(job);
  await workNextJob(db, now);
  expect(await view(again)).toMatchObject({ status: "done", wave: null });
  await cancelWave(db, planner, first.wave, "test", now);
  await expect(requestSupplement(db, planner, first, now)).rejects.toMatchObject({ code: "wave/cancelled" });
  await expectProof(db);
});

test("a release whose worker was killed is taken up again and done once", async () => {
  const { wave } = await givenWave(db, [
    { store: "S0", lines: { I0: 2 } },
    { store: "S1", lines: { I1: 3 } },
  ]);
  const before = await count("pick_tasks");
  const killed = new Error("killed");
  const die = async (step: string) => {
    if (step === "moves") throw killed;
  };
  await setWaveLock(db, planner, { wave, isLocked: true, reason: "recount" }, now);
  await expect(requestRelease(db, planner, { wave }, now)).rejects.toMatchObject({ code: "wave/locked" });
  await setWaveLock(db, planner, { wave, isLocked: false, reason: "" }, now);
  const job = await requestRelease(db, planner, { wave }, now);
  await sql`update wave_jobs set status = 'running', started_at = now() where id = ${job.job}`;
  await expect(releaseWave(db, planner, { wave }, now, die)).rejects.toBe(killed);
  expect(await count("pick_tasks")).toBe(before);
  expect(await requestRelease(db, other, { wave }, now)).toEqual(job);

  expect(await workNextJob(db, now)).toBe(true);
  const done = await view(job);
  expect(done).toMatchObject({ status: "done", kind: "release", wave, done: 4, total: 4 });
  expect(await count("pick_tasks")).toBe(before + (done.tasks ?? 0));
  expect(done.tasks).toBeGreaterThan(0);
  expect(await statuses(wave)).toEqual(["released", "released"]);

  const again = await requestRelease(db, planner, { wave }, now);
  await workNextJob(db, now);
  expect(await view(again)).toMatchObject({ status: "done", tasks: done.tasks });
  expect(await count("pick_tasks")).toBe(before + (done.tasks ?? 0));
  await expectProof(db);
});

test("a job that waits can be taken back by whoever may ask for it, once", async () => {
  await order("S0", 1);
  const job = await requestRun(db, planner, { route: "R1" }, now);
  expect(await requestRun(db, planner, { route: "R1" }, now)).toEqual(job);
  await expect(cancelJob(db, other, job, now)).rejects.toMatchObject({ code: "wave-job/unknown" });
  expect(await cancelJob(db, planner, job, now)).toMatchObject({ status: "cancelled", mayCancel: false });
  expect(await cancelJob(db, planner, job, now)).toMatchObject({ status: "cancelled" });
  expect(await workNextJob(db, now)).toBe(false);

  const second = await requestRun(db, planner, { route: "R1" }, now);
  expect(second).not.toEqual(job);
  await workNextJob(db, now);
  const { wave } = await view(second);
  await expect(cancelJob(db, planner, second, now)).rejects.toMatchObject({ code: "wave-job/ended" });
  const release = await requestRelease(db, planner, { wave: wave ?? "" }, now);
  const checker = person("checker", { id: 71 });
  await expect(cancelJob(db, checker, release, now)).rejects.toMatchObject({ status: 403 });
  await workNextJob(db, now);
  await expectProof(db);
});

// Guarantees that a job that is taken back while it is worked on leaves nothing half done.
test("a run that is taken back in its middle leaves the pool as it was", async () => {
  await order("S0", 2);
  const [waves, rows] = [await count("waves"), await count("pool_rows")];
  const job = await requestRun(db, planner, { route: "R1" }, now);
  const working = await sql.begin(async (held) => {
    await held`select from orders where status = 'pooled' for update`;
    const run = workNextJob(db, now);
    await waitFor(async () => (await view(job)).step === "planning");
    expect(await cancelJob(db, planner, job, now)).toMatchObject({ status: "cancelled" });
    return { run };
  });
  expect(await working.run).toBe(true);
  expect([await count("waves"), await count("pool_rows")]).toEqual([waves, rows]);
  expect(await view(job)).toMatchObject({ status: "cancelled" });
  await expectProof(db);
});

test("of the end of a run and its taking back one comes first", async () => {
  for (let round = 0; round < 8; round += 1) {
    await order("S0", 1);
    const waves = await count("waves");
    const job = await requestRun(db, planner, { route: "R1" }, now);
    const worked = workNextJob(db, now);
    if (round > 0) await waitFor(async () => (await view(job)).status !== "waiting");
    const taken = await cancelJob(db, planner, job, now).catch((error: unknown) => error);
    await worked;
    const { status } = await view(job);
    if (status === "done") expect(taken).toMatchObject({ code: "wave-job/ended" });
    else expect(taken).toMatchObject({ status: "cancelled" });
    expect(await count("waves")).toBe(waves + (status === "done" ? 1 : 0));
  }
  await expectProof(db);
});

test("an approval that is taken back leaves the portion undone, and goes on when it is asked for again", async () => {
  await workNextJob(db, now);
  const { wave } = await givenWave(db, [
    { store: "S1", lines: { I0: 2 } },
    { store: "S2", lines: { I0: 4 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  const job = await requestApproval(db, planner, { wave }, now);
  const working = await sql.begin(async (held) => {
    await held`select from accounts for no key update`;
    const run = workNextJob(db, now);
    await waitFor(async () => (await view(job)).status === "running");
    await cancelJob(db, planner, job, now);
    return { run };
  });
  expect(await working.run).toBe(true);
  expect(new Set(await statuses(wave))).toEqual(new Set(["picked"]));
  const again = await requestApproval(db, planner, { wave }, now);
  await workNextJob(db, now);
  expect(await view(again)).toMatchObject({ status: "done" });
  expect(new Set(await statuses(wave))).toEqual(new Set(["approved"]));
  await expectProof(db);
});

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come about");
}
