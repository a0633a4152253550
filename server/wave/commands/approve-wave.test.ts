import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { voidDelivery } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { floorFigures, storeStockOf } from "@/server/testing/floor-figures";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "cod", "direct", "prepaid"]));
const planner = person("planner");

async function pickedWave(
  orders: Parameters<typeof givenWave>[1],
  exceptions: (deliveries: string[]) => Parameters<typeof confirmWave>[2]["exceptions"] = () => [],
) {
  const given = await givenWave(db, orders);
  await releaseWave(db, planner, given, now);
  await confirmWave(db, planner, { wave: given.wave, exceptions: exceptions(given.deliveries) }, now);
  return given;
}

// Guarantees U1 and R20: what was picked is charged, leaves the DC and arrives; the rest is free again.
test("prepaid, COD and direct stores each get what was picked, on their own terms", async () => {
  const before = await floorFigures(db);
  const { wave, deliveries } = await pickedWave(
    [
      { store: "S0", lines: { I0: 48, I1: 10 } },
      { store: "S1", lines: { I0: 20 } },
      { store: "S2", lines: { I0: 10, MEAT: 1500 } },
    ],
    ([first = ""]) => [{ delivery: first, item: "I0", picked: 46, reason: "damaged" }],
  );
  expect(await approveWave(db, planner, { wave }, now)).toEqual({ wave, approved: deliveries.length });

  const after = await floorFigures(db);
  expect(after.heldFen).toBe(0);
  expect((after.balanceFen ?? 0) - (before.balanceFen ?? 0)).toBe(-(46 + 10) * 350);
  expect(after.codFen).toBe(20 * 350);
  expect(after.reservedEach).toBe(0);
  expect(await storeStockOf(db, "S0", "I0")).toEqual({ onHandEach: 46, costMicro: 3_500_000 });
  expect(await storeStockOf(db, "S1", "I0")).toEqual({ onHandEach: 20, costMicro: 3_500_000 });
  expect(await storeStockOf(db, "S2", "I0")).toEqual({ onHandEach: 10, costMicro: 2_000_000 });
  expect(await storeStockOf(db, "S2", "MEAT")).toEqual({ onHandEach: 1500, costMicro: 2_000_000 });
  await expectProof(db);
});

test("a repeat answers the same and moves nothing", async () => {
  const { wave, deliveries } = await pickedWave([{ store: "S0", lines: { I0: 5 } }]);
  const first = await approveWave(db, planner, { wave }, now);
  const figures = await floorFigures(db);
  expect(await approveWave(db, planner, { wave }, now)).toEqual(first);
  const [delivery = ""] = deliveries;
  expect(await approveDelivery(db, planner, { delivery }, now)).toEqual({ delivery, approved: 1 });
  expect(await floorFigures(db)).toEqual(figures);
});

// Guarantees all or nothing: one delivery order that is not picked keeps the whole wave as it was.
test("while one is not picked none is approved, and it is named", async () => {
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I0: 5 } },
    { store: "S3", lines: { I0: 5 } },
  ]);
  const figures = await floorFigures(db);
  await expect(approveWave(db, planner, { wave }, now)).rejects.toMatchObject({
    code: "delivery/not-picked",
    status: 409,
    details: { deliveries: deliveries.map((delivery) => ({ delivery, status: "created" })) },
  });
  expect(await floorFigures(db)).toEqual(figures);
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave }, now);
});

test("nothing picked at all costs nothing and frees everything", async () => {
  const before = await floorFigures(db);
  const { wave } = await pickedWave([{ store: "S0", lines: { I0: 5 } }], ([delivery = ""]) => [
    { delivery, item: "I0", picked: 0, reason: "not_found" },
  ]);
  await approveWave(db, planner, { wave }, now);
  const { statuses: _, ...after } = await floorFigures(db);
  expect({ ...before, ...after }).toEqual(before);
  await expectProof(db);
});

test("people of another DC, or without the right, may not", async () => {
  const { wave } = await pickedWave([{ store: "S0", lines: { I0: 5 } }]);
  await expect(approveWave(db, person("picker"), { wave }, now)).rejects.toMatchObject({ status: 403 });
  const elsewhere = person("planner", { dcIds: [99] });
  await expect(approveWave(db, elsewhere, { wave }, now)).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  await expect(approveWave(db, planner, { wave: "WV-NONE" }, now)).rejects.toMatchObject({ status: 404 });
  await approveWave(db, planner, { wave }, now);
});

// Guarantees that money and goods move once, however many clicks race.
test("eight approvals of one wave at the same time post once", async () => {
  for (let round = 0; round < 3; round += 1) {
    const before = await floorFigures(db);
    const { wave, deliveries } = await pickedWave([
      { store: "S0", lines: { I0: 5, I1: 2 } },
      { store: "S3", lines: { I0: 7 } },
    ]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        n % 2 === 0
          ? approveWave(db, planner, { wave }, now)
          : approveDelivery(db, planner, { delivery: deliveries[n % deliveries.length] ?? "" }, now),
      ),
    );
    expect(answers).toHaveLength(8);
    const after = await floorFigures(db);
    expect((after.charges ?? 0) - (before.charges ?? 0)).toBe(deliveries.length);
    expect((after.dcEntries ?? 0) - (before.dcEntries ?? 0)).toBe(3);
    await expectProof(db);
  }
});

// Guarantees that a delivery order is either approved or void, never both.
test("approval and void race: exactly one wins", async () => {
  const manager = person("dc-manager");
  for (let round = 0; round < 5; round += 1) {
    const { wave, deliveries } = await pickedWave([{ store: "S0", lines: { I0: 5 } }]);
    const [delivery = ""] = deliveries;
    const results = await Promise.allSettled([
      approveDelivery(db, planner, { delivery }, now),
      voidDelivery(db, manager, delivery, "race", now),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const sql = sqlOf(db);
    const [row] = await sql<{ status: string }[]>`
      select status from deliveries where delivery_no = ${delivery}`;
    expect(["approved", "void"]).toContain(row?.status);
    await expectProof(db);
    expect(await approveWave(db, planner, { wave }, now)).toMatchObject({
      approved: row?.status === "approved" ? 1 : 0,
    });
  }
});
