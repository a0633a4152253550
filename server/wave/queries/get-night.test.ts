import { afterAll, beforeAll, expect, test } from "vitest";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getNight, type Night } from "@/server/wave/queries/get-night";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const picker = person("picker", { id: 70, name: "Li" });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
/** Zone by zone: released and picked in the last three hours, and left. */
const seen = ({ zones }: Night) =>
  zones.map(({ zone, released, picked, left }) => [zone, released.slice(-3), picked.slice(-3), left]);

// Guarantees the charts of the night: lines released and picked, per hour, per zone.
test("lines are released with their wave and picked by their scan, or as printed, each in the zone where it lies", async () => {
  expect(await getNight(db, planner, now)).toMatchObject({ zones: [] });
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I0: 5, I1: 3 } },
    { store: "S1", lines: { I0: 2, I2: 2 } },
  ]);
  await releaseWave(db, planner, { wave }, later(10));
  const { hours, ...night } = await getNight(db, planner, later(59));
  expect(hours).toHaveLength(12);
  expect(hours.at(-1)).toEqual(now);
  expect(seen({ hours, ...night })).toEqual([
    ["A", [0, 0, 2], [0, 0, 0], 2],
    ["B", [0, 0, 1], [0, 0, 0], 1],
    ["C", [0, 0, 1], [0, 0, 0], 1],
  ]);

  const task = (await listTasks(db, picker, { wave, limit: 50 })).rows.find(({ zone }) => zone === "A B");
  await claimTask(db, picker, { task: task?.task ?? 0 }, later(62));
  const picks = [
    { scanId: "1", line: 1, qty: 4 },
    { scanId: "2", line: 1, qty: 1 },
  ];
  await recordPicks(db, picker, { task: task?.task ?? 0, picks: picks.slice(0, 1) }, later(63));
  await recordPicks(db, picker, { task: task?.task ?? 0, picks: picks.slice(1) }, later(64));
  await confirmWave(db, planner, { wave, exceptions: [] }, later(121));
  expect(seen(await getNight(db, planner, later(125)))).toEqual([
    ["A", [2, 0, 0], [0, 1, 1], 0],
    ["B", [1, 0, 0], [0, 0, 1], 0],
    ["C", [1, 0, 0], [0, 0, 1], 0],
  ]);

  await voidDelivery(db, person("dc-manager"), deliveries[1] ?? "", "closed", later(126));
  expect(seen(await getNight(db, planner, later(127)))).toEqual([
    ["A", [1, 0, 0], [0, 1, 0], 0],
    ["B", [1, 0, 0], [0, 0, 1], 0],
  ]);
  expect((await getNight(db, planner, later(14 * 60))).zones).toEqual([]);
  await expectProof(db);
});

test("somebody of another DC sees nothing of it, and whoever may not is refused", async () => {
  expect((await getNight(db, person("planner", { dcIds: [99] }), later(127))).zones).toEqual([]);
  await expect(getNight(db, person("owner"), now)).rejects.toMatchObject({ status: 403 });
});
