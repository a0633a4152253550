import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { asBusinessDay } from "@/server/shared/business-day";
import { expectProof } from "@/server/testing/expect-proof";
import { crossDockFloor, givenNeverStocked } from "@/server/testing/given-cross-dock";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { openCounts } from "@/server/warehouse/commands/open-counts";
import { recordCount } from "@/server/warehouse/commands/record-count";
import { reverseReceipt } from "@/server/warehouse/commands/reverse-receipt";
import { listCounts } from "@/server/warehouse/queries/list-counts";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";

const { db, close } = await freshDatabase();
afterAll(close);
afterEach(() => expectProof(db));

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const planner = person("planner");
const picker = person("picker", { id: 7, name: "Li" });
const { order, released, approve, lies, ways, blind } = crossDockFloor(db);

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "cod"]);
  await givenNeverStocked(db);
});

test("a short pick at the dock is looked for at the face; both places are counted", async () => {
  await order("S0", { I3: 10 });
  await blind("I3", 10);
  const before = (await lies("I3"))["D-04"] ?? 0;
  const { wave, tasks } = await released();
  const [task] = tasks;
  expect(task?.lines).toMatchObject([
    { location: "X-01", isAtDock: true, reserves: [{ place: "D-04", qtyEach: before }] },
  ]);
  const { task: no } = task ?? { task: 0 };
  await claimTask(db, picker, { task: no }, now);
  const picks = [
    { scanId: "dock-1", line: 1, qty: 7, reason: "empty" as const },
    { scanId: "dock-2", line: 1, qty: 3, from: "D-04" },
  ];
  await recordPicks(db, picker, { task: no, picks }, now);
  await recordPicks(db, picker, { task: no, picks }, now);
  expect(await lies("I3")).toEqual({ "D-04": before - 3, "X-01": 13 });
  await finishTask(db, picker, { task: no }, now);
  await approveWave(db, planner, { wave }, now);
  expect(await lies("I3")).toEqual({ "D-04": before - 3, "X-01": 3 });
  const { rows } = await listCounts(db, manager, { dc, limit: 50 });
  expect(rows.filter(({ item }) => item === "I3")).toMatchObject([
    { location: "X-01", reason: "empty", status: "open" },
  ]);
});

test("a count of the dock knows what was picked there", async () => {
  await order("S0", { I0: 10 });
  await blind("I0", 25);
  const { wave, tasks } = await released();
  const { task } = tasks[0] ?? { task: 0 };
  await claimTask(db, picker, { task }, now);
  await recordPicks(db, picker, { task, picks: [{ scanId: "counted", line: 1, qty: 10 }] }, now);
  await finishTask(db, picker, { task }, now);
  await sqlOf(db)`insert into dc_counts (dc_id, item_id, location, reason, requested_by_name, requested_at)
    select 1, id, 'X-01', 'asked', 'x', ${now.toISOString()}::text::timestamptz from items where code = 'I0'`;
  await openCounts(db, manager, { dc, items: ["I0"] }, now);
  const { rows } = await listCounts(db, manager, { dc, limit: 50 });
  const countAt = (place: string) =>
    rows.find(({ item, location }) => item === "I0" && location === place)?.count ?? 0;
  // 25 lie there by the book, 10 of them are staged; at the face nobody took any.
  expect(await recordCount(db, manager, { dc, count: countAt("X-01"), counted: 15 }, now)).toMatchObject({
    status: "posted",
  });
  const face = (await lies("I0"))["A-01"] ?? 0;
  expect(await recordCount(db, manager, { dc, count: countAt("A-01"), counted: face }, now)).toMatchObject({
    status: "posted",
  });
  await approveWave(db, planner, { wave }, now);
  expect(await lies("I0")).toMatchObject({ "A-01": face, "X-01": 15 });
});

test("who does not fit at the dock is picked at the face, where only then goods of the dock are carried", async () => {
  const stock = Buffer.from("dc,item,location,qty,unit_cost\n0001,X1,C-50,5,2.00\n");
  await importFile(db, systemActor, { kind: "dc-stock", mode: "apply", format: "csv", content: stock }, now);
  await order("S0", { X1: 8 });
  await order("S1", { X1: 7 });
  await blind("X1", 10);
  expect(await fillFaces(db, manager, { dc }, now)).toEqual({ requested: 0 });
  const { wave, tasks } = await released();
  expect(tasks.flatMap(({ lines }) => lines.map(({ store, location }) => [store, location]))).toEqual([
    ["S0", "X-01"],
    ["S1", "C-50"],
  ]);
  expect(await ways("X1")).toEqual([{ kind: "urgent", from: "X-01", to: "C-50", qty: 2 }]);
  await approve(wave);
  expect(await lies("X1")).toEqual({});
});

test("the dates of the dock go to who takes there, though the face has others", async () => {
  await order("S0", { I2: 6 });
  const before = await lies("I2");
  await blind("I2", 6, { expiresOn: asBusinessDay("2026-12-01") });
  const { wave, tasks } = await released();
  expect(tasks[0]?.lines).toMatchObject([
    { location: "X-01", lots: [{ expiresOn: "2026-12-01", qtyEach: 6 }] },
  ]);
  await approve(wave);
  expect(await lies("I2")).toEqual(before);
  const [issued] = await sqlOf(db)<{ qty: number }[]>`
    select sum(qty_each)::int8 as qty from delivery_lots where is_issued and expires_on = '2026-12-01'`;
  expect(issued).toEqual({ qty: 6 });
});

test("a receipt that is taken back leaves from the dock", async () => {
  const before = await lies("I1");
  const { receipt } = await blind("I1", 9);
  expect(await lies("I1")).toEqual({ ...before, "X-01": 9 });
  await reverseReceipt(db, manager, { dc, receipt, reason: "of another DC" }, now);
  expect(await lies("I1")).toEqual(before);
});
