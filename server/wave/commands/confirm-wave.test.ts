import { afterAll, beforeAll, expect, test } from "vitest";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { voidDelivery } from "@/server/pool";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getWave } from "@/server/wave/queries/get-wave";
import { getWaveFloor } from "@/server/wave/queries/get-wave-floor";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"], 60));
const planner = person("planner");

async function releasedWave(lines: Record<string, number> = { I0: 10, I1: 4 }) {
  const { wave, deliveries } = await givenWave(db, [{ store: "S0", lines }]);
  await releaseWave(db, planner, { wave }, now);
  return { wave, delivery: deliveries[0] ?? "" };
}

const linesOf = async (delivery: string) =>
  (await getDelivery(db, planner, { delivery })).lines.map(({ item, allocatedEach, pickedEach, reason }) => {
    return [item, allocatedEach, pickedEach, reason];
  });

test("everything is confirmed as printed except what is named", async () => {
  const { wave, delivery } = await releasedWave();
  expect((await linesOf(delivery)).map(([, , picked]) => picked)).toEqual([0, 0]);
  const exceptions = [{ delivery, item: "I0", picked: 7, reason: "empty" as const }];
  const answer = await confirmWave(db, planner, { wave, exceptions }, now);
  expect(answer).toEqual({ wave, status: "picked", confirmed: 1, shortLines: 1 });
  expect(await linesOf(delivery)).toEqual([
    ["I0", 10, 7, "empty"],
    ["I1", 4, 4, null],
  ]);
  expect(await getDelivery(db, planner, { delivery })).toMatchObject({
    status: "picked",
    amountFen: (7 + 4) * 350,
    allocatedFen: 14 * 350,
  });
  // What the approval will charge is said before it.
  expect((await getWaveFloor(db, planner, { wave })).deliveries).toMatchObject([
    { delivery, shortLines: 1, amountFen: (7 + 4) * 350, isApproved: false },
  ]);
  expect((await getWave(db, planner, { wave })).tasks).toEqual({ total: 1, open: 0, underWay: 0, done: 1 });

  // The same call again answers the same.
  expect(await confirmWave(db, planner, { wave, exceptions }, now)).toEqual(answer);
  expect(await confirmWave(db, planner, { wave, exceptions: [] }, now)).toEqual(answer);
});

test("a picked quantity can be corrected until the approval, not after", async () => {
  const { wave, delivery } = await releasedWave();
  const confirm = (picked: number, reason?: "damaged") =>
    confirmWave(db, planner, { wave, exceptions: [{ delivery, item: "I0", picked, reason }] }, now);
  await confirm(7, "damaged");
  expect(await confirm(10)).toMatchObject({ shortLines: 0 });
  expect(await confirm(9, "damaged")).toMatchObject({ shortLines: 1 });
  await approveWave(db, planner, { wave }, now);
  expect(await confirm(9, "damaged")).toMatchObject({ shortLines: 1, status: "loaded" });
  await expect(confirm(8, "damaged")).rejects.toMatchObject({ code: "delivery/already-approved" });
});

test.each([
  ["pick/too-many", { item: "I0", picked: 11, reason: "empty" as const }],
  ["pick/reason-missing", { item: "I0", picked: 9 }],
  ["pick/unknown-line", { item: "I3", picked: 0, reason: "empty" as const }],
  ["pick/unknown-line", { item: "nothing", picked: 0, reason: "empty" as const }],
  ["pick/unknown-line", { delivery: "DO-0", item: "I0", picked: 0, reason: "empty" as const }],
])("%s is refused and nothing is confirmed", async (code, exception) => {
  const { wave, delivery } = await releasedWave();
  const good = { delivery, item: "I1", picked: 0, reason: "empty" as const };
  const exceptions = [good, { delivery, ...exception }];
  await expect(confirmWave(db, planner, { wave, exceptions }, now)).rejects.toMatchObject({
    code,
    status: 422,
  });
  expect(await getDelivery(db, planner, { delivery })).toMatchObject({ status: "released" });
  const twice = confirmWave(db, planner, { wave, exceptions: [good, good] }, now);
  await expect(twice).rejects.toMatchObject({ code: "pick/line-twice" });
});

test("a wave that is not released, or not ours, is not confirmed", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I0: 1 } }]);
  const input = { wave, exceptions: [] };
  await expect(confirmWave(db, planner, input, now)).rejects.toMatchObject({
    code: "wave/not-released",
    status: 409,
  });
  await expect(confirmWave(db, person("picker"), input, now)).rejects.toMatchObject({ status: 403 });
  await expect(confirmWave(db, person("planner", { dcIds: [99] }), input, now)).rejects.toMatchObject({
    status: 403,
  });
});

test("a void delivery order is left out", async () => {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I0: 1 } },
    { store: "S1", lines: { I0: 2 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  const [, second = ""] = deliveries;
  await voidDelivery(db, planner, second, "wrong store", now);
  const exceptions = [{ delivery: second, item: "I0", picked: 0, reason: "empty" as const }];
  await expect(confirmWave(db, planner, { wave, exceptions }, now)).rejects.toMatchObject({
    code: "delivery/cannot-move",
    status: 409,
  });
  expect(await confirmWave(db, planner, { wave, exceptions: [] }, now)).toMatchObject({ confirmed: 1 });
  expect(await approveWave(db, planner, { wave }, now)).toEqual({ wave, approved: 1 });
  expect((await listTasks(db, planner, { wave, limit: 50 })).rows.map(({ status }) => status)).toEqual([
    "done",
    "cancelled",
  ]);
});

// Guarantees that a short which a picker has scanned is not confirmed away as printed.
test("shorts that pickers have reported stand unless named", async () => {
  const { wave, delivery } = await releasedWave();
  const picker = person("picker", { id: 7 });
  const [task] = (await listTasks(db, picker, { wave, limit: 50 })).rows;
  const id = task?.task ?? 0;
  await claimTask(db, picker, { task: id }, now);
  await recordPicks(
    db,
    picker,
    { task: id, picks: [{ scanId: "a", line: 1, qty: 6, reason: "damaged" }] },
    now,
  );
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  expect(await linesOf(delivery)).toEqual([
    ["I0", 10, 6, "damaged"],
    ["I1", 4, 4, null],
  ]);
});

test("two confirmations at the same time leave the same", async () => {
  const { wave, delivery } = await releasedWave();
  const exceptions = [{ delivery, item: "I0", picked: 3, reason: "empty" as const }];
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => confirmWave(db, planner, { wave, exceptions }, now)),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect((await linesOf(delivery))[0]).toEqual(["I0", 10, 3, "empty"]);
});

// Guarantees U1 where an item is on two lines of a delivery order and one of their tasks has ended before the paper.
test("a short of a finished task stands when another task of the item is confirmed", async () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`I${n}`, n === 59 ? 10 : 1]));
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: many },
    { store: "S0", lines: { I59: 8 } },
  ]);
  const [delivery = ""] = deliveries;
  await releaseWave(db, planner, { wave }, now);
  const [first, second] = (await listTasks(db, planner, { wave, limit: 50 })).rows;
  const picker = person("picker", { kind: "token" });
  const all = (first?.lines ?? []).map(({ line, item, qtyEach }) => {
    const isShort = item === "I59";
    return {
      scanId: `${line}`,
      line,
      qty: isShort ? 5 : qtyEach,
      reason: isShort ? ("damaged" as const) : undefined,
    };
  });
  expect(all.filter(({ qty }) => qty === 5)).toHaveLength(1);
  for (const [task, picks] of [
    [first?.task ?? 0, all],
    [second?.task ?? 0, [{ scanId: "1", line: 1, qty: 5, reason: "empty" as const }]],
  ] as const) {
    await claimTask(db, picker, { task }, now);
    await recordPicks(db, picker, { task, picks: [...picks] }, now);
    if (task === first?.task) await finishTask(db, picker, { task }, now);
  }
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  const lines = (await linesOf(delivery)).filter(([item]) => item === "I59");
  expect(lines).toEqual([
    ["I59", 10, 5, "damaged"],
    ["I59", 8, 5, "empty"],
  ]);
  // Saying it again changes nothing.
  expect((await confirmWave(db, planner, { wave, exceptions: [] }, now)).shortLines).toBe(2);
});
