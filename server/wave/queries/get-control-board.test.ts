import { afterAll, beforeAll, expect, test } from "vitest";
import { dispatchWave } from "@/server/dock/commands/dispatch-wave";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setDeparture } from "@/server/wave/commands/set-departure";
import { getControlBoard } from "@/server/wave/queries/get-control-board";
import { listDepartures } from "@/server/wave/queries/list-departures";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const picker = person("picker", { id: 70, name: "Li" });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

// Guarantees 2.4: a departure is counted down to, and the release planned back from it.
test("a truck is followed from its release to its departure", async () => {
  const { wave } = await givenWave(db, [
    { store: "S0", lines: { I0: 5, I1: 3 } },
    { store: "S1", lines: { I0: 2 } },
  ]);
  const day = (await getControlBoard(db, planner, now)).trucks.map(({ deliverOn }) => deliverOn)[0];
  await setDeparture(db, planner, { route: "R1", time: "23:30" }, now);
  const waiting = await getControlBoard(db, planner, now);
  expect(waiting.trucks).toMatchObject([
    {
      wave,
      route: "R1",
      dc: "0001",
      stores: 2,
      deliveries: 2,
      released: 0,
      lines: 3,
      pickedLines: 0,
      alert: null,
    },
  ]);
  expect(waiting.trucks[0]?.departsAt).toEqual(new Date(`${day}T23:30:00+08:00`));
  expect(waiting.trucks[0]?.releaseBy?.getTime()).toBeLessThanOrEqual(
    new Date(`${day}T23:00:00+08:00`).getTime(),
  );

  await releaseWave(db, planner, { wave }, later(1));
  const { rows } = await listTasks(db, picker, { wave, limit: 50 });
  const [first] = rows;
  if (!first) throw new Error("no task");
  await claimTask(db, picker, { task: first.task }, later(2));
  const picks = [
    { scanId: "1", line: 1, qty: 5 },
    { scanId: "2", line: 2, qty: 1, reason: "empty" as const },
  ];
  await recordPicks(db, picker, { task: first.task, picks }, later(3));
  const picking = await getControlBoard(db, planner, later(4));
  expect(picking.trucks[0]).toMatchObject({ released: 2, picked: 0, pickedLines: 2, releaseBy: null });
  expect(picking.places).toMatchObject([{ dc: "0001", location: "B-02", item: "I1", lines: 1 }]);
  expect(picking.zones.reduce((sum, zone) => sum + zone.lines - zone.scannedLines, 0)).toBe(1);

  await confirmWave(db, planner, { wave, exceptions: [] }, later(60));
  const picked = await getControlBoard(db, planner, later(61));
  expect(picked.trucks[0]).toMatchObject({ picked: 2, approved: 0, pickedLines: 3 });
  const late = new Date(`${day}T23:30:00+08:00`);
  expect((await getControlBoard(db, planner, late)).trucks[0]?.alert).toBe("late");

  await approveWave(db, planner, { wave }, later(70));
  await dispatchWave(db, planner, { wave }, later(71));
  expect((await getControlBoard(db, planner, late)).trucks[0]).toMatchObject({ dispatched: 2, alert: null });
  const twoDaysOn = new Date(late.getTime() + 48 * 3_600_000);
  expect((await getControlBoard(db, planner, twoDaysOn)).trucks).toEqual([]);
  expect((await getControlBoard(db, person("planner", { dcIds: [] }), now)).trucks).toEqual([]);
  await expectProof(db);
});

test("a departure is set once, changed, and taken back; an unknown route is refused", async () => {
  const count = async () =>
    (await db.execute("select count(*)::int as n from events where type = 'route.departure_set'"))[0]?.n;
  const before = Number(await count());
  await setDeparture(db, planner, { route: "R1", time: "02:00" }, now);
  await setDeparture(db, planner, { route: "R1", time: "02:00" }, later(1));
  expect(await listDepartures(db, planner)).toMatchObject([
    { route: "R1", depth: 0, own: "02:00", time: "02:00" },
  ]);
  await Promise.all([
    setDeparture(db, planner, { route: "R1", time: null }, later(2)),
    setDeparture(db, planner, { route: "R1", time: null }, later(2)),
  ]);
  expect(await listDepartures(db, planner)).toMatchObject([{ own: null, time: null }]);
  expect(Number(await count())).toBe(before + 2);
  await expect(setDeparture(db, planner, { route: "R9", time: null }, now)).rejects.toMatchObject({
    code: "departure/unknown-route",
  });
  await expect(setDeparture(db, picker, { route: "R1", time: "02:00" }, now)).rejects.toMatchObject({
    code: "auth/forbidden",
  });
});
