import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { simulateWave, voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { crossDockFloor, givenCrossDocked, givenNeverStocked } from "@/server/testing/given-cross-dock";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { clearCrossDock } from "@/server/warehouse/commands/clear-cross-dock";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { setPlace } from "@/server/warehouse/commands/set-place";

const { db, close } = await freshDatabase();
afterAll(close);
afterEach(() => expectProof(db));

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const planner = person("planner");
const picker = person("picker", { id: 7, name: "Li" });
const refused = (code: string) => expect.objectContaining({ code });
const { order, released, approve, lies, ways, blind, atDock } = crossDockFloor(db);

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "cod"]);
  await givenNeverStocked(db);
  await setPlace(db, manager, { dc, place: "R-01", kind: "reserve" }, now);
});

test("what came for the pool stays at the dock, is put store by store and leaves from there", async () => {
  await order("S0", { X0: 10, XC: 12, I0: 5 });
  await order("S1", { X0: 4, XC: 24 });
  await order("S2", { X0: 6 });
  const receipt = await givenCrossDocked(db);
  expect(receipt).toMatchObject({ putAway: 0, crossDock: 2, purchase: { status: "closed" } });
  expect(await lies("X0")).toEqual({ "X-01": 20 });
  expect(await atDock("X0")).toMatchObject({
    place: "X-01",
    qty: 20,
    promised: 0,
    leaving: 0,
    waiting: 20,
    stores: 3,
  });
  expect(await fillFaces(db, manager, { dc }, now)).toEqual({ requested: 0 });

  const simulated = await simulateWave(db, planner, { route: "R1" }, now);
  expect(simulated).toMatchObject({ shortages: [] });
  const { wave, tasks } = await released();
  expect(
    tasks.map(({ method, zone, lines }) => [
      method,
      zone,
      ...lines.map((l) => `${l.item} ${l.store} ${l.qtyEach}`),
    ]),
  ).toEqual([
    ["batch", "X", "XC S0 12", "XC S1 24"],
    ["batch", "X", "X0 S0 10", "X0 S1 4", "X0 S2 6"],
    ["paper", "A", "I0 S0 5"],
  ]);
  expect(tasks.flatMap(({ lines }) => lines.map(({ location, isAtDock }) => [location, isAtDock]))).toEqual([
    ...Array(5).fill(["X-01", true]),
    ["A-01", false],
  ]);
  expect(await atDock("X0")).toMatchObject({ qty: 20, promised: 20, waiting: 0 });
  // What delivery orders are to get is not put away, whoever asks.
  expect(await clearCrossDock(db, picker, { dc }, now)).toEqual({ requested: 0 });
  await approve(wave);
  expect([await lies("X0"), await lies("XC")]).toEqual([{}, {}]);
  expect(await atDock("X0")).toBeUndefined();
  const [left] = await sqlOf(db)<{ count: number }[]>`select count(*)::int4 as count from cross_dock_picks`;
  expect(left).toEqual({ count: 0 });
});

test("what nobody waits for after the wave is put away; what the pool waits for stays until it is asked away", async () => {
  await order("S0", { X0: 8 });
  await givenCrossDocked(db, [{ item: "X0", qty: 5 }]);
  const { wave } = await released();
  await order("S1", { X0: 3 });
  await approve(wave);
  expect(await lies("X0")).toEqual({ "X-01": 5 });
  expect(await ways("X0")).toEqual([{ kind: "putaway", from: "X-01", to: "R-01", qty: 2 }]);
  expect(await atDock("X0")).toMatchObject({ qty: 5, leaving: 2, waiting: 3, stores: 1 });
  expect(await clearCrossDock(db, picker, { dc, item: "X0" }, now)).toEqual({ requested: 1 });
  expect(await clearCrossDock(db, picker, { dc, item: "X0" }, now)).toEqual({ requested: 0 });
  await expect(clearCrossDock(db, picker, { dc, item: "NONE" }, now)).rejects.toEqual(
    refused("warehouse/unknown-items"),
  );
  await expect(clearCrossDock(db, person("owner"), { dc }, now)).rejects.toEqual(refused("auth/forbidden"));
  // Goods that are being put away are promised to nobody at the dock: the line goes to a face that the item does not have.
  const next = await released();
  expect(next.tasks.flatMap(({ lines }) => lines.map(({ item, location }) => [item, location]))).toEqual([
    ["X0", ""],
  ]);
  await approve(next.wave);
});

test("what is void is free again, and is taken by the next wave", async () => {
  await order("S0", { X1: 6 });
  await blind("X1", 6);
  const first = await released();
  expect(await atDock("X1")).toMatchObject({ promised: 6 });
  await voidDelivery(db, manager, first.deliveries[0] ?? "", "wrong store", now);
  expect(await atDock("X1")).toMatchObject({ promised: 0, waiting: 6 });
  const { wave, tasks } = await released();
  expect(tasks.flatMap(({ lines }) => lines.map(({ location }) => location))).toEqual(["X-01"]);
  await approve(wave);
  expect(await lies("X1")).toEqual({});
});

test("the place stays for cross-docking while goods wait there", async () => {
  await blind("I1", 2);
  await expect(setPlace(db, manager, { dc, place: "X-01", kind: "dock" }, now)).rejects.toEqual(
    refused("place/in-use"),
  );
});
