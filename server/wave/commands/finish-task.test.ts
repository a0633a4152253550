import { afterAll, beforeAll, expect, test } from "vitest";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { claimNextTask } from "@/server/wave/commands/claim-next-task";
import { claimTask } from "@/server/wave/commands/claim-task";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getTask } from "@/server/wave/queries/get-task";
import { getWave } from "@/server/wave/queries/get-wave";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const picker = person("picker", { id: 7, name: "Li" });
const other = person("picker", { id: 8, name: "Wu" });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function released(...orders: Parameters<typeof givenWave>[1]) {
  const { wave, deliveries } = await givenWave(db, orders);
  await releaseWave(db, planner, { wave }, now);
  const { rows } = await listTasks(db, picker, { wave, limit: 50 });
  return { wave, deliveries, delivery: deliveries[0] ?? "", task: rows[0]?.task ?? 0, tasks: rows };
}
const scan = (scanId: string, line: number, qty: number, reason?: "empty") => ({ scanId, line, qty, reason });

// Guarantees 2.5: claim, scan, short with its reason, done; the delivery order is picked with its last task.
test("a task is claimed, scanned and finished with a short", async () => {
  const { wave, delivery, task } = await released({ store: "S0", lines: { I0: 5, I1: 3 } });
  await claimTask(db, picker, { task }, now);
  const progress = await recordPicks(db, picker, { task, picks: [scan("1", 1, 5), scan("2", 2, 1)] }, now);
  expect(progress).toEqual({
    task,
    status: "picking",
    lines: [
      { line: 1, qty: 5, picked: 5, visits: 0, reason: null },
      { line: 2, qty: 3, picked: 1, visits: 0, reason: null },
    ],
  });
  expect(await getWave(db, planner, { wave })).toMatchObject({ status: "in_progress" });
  expect(await getDelivery(db, planner, { delivery })).toMatchObject({ status: "picking" });
  await expect(finishTask(db, picker, { task }, now)).rejects.toMatchObject({
    code: "pick/reason-missing",
    status: 422,
    details: { task, lines: [2] },
  });

  await recordPicks(db, picker, { task, picks: [scan("3", 2, 0, "empty")] }, now);
  await expect(finishTask(db, picker, { task }, now)).rejects.toMatchObject({
    code: "pick/second-visit",
    status: 422,
    details: { task, lines: [2] },
  });
  await recordPicks(db, picker, { task, picks: [scan("4", 2, 0, "empty")] }, now);
  expect(await finishTask(db, picker, { task }, now)).toEqual({ task, status: "done" });
  expect(await finishTask(db, picker, { task }, now)).toEqual({ task, status: "done" });
  expect(await getDelivery(db, planner, { delivery })).toMatchObject({
    status: "picked",
    lines: [{ pickedEach: 5 }, { pickedEach: 1, reason: "empty" }],
  });
  expect(await getWave(db, planner, { wave })).toMatchObject({ status: "picked" });
  await expectProof(db);
});

test("each scan counts once, however often and wherever it is sent", async () => {
  const { task } = await released({ store: "S0", lines: { I0: 5 } });
  await claimTask(db, picker, { task }, now);
  const picks = [scan("1", 1, 2), scan("1", 1, 2)];
  const first = await recordPicks(db, picker, { task, picks }, now);
  expect(first.lines).toMatchObject([{ line: 1, qty: 5, picked: 2 }]);
  const all = await Promise.all(
    Array.from({ length: 6 }, () =>
      recordPicks(db, picker, { task, picks: [...picks, scan("2", 1, 3)] }, now),
    ),
  );
  for (const { lines } of all) expect(lines).toMatchObject([{ line: 1, qty: 5, picked: 5 }]);
  await finishTask(db, picker, { task }, now);
  expect(await recordPicks(db, picker, { task, picks }, now)).toMatchObject({ status: "done" });
  await expect(recordPicks(db, picker, { task, picks: [scan("9", 1, 0)] }, now)).rejects.toMatchObject({
    code: "task/ended",
    status: 409,
  });
});

test("too many, an unknown line, a task of somebody else: none of the scans counts", async () => {
  const { task } = await released({ store: "S0", lines: { I0: 5 } });
  const send = (...picks: ReturnType<typeof scan>[]) => recordPicks(db, picker, { task, picks }, now);
  await expect(send(scan("1", 1, 1))).rejects.toMatchObject({ code: "task/not-claimed", status: 409 });
  await claimTask(db, other, { task }, now);
  await expect(send(scan("1", 1, 1))).rejects.toMatchObject({ code: "task/not-claimed" });
  await expect(claimTask(db, picker, { task }, later(19))).rejects.toMatchObject({
    code: "task/claimed",
    details: { by: "Wu" },
  });
  await claimTask(db, picker, { task }, later(21));
  await expect(send(scan("1", 1, 4), scan("2", 1, 2))).rejects.toMatchObject({
    code: "pick/too-many",
    status: 422,
  });
  await expect(send(scan("1", 1, 4), scan("2", 2, 1))).rejects.toMatchObject({
    code: "pick/unknown-line",
    status: 422,
  });
  expect((await getTask(db, picker, { task })).lines[0]).toMatchObject({ scannedEach: 0 });
  await expect(getTask(db, picker, { task: 999_999 })).rejects.toMatchObject({ status: 404 });
  const elsewhere = person("picker", { dcIds: [99] });
  await expect(claimTask(db, elsewhere, { task }, now)).rejects.toMatchObject({ status: 403 });
});

// Guarantees that pickers who ask for work at once do not get in each other's way.
test("eight pickers ask for the next task at the same time: each gets another one, and nobody loses their own", async () => {
  const { tasks } = await released(
    { store: "S0", lines: { I0: 1 } },
    { store: "S1", lines: { I1: 1, CASE: 12 } },
  );
  const hands = Array.from({ length: 8 }, (_, n) => person("picker", { id: n + 40, name: `P${n}` }));
  const ask = (hand: typeof picker) => claimNextTask(db, hand, { after: null }, later(500));
  const asked = await Promise.allSettled(hands.map(ask));
  const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value.task] : []));
  expect(new Set(got).size).toBe(got.length);
  for (const { task } of tasks) expect(got).toContain(task);
  for (const [n, one] of asked.entries()) {
    const hand = hands[n];
    if (!hand) continue;
    if (one.status === "fulfilled") expect((await ask(hand)).task).toBe(one.value.task);
    else expect(one.reason).toMatchObject({ code: "task/none-free", status: 409 });
  }
  await expect(
    claimNextTask(db, person("picker", { id: 60, dcIds: [99] }), { after: null }, now),
  ).rejects.toMatchObject({ code: "task/none-free" });
  await expectProof(db);
});

test("eight pickers claim one task at the same time: one gets it", async () => {
  const { task } = await released({ store: "S0", lines: { I0: 5 } });
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) => claimTask(db, person("picker", { id: n + 20 }), { task }, now)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

// Guarantees that the last of several tasks, ended at the same moment as the others, still ends the delivery order.
test("tasks of one delivery order that end together leave it picked", async () => {
  const lines = { I0: 5, CASE: 24 };
  const { deliveries, tasks } = await released({ store: "S0", lines }, { store: "S1", lines });
  for (const { task, lines: work } of tasks) {
    await claimTask(db, picker, { task }, now);
    const picks = work.map(({ line, qtyEach }) => scan(`full-${line}`, line, qtyEach));
    await recordPicks(db, picker, { task, picks }, now);
  }
  await Promise.all(tasks.map(({ task }) => finishTask(db, picker, { task }, now)));
  for (const delivery of deliveries) {
    expect(await getDelivery(db, planner, { delivery })).toMatchObject({ status: "picked" });
  }
});

test("lines of a void delivery order are not picked any more", async () => {
  const { deliveries, tasks } = await released(
    { store: "S0", lines: { CASE: 12 } },
    { store: "S1", lines: { CASE: 24 } },
  );
  const task = tasks[0]?.task ?? 0;
  await claimTask(db, picker, { task }, now);
  await voidDelivery(db, planner, deliveries[0] ?? "", "store closed", now);
  await expect(recordPicks(db, picker, { task, picks: [scan("1", 1, 1)] }, now)).rejects.toMatchObject({
    code: "pick/unknown-line",
  });
  await recordPicks(db, picker, { task, picks: [scan("2", 2, 24)] }, now);
  expect(await finishTask(db, picker, { task }, now)).toEqual({ task, status: "done" });
  expect(await getDelivery(db, planner, { delivery: deliveries[0] ?? "" })).toMatchObject({ status: "void" });
});
