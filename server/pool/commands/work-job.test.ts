import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { setCreditLimit } from "@/server/funds/commands/set-credit";
import { submitOrder } from "@/server/order";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWaveInPortions } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getWave } from "@/server/wave/queries/get-wave";
import { getJob, listJobs } from "../queries/get-job";
import { generateWave } from "./generate-wave";
import { requestApproval, requestRun } from "./request-job";
import { workNextJob } from "./work-job";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");
const other = person("planner", { id: 2 });
const picker = person("picker", { id: 70 });
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid"]));

const order = (store: string, qty: number) =>
  submitOrder(db, person("owner"), { store, lines: [{ item: "I0", qty }] }, now);
const wavesOf = async () =>
  (await sqlOf(db)<{ n: number }[]>`select count(*)::int as n from waves`)[0]?.n ?? 0;
const statuses = async (wave: string) =>
  (await getWave(db, planner, { wave })).deliveries.map(({ status }) => status);

// Guarantees that a run of thousands is done once, whoever is killed in its middle.
test("a run whose worker was killed is taken up again and done once", async () => {
  await order("S0", 3);
  await order("S1", 2);
  const { job } = await requestRun(db, planner, { route: "R1" }, now);
  expect(await getJob(db, planner, { job })).toMatchObject({ status: "waiting", done: 0 });
  await expect(getJob(db, other, { job })).rejects.toMatchObject({ code: "wave-job/unknown" });
  await expect(requestRun(db, picker, { route: "R1" }, now)).rejects.toMatchObject({ status: 403 });
  await expect(requestRun(db, planner, { route: "R9" }, now)).rejects.toMatchObject({
    code: "pool/route-unknown",
  });

  // Killed after everything was written and before it was there: the transaction is gone, the job is not.
  const sql = sqlOf(db);
  await sql`update wave_jobs set status = 'running', started_at = now() where id = ${job}`;
  const killed = new Error("killed");
  await expect(
    generateWave(db, planner, { route: "R1" }, now, undefined, async (step) => {
      if (step === "booking") throw killed;
    }),
  ).rejects.toBe(killed);
  expect(await wavesOf()).toBe(0);

  expect(await workNextJob(db, now)).toBe(true);
  const done = await getJob(db, planner, { job });
  expect(done).toMatchObject({ status: "done", deliveries: 2, done: 4, total: 4 });
  expect(await statuses(done.wave ?? "")).toEqual(["created", "created"]);
  expect(await workNextJob(db, now)).toBe(false);
  expect(await wavesOf()).toBe(1);

  const soon = new Date(now.getTime() + 29 * 60_000);
  const later = new Date(now.getTime() + 31 * 60_000);
  expect(await listJobs(db, planner, soon)).toMatchObject([{ job, status: "done", wave: done.wave }]);
  expect(await listJobs(db, other, soon)).toHaveLength(1);
  expect(await listJobs(db, person("planner", { id: 3, dcIds: [99] }), soon)).toEqual([]);
  expect(await listJobs(db, planner, later)).toEqual([]);
  await expectProof(db);
});

// Guarantees that the ghost of a worker and the next one do not work on the same run.
test("a second worker leaves a run alone that another one works on", async () => {
  await order("S2", 1);
  const { job } = await requestRun(db, planner, { route: "R1" }, now);
  const sql = sqlOf(db);
  await sql.begin(async (held) => {
    await held`select pg_advisory_xact_lock(hashtext('wave_jobs'), ${job}::int4)`;
    expect(await workNextJob(db, now)).toBe(false);
    expect(await getJob(db, planner, { job })).toMatchObject({ status: "waiting" });
  });
  expect(await workNextJob(db, now)).toBe(true);
  expect(await getJob(db, planner, { job })).toMatchObject({ status: "done", deliveries: 1 });
  await expectProof(db);
});

// Guarantees R15 although accounts are locked last: what has changed since the decision is decided anew.
test("money that comes in the middle of a run counts, and money that goes is not spent twice", async () => {
  const limit = (fen: number) =>
    setCreditLimit(
      db,
      person("finance-supervisor"),
      { account: "A0", limit: fen, validTo: null, reason: "test" },
      now,
    );
  await order("S0", 4_000);
  const attempts: string[] = [];
  const raised = await generateWave(db, planner, { route: "R1" }, now, undefined, async (step) => {
    attempts.push(step);
    if (attempts.filter((one) => one === "booking").length === 1 && step === "booking")
      await limit(1_000_000);
  });
  expect(raised).toMatchObject({ blocked: [], deliveries: [{ store: "S0" }] });
  expect(attempts).toEqual(["planning", "writing", "booking", "writing", "booking"]);

  await order("S0", 1_500);
  let cuts = 0;
  const lowered = await generateWave(db, planner, { route: "R1" }, now, undefined, async (step) => {
    if (step !== "booking") return;
    cuts += 1;
    if (cuts < 3) await limit(1_000_000 - cuts * 400_000);
  });
  expect(cuts).toBe(3);
  expect(lowered).toMatchObject({
    wave: null,
    blocked: [{ store: "S0", code: "account/insufficient-balance" }],
  });
  await expectProof(db);
  await limit(2_000_000);
  // Enough before and after: whoever is paid in the middle of a run of thousands does not make it begin anew.
  const once: string[] = [];
  await generateWave(db, planner, { route: "R1" }, now, undefined, async (step) => {
    once.push(step);
    if (step === "booking") await limit(2_100_000);
  });
  expect(once).toEqual(["planning", "writing", "booking"]);
  await expectProof(db);
});

// Guarantees that an approval of thousands charges each delivery order once, although it was ended between its portions.
test("an approval goes on where it was ended, portion by portion", async () => {
  const { wave } = await givenWave(db, [
    { store: "S0", lines: { I0: 2 } },
    { store: "S1", lines: { I0: 3 } },
    { store: "S2", lines: { I0: 4 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  const refused = await requestApproval(db, planner, { wave }, now);
  await workNextJob(db, now);
  expect(await getJob(db, planner, refused)).toMatchObject({
    status: "refused",
    refusal: { code: "delivery/not-picked" },
  });
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  const killed = new Error("killed");
  const oneByOne = { first: 1, next: () => 1 };
  const told: string[] = [];
  const tell = async (_: unknown, done: number, total: number) => {
    told.push(`${done}/${total}`);
    if (done === 2) throw killed;
  };
  await expect(approveWaveInPortions(db, planner, { wave }, now, tell, oneByOne)).rejects.toBe(killed);
  expect(told).toEqual(["1/3", "2/3"]);
  expect((await statuses(wave)).toSorted()).toEqual(["approved", "picked", "picked"]);
  await expectProof(db);

  const { job } = await requestApproval(db, planner, { wave }, now);
  expect(await requestApproval(db, planner, { wave }, now)).toEqual({ job });
  await workNextJob(db, now);
  expect(await getJob(db, planner, { job })).toMatchObject({ status: "done", wave, done: 3, total: 3 });
  expect(await statuses(wave)).toEqual(["approved", "approved", "approved"]);
  const sql = sqlOf(db);
  expect(
    await sql`select count(*)::int as n from account_entries e join deliveries d on d.id = e.cause_id
              join waves w on w.id = d.wave_id where e.cause_type = 'delivery' and w.wave_no = ${wave}`,
  ).toEqual([{ n: 3 }]);
  await expectProof(db);
});
