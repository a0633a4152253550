import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { asBusinessDay } from "@/server/shared/business-day";
import { getStockCard } from "@/server/stock/queries/get-stock-card";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { decideAdjustment } from "@/server/warehouse/commands/decide-adjustment";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { reverseReceipt } from "@/server/warehouse/commands/reverse-receipt";
import { setSettings } from "@/server/warehouse/commands/set-settings";
import { listExpiring } from "@/server/warehouse/queries/list-expiring";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getTask } from "@/server/wave/queries/get-task";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase(34);
afterAll(close);
const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const second = person("dc-manager", { id: 6 });
const planner = person("planner");
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });

/** Dated goods alone: what the chain opened with is taken out. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"], 6);
  const sql = sqlOf(db);
  await sql`update items set shelf_life_days = 90`;
  for (const item of ["I0", "I1", "I2", "I3"]) {
    const gone = { dc, item, qty: -9_000_000, reason: "correction" as const, note: "start anew" };
    const { adjustment } = await adjustStock(db, manager, gone, now);
    await decideAdjustment(db, second, { dc, adjustment, decision: "approve", reason: "" }, now);
  }
});
afterEach(() => expectProof(db));

const receive = (item: string, dates: Record<string, number>, acceptShort = false) =>
  receiveGoods(
    db,
    manager,
    {
      dc,
      supplier: "Farm",
      supplierNote: "",
      acceptShort,
      lines: Object.entries(dates).map(([day, qty]) => ({
        item,
        qty,
        unitCost: 1_000_000,
        expiresOn: asBusinessDay(day),
      })),
    },
    now,
  );
const lotsOf = async (item: string) =>
  Object.fromEntries(
    (await getStockCard(db, manager, { dc, item }, now)).lots.map((lot) => [lot.expiresOn, lot.qty]),
  );
const issuedOf = async (delivery: string) =>
  Object.fromEntries(
    (
      await sqlOf(db)<{ day: string; qty: number }[]>`
        select l.expires_on::text as day, l.qty_each as qty from delivery_lots l join deliveries d on d.id = l.delivery_id
        where d.delivery_no = ${delivery} and l.is_issued order by 1`
    ).map(({ day, qty }) => [day, qty]),
  );

// Guarantees first expired first from the receipt to the store: the task names the dates, what left is what was picked of them.
test("the task leads to what expires first; a short pick is missing of the last date", async () => {
  await receive("I0", { "2026-08-01": 10, "2026-07-01": 4 });
  const { wave, deliveries } = await givenWave(db, [
    { store: "S0", lines: { I0: 3 } },
    { store: "S1", lines: { I0: 5 } },
  ]);
  await releaseWave(db, planner, { wave }, now);
  const { rows } = await listTasks(db, planner, { wave, limit: 50 });
  const lines = (await Promise.all(rows.map(({ task }) => getTask(db, planner, { task })))).flatMap(
    (task) => task.lines,
  );
  const dates = Object.fromEntries(lines.map((line) => [line.store, line.lots]));
  expect(dates).toEqual({
    S0: [{ expiresOn: "2026-07-01", qtyEach: 3 }],
    S1: [
      { expiresOn: "2026-07-01", qtyEach: 1 },
      { expiresOn: "2026-08-01", qtyEach: 4 },
    ],
  });
  expect((await getStockCard(db, manager, { dc, item: "I0" }, now)).lots).toMatchObject([
    { expiresOn: "2026-07-01", qty: 4, planned: 4, location: "A-01" },
    { expiresOn: "2026-08-01", qty: 10, planned: 4 },
  ]);
  const delivery = deliveries[1] ?? "";
  const exceptions = [{ delivery, item: "I0", picked: 4, reason: "empty" as const }];
  await confirmWave(db, planner, { wave, exceptions }, now);
  await approveWave(db, planner, { wave }, now);
  expect(await lotsOf("I0")).toEqual({ "2026-08-01": 7 });
  expect(await issuedOf(delivery)).toEqual({ "2026-07-01": 1, "2026-08-01": 3 });

  await reverseDelivery(db, person("admin"), { delivery, reason: "wrong store" }, now);
  expect(await lotsOf("I0")).toEqual({ "2026-07-01": 1, "2026-08-01": 10 });
});

test("what is too short for stores is neither received nor shared", async () => {
  const least = { item: "I1", expiresOn: "2026-05-10", least: "2026-05-17" };
  await expect(receive("I1", { "2026-05-10": 6 })).rejects.toEqual(
    refused("receipt/too-short", { lines: [least] }),
  );
  const atTheDoor = { dc, supplier: "Farm", supplierNote: "", acceptShort: true };
  const lines = [{ item: "I1", qty: 1, unitCost: 1_000_000, expiresOn: asBusinessDay("2026-05-10") }];
  await expect(receiveGoods(db, person("checker"), { ...atTheDoor, lines }, now)).rejects.toMatchObject({
    status: 403,
  });
  await receive("I1", { "2026-05-10": 6, "2026-05-09": 7 }, true);
  // Two thirds of 90 days are left on the 10th, on the day of delivery one day less: nothing can be shared.
  await expect(givenWave(db, [{ store: "S0", lines: { I1: 2 } }])).rejects.toThrow("nothing was generated");
  const settings = {
    dc,
    overReceiptBp: 500,
    adjustmentLimit: 20_000,
    receiptRestBp: 7_500,
    expiringDays: 90,
  };
  await setSettings(db, manager, { ...settings, shipRestBp: 6_500 }, now);
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I1: 9 } }]);
  await releaseWave(db, planner, { wave }, now);
  expect((await getStockCard(db, manager, { dc, item: "I1" }, now)).lots).toMatchObject([
    { expiresOn: "2026-05-09", planned: 7 },
    { expiresOn: "2026-05-10", planned: 2 },
  ]);
});

test("expiring goods are written off by their date, but for what delivery orders are to get", async () => {
  const { rows } = await listExpiring(db, manager, { dc, days: 61, limit: 50 }, now);
  expect(rows).toMatchObject([
    { item: "I1", expiresOn: "2026-05-09", daysLeft: 60, state: "fit", qty: 7, planned: 7, value: "7.00" },
    { item: "I1", expiresOn: "2026-05-10", daysLeft: 61, state: "fit", qty: 6, planned: 2 },
  ]);
  const page = await listExpiring(db, manager, { dc, days: 61, limit: 1 }, now);
  expect(page.nextCursor).not.toBeNull();
  const off = (qty: number) =>
    adjustStock(
      db,
      manager,
      { dc, item: "I1", qty, reason: "expired", note: "old", expiresOn: asBusinessDay("2026-05-10") },
      now,
    );
  const short = { item: "I1", expiresOn: "2026-05-10", there: 6, planned: 2, asked: 5 };
  await expect(off(-5)).rejects.toEqual(refused("adjustment/reserved"));
  await receive("I1", { "2026-09-01": 5 });
  await expect(off(-5)).rejects.toEqual(refused("adjustment/lot-short", short));
  await off(-4);
  expect(await lotsOf("I1")).toEqual({ "2026-05-09": 7, "2026-05-10": 2, "2026-09-01": 5 });
});

test("a receipt that is taken back takes its own dates", async () => {
  await receive("I2", { "2026-08-01": 5 });
  const { receipt } = await receive("I2", { "2026-09-01": 5, "2026-08-01": 1 });
  await reverseReceipt(db, manager, { dc, receipt, reason: "wrong goods" }, now);
  expect(await lotsOf("I2")).toEqual({ "2026-08-01": 5 });
});
