import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { voidDeliveries } from "@/server/delivery";
import { floorFigures, untiedBooks } from "@/server/testing/floor-figures";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "cod", "direct"]));
const planner = person("planner");
const manager = person("dc-manager");

async function generated() {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I0: 5, I1: 2 } },
    { store: "S1", lines: { I0: 6 } },
    { store: "S2", lines: { I0: 7 } },
  ]);
  const sql = sqlOf(db);
  const rows = await sql<{ id: number }[]>`
    select id from deliveries where delivery_no in ${sql(deliveries)} order by id`;
  return { wave, ids: rows.map(({ id }) => id) };
}

const voided = (actor: Actor, ids: readonly number[]) =>
  inTransaction(db, (tx) => voidDeliveries(tx, actor, ids, "wrong route", now));

// Guarantees that void leaves money and goods as before the run, and that a repeat gives nothing back twice.
test("hold, due and reservation end; the lines come back once", async () => {
  const before = await floorFigures(db);
  const { ids } = await generated();
  expect(await floorFigures(db)).toMatchObject({ heldFen: 7 * 350, codFen: 6 * 350, reservedEach: 20 });
  const { lines } = await voided(planner, ids);
  expect(lines.map(({ orderedEach, allocatedEach }) => [orderedEach, allocatedEach])).toEqual([
    [5, 5],
    [2, 2],
    [6, 6],
    [7, 7],
  ]);
  const after = await floorFigures(db);
  expect({ ...after, statuses: {} }).toEqual({ ...before, statuses: {} });
  expect(await voided(planner, ids)).toEqual({ voided: [], lines: [] });
  expect(await floorFigures(db)).toEqual(after);
  expect(await untiedBooks(db)).toEqual([]);
});

test("once picking has begun only a DC manager may; once approved nobody", async () => {
  const { wave, ids } = await generated();
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  const figures = await floorFigures(db);
  await expect(voided(planner, ids)).rejects.toMatchObject({ code: "delivery/picking-begun", status: 403 });
  await expect(voided(person("picker"), ids)).rejects.toMatchObject({ code: "auth/forbidden" });
  expect(await floorFigures(db)).toEqual(figures);
  const [first = 0, ...others] = ids;
  expect((await voided(manager, [first])).voided).toHaveLength(1);
  await approveWave(db, planner, { wave }, now);
  await expect(voided(manager, [first, ...others])).rejects.toMatchObject({
    code: "delivery/already-approved",
    status: 409,
  });
  expect(await untiedBooks(db)).toEqual([]);
});

test("eight voids of one delivery order at the same time free it once", async () => {
  const { ids } = await generated();
  const results = await Promise.all(Array.from({ length: 8 }, () => voided(manager, ids)));
  expect(results.filter(({ lines }) => lines.length > 0)).toHaveLength(1);
  expect(await untiedBooks(db)).toEqual([]);
});
