import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";
import { getFloorSettings } from "@/server/wave/queries/get-floor-settings";
import { listTasks } from "@/server/wave/queries/list-tasks";
import { usualCartTotes } from "@/server/wave/rules/carts";
import type { FloorSettingsInput } from "@/server/wave/schema";
import { usualLayout } from "@/server/wave/walk/floor-map";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const manager = person("dc-manager");
const usual: FloorSettingsInput = { dc: "0001", case: "label", loose: "paper", zones: [], shortVisits: 2 };

async function methodsOf(...orders: Parameters<typeof givenWave>[1]) {
  const { wave } = await givenWave(db, orders);
  await releaseWave(db, manager, { wave }, now);
  const { rows } = await listTasks(db, manager, { wave, limit: 50 });
  return rows.map(({ method, zone, lines }) => `${method} ${zone} ${lines.length}`);
}

// Guarantees R03: full case by label or scanner, loose by paper, scanner or in batches, as the DC says.
test("a DC says by which method it picks each zone; released waves keep their tasks", async () => {
  const lines = { I0: 1, I1: 2, CASE: 12 };
  const orders = [
    { store: "S0", lines },
    { store: "S1", lines },
  ];
  const { zones, ...before } = await getFloorSettings(db, manager, { dc: "0001" });
  expect(before).toEqual({
    dc: "0001",
    name: "DC",
    case: "label",
    loose: "paper",
    shortVisits: 2,
    cartTotes: usualCartTotes,
    asksTote: false,
    layout: usualLayout,
  });
  expect(zones.slice(0, 2)).toEqual([
    { zone: "A", case: null, loose: null },
    { zone: "B", case: null, loose: null },
  ]);
  expect(await methodsOf(...orders)).toEqual(["label A 2", "paper A B 2", "paper A B 2"]);

  const input: FloorSettingsInput = {
    ...usual,
    case: "scan",
    loose: "scan",
    zones: [{ zone: "B", case: null, loose: "batch" }],
  };
  const after = await setFloor(db, manager, input, now);
  expect(after).toMatchObject({ case: "scan", loose: "scan" });
  expect(after.zones.find(({ zone }) => zone === "B")).toEqual({ zone: "B", case: null, loose: "batch" });
  expect(await setFloor(db, manager, input, now)).toEqual(after);
  expect(await methodsOf(...orders)).toEqual(["scan A 2", "batch B 2", "scan A 2"]);

  expect(await setFloor(db, manager, { ...input, cartTotes: 1 }, now)).toMatchObject({ cartTotes: 1 });
  expect(await methodsOf(...orders)).toEqual(["scan A 2", "batch B 2", "scan A 1", "scan A 1"]);
  expect(await setFloor(db, manager, { ...input, asksTote: true }, now)).toMatchObject({ asksTote: true });
  expect(await setFloor(db, manager, input, now)).toMatchObject({ cartTotes: 1, asksTote: true });

  await setFloor(db, manager, { ...input, cartTotes: usualCartTotes, asksTote: false }, now);
  await Promise.all(Array.from({ length: 6 }, () => setFloor(db, manager, usual, now)));
  expect(await getFloorSettings(db, manager, { dc: "0001" })).toEqual({ ...before, zones });
  await expectProof(db);
});

test("a DC that is unknown or another's, and who may not, are refused", async () => {
  await expect(setFloor(db, manager, { ...usual, dc: "9" }, now)).rejects.toMatchObject({
    code: "floor/unknown-dc",
    status: 404,
  });
  const elsewhere = person("dc-manager", { dcIds: [99] });
  await expect(setFloor(db, elsewhere, usual, now)).rejects.toMatchObject({ status: 403 });
  await expect(setFloor(db, person("planner"), usual, now)).rejects.toMatchObject({ status: 403 });
});

test("a DC says how its aisles are measured; who leaves it out leaves it as it was", async () => {
  const layout = { cellCm: 80, aisleCm: 250, entryCm: 0, exitCm: 200 };
  expect(await setFloor(db, manager, { ...usual, layout }, now)).toMatchObject({ layout });
  expect(await setFloor(db, manager, { ...usual, shortVisits: 1 }, now)).toMatchObject({
    layout,
    shortVisits: 1,
  });
  const back = { ...usual, layout: usualLayout };
  expect(await setFloor(db, manager, back, now)).toMatchObject({ layout: usualLayout, shortVisits: 2 });
  await expectProof(db);
});
