import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/server/auth/actor";
import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { floorFigures } from "@/server/testing/floor-figures";
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
  return givenWave(db, [
    { store: "S0", lines: { I0: 5, I1: 2 } },
    { store: "S1", lines: { I0: 6 } },
    { store: "S2", lines: { I0: 7 } },
  ]);
}

/** As the pool calls it, which takes the lines back. */
const voided = (actor: Actor, delivery: string) => voidDelivery(db, actor, delivery, "wrong route", now);

// Guarantees that void leaves money and goods as before the run, and that a repeat gives nothing back twice.
test("hold, due and reservation end, once", async () => {
  const { deliveries } = await generated();
  expect(await floorFigures(db)).toMatchObject({ heldFen: 7 * 350, codFen: 6 * 350, reservedEach: 20 });
  for (const delivery of [...deliveries, ...deliveries]) {
    expect(await voided(planner, delivery)).toEqual({ delivery, status: "void" });
  }
  expect(await floorFigures(db)).toMatchObject({
    heldFen: 0,
    codFen: 0,
    reservedEach: 0,
    charges: 0,
    dcEntries: 0,
    statuses: { void: 3 },
  });
  await expectProof(db);
});

test("once picking has begun only a DC manager may; once approved nobody", async () => {
  const { wave, deliveries } = await generated();
  const [first = "", second = ""] = deliveries;
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  const figures = await floorFigures(db);
  await expect(voided(planner, first)).rejects.toMatchObject({ code: "delivery/picking-begun", status: 403 });
  await expect(voided(person("picker"), first)).rejects.toMatchObject({ code: "auth/forbidden" });
  const elsewhere = person("dc-manager", { dcIds: [99] });
  await expect(voided(elsewhere, first)).rejects.toMatchObject({ code: "auth/out-of-scope" });
  expect(await floorFigures(db)).toEqual(figures);
  await voided(manager, first);
  await expect(approveDelivery(db, planner, { delivery: first }, now)).rejects.toMatchObject({
    code: "delivery/cannot-move",
    status: 409,
  });
  await approveWave(db, planner, { wave }, now);
  await expect(voided(manager, second)).rejects.toMatchObject({
    code: "delivery/already-approved",
    status: 409,
  });
  await expectProof(db);
});

test("eight voids of one delivery order at the same time free it once", async () => {
  const { deliveries } = await generated();
  const [delivery = ""] = deliveries;
  await Promise.all(Array.from({ length: 8 }, () => voided(manager, delivery)));
  await expectProof(db);
});
