import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPrint } from "@/server/dock/commands/record-print";
import { cancelWave, voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";
import { getWave } from "@/server/wave/queries/get-wave";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");

// Guarantees R03: full cases by label per zone across stores, loose goods by paper per delivery order, in walking order.
test("a released wave has tasks in walking order, each line once", async () => {
  const { wave } = await givenWave(db, [
    { store: "S0", lines: { I3: 4, I0: 1, I1: 2, CASE: 24 } },
    { store: "S1", lines: { I0: 3, CASE: 12 } },
  ]);
  expect(await getWave(db, planner, { wave })).toMatchObject({ status: "generated", tasks: { total: 0 } });

  expect(await releaseWave(db, planner, { wave }, now)).toEqual({ wave, status: "released", tasks: 3 });
  const { rows } = await listTasks(db, planner, { wave, limit: 50 });
  const seen = rows.map(({ method, zone, lines }) => ({
    method,
    zone,
    lines: lines.map(({ store, location, item, qtyEach }) => `${store} ${location} ${item} ${qtyEach}`),
  }));
  expect(seen).toHaveLength(3);
  expect(seen).toContainEqual({
    method: "label",
    zone: "A",
    lines: ["S0 A-05 CASE 24", "S1 A-05 CASE 12"],
  });
  expect(seen).toContainEqual({
    method: "paper",
    zone: "A B D",
    lines: ["S0 A-01 I0 1", "S0 B-02 I1 2", "S0 D-04 I3 4"],
  });
  expect(seen).toContainEqual({ method: "paper", zone: "A", lines: ["S1 A-01 I0 3"] });
  expect((await getWave(db, planner, { wave })).deliveries.map(({ status }) => status)).toEqual(
    Array(4).fill("released"),
  );
});

// Guarantees that a cart is set up before the walk, and that nothing is put into another store's tote.
test("delivery orders on one cart have each their place there, which stays theirs when another one leaves", async () => {
  const manager = person("dc-manager");
  const methods = { dc: "0001", case: "label" as const, loose: "scan" as const, zones: [], shortVisits: 2 };
  await setFloor(db, manager, methods, now);
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I3: 4, I0: 1 } },
    { store: "S1", lines: { I0: 3, I1: 2 } },
  ]);
  expect(await releaseWave(db, planner, { wave }, now)).toMatchObject({ tasks: 1 });
  const linesOf = async () =>
    (await listTasks(db, planner, { wave, limit: 50 })).rows.flatMap((task) => task.lines);
  const slots = (lines: Awaited<ReturnType<typeof linesOf>>) =>
    lines.map(({ location, store, slot }) => `${location} ${store} ${slot}`);
  expect(slots(await linesOf())).toEqual(["A-01 S0 1", "A-01 S1 2", "B-02 S1 2", "D-04 S0 1"]);
  expect((await linesOf()).flatMap(({ totes }) => totes)).toEqual([]);

  await recordPrint(db, planner, { wave, paper: "tote_labels", format: "page", reason: "" }, now);
  const totes = new Map((await linesOf()).map((line) => [line.delivery, line.totes]));
  expect([...totes.keys()].sort()).toEqual([...deliveries].sort());
  expect([...totes.values()].every((own) => own.length === 1 && /^T\d{6}$/.test(own[0] ?? ""))).toBe(true);

  await voidDelivery(db, manager, deliveries[0] ?? "", "closed", now);
  expect(slots(await linesOf())).toEqual(["A-01 S1 2", "B-02 S1 2"]);
  await setFloor(db, manager, { ...methods, loose: "paper" }, now);
  await expectProof(db);
});

test("a repeat, even eight at the same time, makes the tasks once", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I0: 1 } }]);
  const answers = await Promise.all(Array.from({ length: 8 }, () => releaseWave(db, planner, { wave }, now)));
  for (const answer of answers) expect(answer).toEqual({ wave, status: "released", tasks: 1 });
  expect((await listTasks(db, planner, { wave, limit: 50 })).rows).toHaveLength(1);
});

test("a cancelled or unknown wave is not released, nor by a picker or another DC", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I0: 1 } }]);
  await expect(releaseWave(db, person("picker"), { wave }, now)).rejects.toMatchObject({ status: 403 });
  await expect(releaseWave(db, person("planner", { dcIds: [99] }), { wave }, now)).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expect(releaseWave(db, planner, { wave: "WV-0" }, now)).rejects.toMatchObject({
    code: "wave/unknown",
  });
  await cancelWave(db, planner, wave, "wrong route", now);
  await expect(releaseWave(db, planner, { wave }, now)).rejects.toMatchObject({
    code: "wave/cancelled",
    status: 409,
  });
});

// Guarantees that release and cancellation of one wave do not both win.
test("release and cancel race: the wave ends cancelled, its tasks with it", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { wave } = await givenWave(db, [{ store: "S0", lines: { I0: 1 } }]);
    await Promise.allSettled([
      releaseWave(db, planner, { wave }, now),
      cancelWave(db, person("dc-manager"), wave, "race", now),
    ]);
    expect(await getWave(db, planner, { wave })).toMatchObject({ status: "cancelled", tasks: { total: 0 } });
  }
});
