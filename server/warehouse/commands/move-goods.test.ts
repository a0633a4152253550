import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { claimMoves } from "@/server/warehouse/commands/claim-moves";
import { dropMove } from "@/server/warehouse/commands/drop-move";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { openCounts } from "@/server/warehouse/commands/open-counts";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { recordCount } from "@/server/warehouse/commands/record-count";
import { setFace } from "@/server/warehouse/commands/set-face";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { atPlace } from "@/server/warehouse/queries/at-place";
import { listCounts } from "@/server/warehouse/queries/list-counts";
import { listMoveTasks } from "@/server/warehouse/queries/list-move-tasks";
import { listPlaces } from "@/server/warehouse/queries/list-places";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase(34);
afterAll(close);
afterEach(() => expectProof(db));

const dc = "0001";
const full = 9_000_000;
const manager = person("dc-manager", { id: 5 });
const picker = person("picker", { id: 7 });
const planner = person("planner");
const refused = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  await givenChain(db, ["prepaid"], 12);
  for (const place of ["A-90-1", "B-90-1", "B-90-2", "C-90-1"])
    await setPlace(db, manager, { dc, place, kind: "reserve" }, now);
  await setPlace(db, manager, { dc, place: "DOCK", kind: "dock" }, now);
});

let scans = 0;
const scanId = () => `scan-${++scans}`;
const move = (part: Partial<Parameters<typeof moveGoods>[2]>, actor = picker) =>
  moveGoods(
    db,
    actor,
    { dc, scanId: scanId(), item: "I0", from: "A-01", to: "A-90-1", qty: 10, ...part },
    now,
  );
const lies = async (item: string) => {
  const rows = await sqlOf(db)<{ location: string; qty: number }[]>`
    select l.location, sum(l.qty_each)::int8 as qty from dc_lots l join items i on i.id = l.item_id
    where i.code = ${item} group by l.location order by l.location`;
  return Object.fromEntries(rows.map(({ location, qty }) => [location, qty]));
};
const limits = (item: string, min: number, max: number) =>
  setFace(db, manager, { dc, item, limits: { min, max } }, now);
const tasks = async (item: string, status?: "open" | "done" | "cancelled") => {
  const { rows } = await listMoveTasks(db, manager, { dc, status, limit: 100 });
  return rows.filter((row) => row.item === item);
};
const ways = async (item: string) =>
  (await tasks(item)).map(({ kind, from, to, qty }) => ({ kind, from, to, qty }));

test("goods are carried to a reserve place; a repeat of the scan carries nothing more", async () => {
  const once = { scanId: "once" };
  const state = await move(once);
  expect(state).toEqual({ scanId: "once", item: "I0", from: "A-01", to: "A-90-1", moved: 10, task: null });
  expect(await move(once)).toEqual(state);
  expect(await lies("I0")).toEqual({ "A-01": full - 10, "A-90-1": 10 });
  const there = await atPlace(db, picker, { dc, place: "a-90-1" });
  expect(there).toMatchObject({ place: "A-90-1", kind: "reserve", goods: [{ item: "I0", qtyEach: 10 }] });
});

test("what is refused moves nothing", async () => {
  const before = await lies("I0");
  await expect(move({ to: "A-01" })).rejects.toEqual(refused("move/same-place"));
  await expect(move({ to: "Z-99" })).rejects.toEqual(refused("move/unknown-place"));
  await expect(move({ to: "B-02" })).rejects.toEqual(refused("move/unknown-place"));
  await expect(move({ from: "A-90-1", to: "A-01", qty: 11 })).rejects.toEqual(refused("move/not-there"));
  await expect(move({ task: 999 })).rejects.toEqual(refused("move/unknown-task"));
  await expect(move({ item: "NONE" })).rejects.toEqual(refused("warehouse/unknown-items"));
  await expect(move({}, person("clerk"))).rejects.toEqual(refused("auth/forbidden"));
  await expect(move({}, person("picker", { dcIds: [] }))).rejects.toEqual(refused("auth/out-of-scope"));
  expect(await lies("I0")).toEqual(before);
});

test("a place is a face or a place of the list, and stays there while goods need it", async () => {
  const set = (place: string, kind: "reserve" | "dock" | null) =>
    setPlace(db, manager, { dc, place, kind }, now);
  await expect(set("A-01", "reserve")).rejects.toEqual(refused("place/is-face"));
  await expect(set("A-90-1", null)).rejects.toEqual(refused("place/in-use"));
  expect(await set("C-90-9", "reserve")).toEqual({ place: "C-90-9", kind: "reserve" });
  expect(await set("C-90-9", null)).toEqual({ place: "C-90-9", kind: null });
  expect(await set("C-90-9", null)).toEqual({ place: "C-90-9", kind: null });
  await expect(setPlace(db, picker, { dc, place: "X", kind: "dock" }, now)).rejects.toEqual(
    refused("auth/forbidden"),
  );
});

test("what a face cannot hold is left at the dock and put away where the person scans it", async () => {
  await limits("I1", 10, full + 30);
  const lines = [{ item: "I1", qty: 100, unitCost: 2_000_000 }];
  const brought = await receiveGoods(db, manager, { dc, supplier: "Mill", supplierNote: "", lines }, now);
  expect(brought.putAway).toBe(1);
  expect(await lies("I1")).toEqual({ "B-02": full + 30, DOCK: 70 });
  expect(await ways("I1")).toEqual([{ kind: "putaway", from: "DOCK", to: "B-90-1", qty: 70 }]);

  const [task] = await claimMoves(db, picker, { dc }, now);
  expect(task).toMatchObject({ kind: "putaway", item: "I1", qtyEach: 70, to: "B-90-1" });
  const way = { item: "I1", from: "DOCK", task: task?.task };
  expect((await move({ ...way, to: "B-90-1", qty: 50 })).task).toMatchObject({ status: "open", left: 20 });
  expect((await move({ ...way, to: "B-90-2", qty: 20 })).task).toMatchObject({ status: "done", left: 0 });
  expect(await lies("I1")).toEqual({ "B-02": full + 30, "B-90-1": 50, "B-90-2": 20 });
});

test("a face below its least is filled up to its most, once", async () => {
  await move({ item: "I2", from: "C-03", to: "C-90-1", qty: full - 5 });
  await limits("I2", 10, 40);
  expect(await fillFaces(db, planner, { dc }, now)).toEqual({ requested: 1 });
  expect(await fillFaces(db, planner, { dc }, now)).toEqual({ requested: 0 });
  expect(await ways("I2")).toEqual([{ kind: "refill", from: "C-90-1", to: "C-03", qty: 35 }]);
  const { rows } = await listPlaces(db, manager, { dc, kind: "face", state: "below", limit: 10 });
  expect(rows).toMatchObject([
    { place: "C-03", item: "I2", qty: 5, coming: 35, limits: { min: 10, max: 40 } },
  ]);
});

test("a release asks at once for what is promised and does not lie at the face; the goods leave from there", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I2: 60, I3: 5 } }]);
  await releaseWave(db, planner, { wave }, now);
  expect(await ways("I2")).toEqual([{ kind: "urgent", from: "C-90-1", to: "C-03", qty: 55 }]);
  expect(await ways("I3")).toEqual([]);
  const [task] = await claimMoves(db, picker, { dc }, now);
  const way = { item: "I2", from: "C-90-1", task: task?.task };
  await expect(move({ ...way, to: "B-90-1" })).rejects.toEqual(refused("move/other-place"));
  await expect(move({ ...way, from: "C-03", to: "C-90-1" })).rejects.toEqual(refused("move/other-goods"));
  const done = await move({ ...way, to: "C-03", qty: 55 });
  expect(done.task).toMatchObject({ status: "done" });
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave }, now);
  expect(await lies("I2")).toEqual({ "C-90-1": full - 60 });
});

test("goods that are not found are to be counted, and another place is asked instead", async () => {
  await move({ item: "I3", from: "D-04", to: "A-90-1", qty: full - 100 });
  await move({ item: "I3", from: "D-04", to: "B-90-2", qty: 95 });
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I3: 25 } }]);
  await releaseWave(db, planner, { wave }, now);
  const [first] = await tasks("I3");
  expect(first).toMatchObject({ kind: "urgent", from: "B-90-2", qty: 25 });
  const drop = { dc, task: first?.task ?? 0, reason: "empty" as const };
  expect(await dropMove(db, picker, drop, now)).toEqual({ task: drop.task, status: "cancelled" });
  expect(await dropMove(db, picker, drop, now)).toEqual({ task: drop.task, status: "cancelled" });
  expect(await ways("I3")).toEqual([{ kind: "urgent", from: "A-90-1", to: "D-04", qty: 25 }]);
  await expect(dropMove(db, picker, { ...drop, task: 999 }, now)).rejects.toEqual(
    refused("move/unknown-task"),
  );

  // The count of a reserve place compares with what lies there, not with the item.
  const { rows } = await listCounts(db, manager, { dc, limit: 100 });
  const count = rows.find((row) => row.item === "I3" && row.location === "B-90-2");
  expect(count).toMatchObject({ reason: "empty" });
  const { status } = await recordCount(db, picker, { dc, count: count?.count ?? 0, counted: 93 }, now);
  expect(status).toBe("posted");
  expect(await lies("I3")).toEqual({ "A-90-1": full - 100, "B-90-2": 93 });
});

test("counts of an item ask for each of its places; found goods lie where they were found", async () => {
  await move({ item: "I4", from: "A-05", to: "B-90-1", qty: 100 });
  await openCounts(db, manager, { dc, items: ["I4"] }, now);
  const { rows } = await listCounts(db, manager, { dc, limit: 100 });
  const mine = rows.filter(({ item }) => item === "I4");
  expect(mine.map(({ location }) => location).sort()).toEqual(["A-05", "B-90-1"]);
  const reserve = mine.find(({ location }) => location === "B-90-1")?.count ?? 0;
  const face = mine.find(({ location }) => location === "A-05")?.count ?? 0;
  await recordCount(db, picker, { dc, count: reserve, counted: 104 }, now);
  await recordCount(db, picker, { dc, count: face, counted: full - 100 }, now);
  expect(await lies("I4")).toEqual({ "A-05": full - 100, "B-90-1": 104 });
});

test("a face that moves takes its goods along, and what it needs is asked for anew", async () => {
  await move({ item: "MEAT", from: "B-14", to: "B-90-2", qty: full - 10 });
  await limits("MEAT", 100, 500);
  await fillFaces(db, planner, { dc }, now);
  expect(await ways("MEAT")).toMatchObject([{ from: "B-90-2", to: "B-14", qty: 490 }]);
  await importFile(
    db,
    systemActor,
    {
      kind: "dc-stock",
      mode: "apply",
      format: "csv",
      content: Buffer.from(`dc,item,location,qty,unit_cost\n0001,MEAT,M-01,${full},2.00\n`),
    },
    now,
  );
  await fillFaces(db, planner, { dc }, now);
  expect(await ways("MEAT")).toMatchObject([{ from: "B-90-2", to: "M-01", qty: 490 }]);
  expect((await tasks("MEAT", "cancelled")).map(({ closeReason }) => closeReason)).toEqual(["gone"]);
});

test("many who claim at once get different moves; many who carry the same heap carry it once", async () => {
  for (const item of ["I5", "I6", "I7", "I8", "I9", "I10", "I11"]) {
    const [face] = Object.keys(await lies(item));
    await move({ item, from: face, to: "C-90-1", qty: full - 5 });
    await limits(item, 10, 60);
  }
  await fillFaces(db, planner, { dc }, now);
  const hands = Array.from({ length: 8 }, (_, n) => person("picker", { id: 100 + n }));
  const claimed: number[] = [];
  await atTheSameTime(
    hands.map((hand) => async () => {
      for (const { task } of await claimMoves(db, hand, { dc }, now)) claimed.push(task);
    }),
  );
  expect(new Set(claimed).size).toBe(claimed.length);

  const [first] = await tasks("I5");
  const way = { item: "I5", from: "C-90-1", to: first?.to, task: first?.task, qty: first?.qty };
  const once = scanId();
  await atTheSameTime(Array.from({ length: 8 }, () => () => move({ ...way, scanId: once })));
  expect((await lies("I5"))["C-90-1"]).toBe(full - 5 - 55);
  const left = full - 60;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 4 }, () => move({ item: "I5", from: "C-90-1", to: "B-90-2", qty: left })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
