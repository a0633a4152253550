import { afterAll, beforeAll, expect, test } from "vitest";
import { createUser } from "@/server/auth";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { assignTask } from "@/server/wave/commands/assign-task";
import { cancelTask } from "@/server/wave/commands/cancel-task";
import { claimTask } from "@/server/wave/commands/claim-task";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getTask } from "@/server/wave/queries/get-task";
import { listAssignees, listPickers } from "@/server/wave/queries/list-pickers";
import { listTaskBoard } from "@/server/wave/queries/list-task-board";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
const planner = person("planner");
const picker = person("picker", { id: 70, name: "Li" });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
afterAll(close);
let wu = picker;
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  const people = [
    { login: "wu", name: "Wu", role: "picker" as const, scope: { dcs: ["0001"] } },
    { login: "owner-lin", name: "Lin", role: "owner" as const, scope: { stores: ["S0"] } },
  ];
  for (const one of people) {
    const { userId: id } = await createUser(db, person("admin"), { password: "storeline1", ...one }, now);
    if (one.login === "wu") wu = person("picker", { id, name: "Wu" });
  }
});

async function released(...orders: Parameters<typeof givenWave>[1]) {
  const { wave, deliveries } = await givenWave(db, orders);
  await releaseWave(db, planner, { wave }, now);
  const { rows } = await listTasks(db, picker, { wave, limit: 50 });
  return { wave, deliveries, delivery: deliveries[0] ?? "", task: rows[0]?.task ?? 0 };
}
const scan = (scanId: string, line: number, qty: number, reason?: "empty") => ({ scanId, line, qty, reason });
const onBoard = async (task: number, at = now) =>
  (await listTaskBoard(db, planner, { limit: 500 }, at)).rows.find((row) => row.task === task);

// Guarantees 2.5: a planner gives a task to another picker, and what was picked of it stays.
test("a task is assigned and given to another, with what was picked of it", async () => {
  const { task, delivery } = await released({ store: "S0", lines: { I0: 5, I1: 3 } });
  expect(await assignTask(db, planner, { task, to: "wu" }, now)).toEqual({
    task,
    status: "claimed",
    claimedBy: "Wu",
  });
  expect(await assignTask(db, planner, { task, to: "wu" }, now)).toMatchObject({ claimedBy: "Wu" });
  await expect(claimTask(db, picker, { task }, now)).rejects.toMatchObject({ code: "task/claimed" });
  await recordPicks(db, wu, { task, picks: [scan("1", 1, 4)] }, now);

  expect(await assignTask(db, planner, { task, to: null }, now)).toEqual({
    task,
    status: "picking",
    claimedBy: null,
  });
  expect(await onBoard(task)).toMatchObject({ isFree: true, scannedLines: 1, store: "S0" });
  await expect(recordPicks(db, wu, { task, picks: [scan("2", 1, 1)] }, now)).rejects.toMatchObject({
    code: "task/not-claimed",
  });
  await claimTask(db, picker, { task }, now);
  expect(await onBoard(task)).toMatchObject({ isFree: false, claimedBy: "Li", status: "picking" });
  expect(await onBoard(task, later(21))).toMatchObject({ isFree: true });
  await recordPicks(db, picker, { task, picks: [scan("2", 1, 1), scan("3", 2, 3)] }, now);
  await finishTask(db, picker, { task }, now);
  expect(await getDelivery(db, planner, { delivery })).toMatchObject({
    status: "picked",
    lines: [{ pickedEach: 5 }, { pickedEach: 3 }],
  });
  await expect(assignTask(db, planner, { task, to: "wu" }, now)).rejects.toMatchObject({
    code: "task/ended",
  });
  await expectProof(db);
});

test("only those who pick there are given a task, and only by who may", async () => {
  const { task } = await released({ store: "S0", lines: { I0: 5 } });
  expect(await listAssignees(db, planner, { dc: "0001" })).toEqual([{ login: "wu", name: "Wu" }]);
  for (const to of ["owner-lin", "nobody"]) {
    await expect(assignTask(db, planner, { task, to }, now)).rejects.toMatchObject({
      code: "task/cannot-assign",
      status: 422,
    });
  }
  await expect(assignTask(db, picker, { task, to: "wu" }, now)).rejects.toMatchObject({ status: 403 });
  await expect(cancelTask(db, picker, { task, reason: "empty" }, now)).rejects.toMatchObject({ status: 403 });
  const elsewhere = person("planner", { dcIds: [99] });
  await expect(assignTask(db, elsewhere, { task, to: null }, now)).rejects.toMatchObject({ status: 403 });
});

test("two planners give one task to two people at once: one of them holds it", async () => {
  const { task } = await released({ store: "S0", lines: { I0: 5 } });
  await Promise.all([
    ...Array.from({ length: 6 }, (_, n) => assignTask(db, planner, { task, to: n % 2 ? "wu" : null }, now)),
  ]);
  const { status, claimedBy } = await getTask(db, planner, { task });
  expect([`open null`, `claimed Wu`]).toContain(`${status} ${claimedBy}`);
  await expectProof(db);
});

test("a cancelled task keeps what was picked; the rest is short, and the delivery order goes on", async () => {
  const { task, delivery } = await released({ store: "S0", lines: { I0: 5, I1: 3, I2: 2 } });
  await claimTask(db, picker, { task }, now);
  await recordPicks(db, picker, { task, picks: [scan("1", 1, 5), scan("2", 2, 1, "empty")] }, now);
  const cancelled = { task, status: "cancelled", shortLines: 2 };
  expect(await cancelTask(db, planner, { task, reason: "not_found" }, now)).toEqual(cancelled);
  await expect(cancelTask(db, planner, { task, reason: "empty" }, now)).rejects.toMatchObject({
    code: "task/ended",
  });
  await expect(recordPicks(db, picker, { task, picks: [scan("9", 2, 1)] }, now)).rejects.toMatchObject({
    code: "task/ended",
  });
  expect(await getDelivery(db, planner, { delivery })).toMatchObject({
    status: "picked",
    lines: [
      { pickedEach: 5, reason: null },
      { pickedEach: 1, reason: "empty" },
      { pickedEach: 0, reason: "not_found" },
    ],
  });
  await expectProof(db);
});

// Guarantees the floor's figures: lines per hour without pauses, and who stands idle.
test("pickers are shown with their pace and since when they are idle", async () => {
  const hand = person("picker", { id: 71, name: "Mei" });
  const { task } = await released({ store: "S0", lines: { I0: 50 } }, { store: "S1", lines: { I0: 1 } });
  await claimTask(db, hand, { task }, later(100));
  for (let n = 0; n < 6; n += 1) {
    await recordPicks(db, hand, { task, picks: [scan(`${n}`, 1, 1)] }, later(101 + n));
  }
  const mei = async (minutes: number) =>
    (await listPickers(db, planner, later(minutes))).find(({ name }) => name === "Mei");
  expect(await mei(107)).toMatchObject({
    hand: "user:71",
    tasks: [{ task, lines: 1, scannedLines: 1 }],
    lines: 1,
    linesPerHour: null,
    idleMinutes: null,
  });
  expect(await mei(120)).toMatchObject({ idleMinutes: 14 });
  expect(await mei(600)).toBeUndefined();
  expect(await listPickers(db, person("planner", { dcIds: [99] }), later(107))).toEqual([]);
});
