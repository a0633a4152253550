import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { cancelOrder, getOrder, submitOrder } from "@/server/order";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { floorFigures } from "@/server/testing/floor-figures";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setWaveLock } from "@/server/wave/commands/set-wave-lock";
import { getTask } from "@/server/wave/queries/get-task";
import { getWave } from "@/server/wave/queries/get-wave";
import { listTasks } from "@/server/wave/queries/list-tasks";
import { listPoolRows } from "../queries/list-pool-rows";
import { generateWave } from "./generate-wave";
import { supplementWave } from "./supplement-wave";
import { cancelWave, voidDelivery } from "./take-back";
import { takeStoreOut } from "./take-store-out";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");
const manager = person("dc-manager");
const picker = person("picker", { id: 70, name: "Li" });

/** DC 0002 is chilled and keeps COLD; NONE is nowhere in stock. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "cod"]);
  const files: [kind: string, rows: string[]][] = [
    ["dcs", ["code,name,zone", "0002,Cold,chilled"]],
    [
      "items",
      [
        "code,barcode,name,category,unit,case_pack,order_multiple,pick_type",
        `COLD,${ean13(90)},Cold,10,pcs,1,1,loose`,
        `NONE,${ean13(91)},None,10,pcs,1,1,loose`,
      ],
    ],
    [
      "plan-lines",
      [
        "plan,item,dc,returnable,price_type,fixed_price",
        "P1,COLD,0002,yes,fixed,3.50",
        "P1,NONE,0001,yes,fixed,3.50",
      ],
    ],
    ["dc-stock", ["dc,item,location,qty,unit_cost", "0002,COLD,A-1,1000,2.00"]],
  ];
  for (const [kind, rows] of files) {
    const content = Buffer.from(`${rows.join("\n")}\n`);
    await importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, now);
  }
});

const order = async (store: string, lines: Record<string, number>) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(db, person("owner"), { store, lines: wanted }, now)).order;
};
const generated = async (input = {}) => {
  const { wave } = await generateWave(db, planner, { route: "R1", ...input }, now);
  if (wave === null) throw new Error("nothing was generated");
  return wave;
};
const tasksOf = async (wave: string) => (await listTasks(db, planner, { wave, limit: 50 })).rows;
const pooledOf = async (orderNo: string) =>
  (await listPoolRows(db, planner, { order: orderNo, limit: 500 })).rows
    .filter(({ state }) => state === "pooled")
    .map(({ item, pickType, qty }) => `${item} ${pickType} ${qty}`);
const statusOf = async (orderNo: string) => (await getOrder(db, planner, orderNo)).status;
const out = (wave: string, store: string, actor = planner) =>
  takeStoreOut(db, actor, { wave, store, reason: "road closed" }, now);
const emptyPool = async () => {
  const sql = sqlOf(db);
  const orders = await sql<{ no: string }[]>`
    select order_no as no from orders where status in ('pooled', 'partly_generated')`;
  for (const { no } of orders) await cancelOrder(db, planner, no, "", now);
};
/** Whoever made a mess sweeps: the next test finds an empty pool. */
const sweep = async (wave: string) => {
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave }, now);
};

// Guarantees 2.4 and ruling 25: after a store is taken out, money, stock, tasks and pool are as if it had not been in the run.
test("a store taken out of a released wave leaves everything as it was before the run", async () => {
  const mine = await order("S0", { I0: 4, CASE: 12, NONE: 5 });
  const unpaid = await order("S2", { I1: 6 });
  const others = await order("S1", { I0: 3, CASE: 24 });
  const before = await floorFigures(db);
  const wave = await generated();
  await releaseWave(db, planner, { wave }, now);
  expect(await statusOf(mine)).toBe("generated");

  expect(await out(wave, "S0")).toEqual({ wave, store: "S0", deliveries: 2 });
  expect(await out(wave, "S2")).toEqual({ wave, store: "S2", deliveries: 1 });
  expect(await pooledOf(mine)).toEqual(["I0 loose 4", "CASE case 12", "NONE loose 5"]);
  expect(await statusOf(mine)).toBe("pooled");
  expect(await pooledOf(unpaid)).toEqual(["I1 loose 6"]);
  expect(await pooledOf(others)).toEqual([]);
  expect((await getWave(db, planner, { wave })).status).toBe("released");
  const left = (await tasksOf(wave)).flatMap(({ lines }) => lines.map(({ store }) => store));
  expect([...new Set(left)]).toEqual(["S1"]);

  expect(await out(wave, "S1")).toMatchObject({ deliveries: 2 });
  const { statuses: _, ...figures } = await floorFigures(db);
  expect(figures).toEqual(Object.fromEntries(Object.entries(before).filter(([key]) => key !== "statuses")));
  expect((await getWave(db, planner, { wave })).status).toBe("cancelled");
  expect((await tasksOf(wave)).map(({ status, lines }) => `${status} ${lines.length}`)).toEqual(
    Array(4).fill("cancelled 0"),
  );
  await expectProof(db);
  await sweep(await generated());
});

test("a repeat, even eight at the same time, brings nothing back twice", async () => {
  const mine = await order("S0", { I0: 4 });
  await order("S1", { I0: 1 });
  const wave = await generated();
  const answers = await atTheSameTime(Array.from({ length: 8 }, () => () => out(wave, "S0")));
  expect(answers).toEqual(Array(8).fill({ wave, store: "S0", deliveries: 1 }));
  expect(await pooledOf(mine)).toEqual(["I0 loose 4"]);
  const sql = sqlOf(db);
  expect(
    await sql`select details->>'store' as store, reason from events
              where type = 'wave.store_taken_out' and document_id = (select id from waves where wave_no = ${wave})`,
  ).toEqual([{ store: "S0", reason: "road closed" }]);
  await expectProof(db);
  await cancelWave(db, planner, wave, "", now);
  await sweep(await generated());
});

// Guarantees 2.3: once picking has begun only a manager takes a store out; what was picked of the others stays.
test("what is being picked is taken out by a manager only, what is approved by nobody", async () => {
  await order("S0", { I0: 4 });
  await order("S1", { I0: 3 });
  const wave = await generated();
  await releaseWave(db, planner, { wave }, now);
  const [task] = await tasksOf(wave);
  if (!task) throw new Error("no task");
  await claimTask(db, picker, task, now);
  await recordPicks(db, picker, { task: task.task, picks: [{ scanId: "out-1", line: 1, qty: 2 }] }, now);
  await expect(out(wave, "S0")).rejects.toMatchObject({ code: "delivery/picking-begun" });
  await out(wave, "S0", manager);
  await expect(
    recordPicks(db, picker, { task: task.task, picks: [{ scanId: "out-2", line: 1, qty: 1 }] }, now),
  ).rejects.toMatchObject({ code: "task/ended" });
  await sweep(wave);
  await expect(out(wave, "S1", manager)).rejects.toMatchObject({ code: "delivery/already-approved" });
  await expectProof(db);
  await sweep(await generated());
});

test("who is not in the wave cannot be taken out, and without the ability nobody", async () => {
  await order("S0", { I0: 1 });
  const wave = await generated();
  await expect(out(wave, "S1")).rejects.toMatchObject({ code: "wave/store-not-in", status: 404 });
  await expect(out("WV-0", "S0")).rejects.toMatchObject({ code: "wave/unknown" });
  await expect(out(wave, "S0", picker)).rejects.toMatchObject({ status: 403 });
  await cancelWave(db, planner, wave, "", now);
  await expect(out(wave, "S0")).rejects.toMatchObject({ code: "wave/cancelled" });
  await sweep(await generated());
});

// Guarantees that a locked wave stays as it is, whoever tries, and that picking goes on.
test("a locked wave is not released, cancelled, or thinned out until it is unlocked", async () => {
  await order("S0", { I0: 4 });
  await order("S1", { I0: 3 });
  const wave = await generated();
  const { deliveries } = await getWave(db, planner, { wave });
  const lock = (isLocked: boolean) => setWaveLock(db, planner, { wave, isLocked, reason: "deposits" }, now);
  expect(await atTheSameTime(Array.from({ length: 4 }, () => () => lock(true)))).toEqual(
    Array(4).fill({ wave, isLocked: true }),
  );
  expect(await getWave(db, planner, { wave })).toMatchObject({ lock: { by: "planner", reason: "deposits" } });
  const locked = { code: "wave/locked", status: 409, details: { wave, by: "planner", reason: "deposits" } };
  await expect(releaseWave(db, planner, { wave }, now)).rejects.toMatchObject(locked);
  await expect(out(wave, "S0", manager)).rejects.toMatchObject(locked);
  await expect(voidDelivery(db, manager, deliveries[0]?.delivery ?? "", "", now)).rejects.toMatchObject(
    locked,
  );
  await expect(cancelWave(db, manager, wave, "", now)).rejects.toMatchObject(locked);
  await expect(setWaveLock(db, picker, { wave, isLocked: false, reason: "" }, now)).rejects.toMatchObject({
    status: 403,
  });

  await lock(false);
  await releaseWave(db, planner, { wave }, now);
  await lock(true);
  const [task] = await tasksOf(wave);
  await claimTask(db, picker, { task: task?.task ?? 0 }, now);
  expect((await getTask(db, picker, { task: task?.task ?? 0 })).status).toBe("claimed");
  await sweep(wave);
  await lock(false);
  await expect(lock(true)).rejects.toMatchObject({ code: "wave/ended", details: { status: "loaded" } });
  await expectProof(db);
});

// Guarantees 2.4: nothing joins a released wave; what comes later gets a wave of its own that names it.
test("what waits of the same cut goes into a supplementary wave", async () => {
  await order("S0", { I0: 4 });
  const wave = await generated({ dc: "0001", pickType: "loose" });
  await releaseWave(db, planner, { wave }, now);
  expect(await supplementWave(db, planner, { wave }, now)).toMatchObject({ wave: null, deliveries: [] });
  const late = await order("S1", { I0: 3, CASE: 12, COLD: 2 });
  const more = await supplementWave(db, planner, { wave }, now);
  expect(more.deliveries).toMatchObject([{ store: "S1", dc: "0001", pickType: "loose" }]);
  expect(await pooledOf(late)).toEqual(["CASE case 12", "COLD loose 2"]);
  expect((await getWave(db, planner, { wave })).deliveries.map(({ store }) => store)).toEqual(["S0"]);
  expect(await getWave(db, planner, { wave: more.wave ?? "" })).toMatchObject({ supplements: wave });
  const tomorrow = new Date(now.getTime() + 2 * 86_400_000);
  await expect(supplementWave(db, planner, { wave }, tomorrow)).rejects.toMatchObject({
    code: "pool/delivery-day-over",
  });
  await expect(supplementWave(db, picker, { wave }, now)).rejects.toMatchObject({ status: 403 });
  for (const one of [wave, more.wave ?? ""]) await sweep(one);
});

// Guarantees R24: a run takes the rows of one temperature alone.
test("a run of one temperature leaves the rows of the others", async () => {
  await emptyPool();
  const mixed = await order("S1", { I0: 3, COLD: 2 });
  const wave = await generated({ temperature: "chilled" });
  expect(await pooledOf(mixed)).toEqual(["I0 loose 3"]);
  expect((await getWave(db, planner, { wave })).temperature).toBe("chilled");
  await cancelWave(db, planner, wave, "", now);
  expect(await pooledOf(mixed)).toEqual(["I0 loose 3", "COLD loose 2"]);
});
