import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { recordSales, salesOfWeek } from "@/server/pos";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  await givenApproved(db, "S0", { I0: 10, MEAT: 5_000 });
});
afterAll(() => expectProof(db));

const till = person("pos");
const sale = (item: string, qty: number, amount: number, at = "2026-03-10T08:30:00+08:00") => ({
  at,
  item,
  qty,
  amount,
});
const idOf = async (table: "stores" | "items", code: string) => {
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number }[]>`select id from ${sql(table)} where code = ${code}`;
  return row?.id ?? 0;
};
async function stockOf(store: string, item: string): Promise<number> {
  const [row] = await sqlOf(db)<{ each: number }[]>`
    select on_hand_each as each from store_stock
    where store_id = ${await idOf("stores", store)} and item_id = ${await idOf("items", item)}`;
  return row?.each ?? 0;
}
async function soldOn(store: string, item: string): Promise<Record<string, number>> {
  const rows = await sqlOf(db)<{ day: string; each: number }[]>`
    select sold_on::text as day, qty_each as each from daily_sales
    where store_id = ${await idOf("stores", store)} and item_id = ${await idOf("items", item)} order by sold_on`;
  return Object.fromEntries(rows.map(({ day, each }) => [day, each]));
}

test("a parcel takes goods out of the store, below zero too, and counts on the days of its sales", async () => {
  const sales = [
    sale("I0", 4, 2_000),
    sale("I0", 8, 4_000, "2026-03-09T21:00:00+08:00"),
    sale("I0", -1, -500),
  ];
  const answer = await recordSales(db, till, { store: "S0", batch: "a", sales }, now);
  expect(answer).toEqual({ store: "S0", batch: "a", sales: 3, amount: "55.00", unknown: [] });
  expect(await stockOf("S0", "I0")).toBe(-1);
  expect(await soldOn("S0", "I0")).toEqual({ "2026-03-09": 8, "2026-03-10": 3 });
});

test("a parcel that comes days late joins the totals of its day", async () => {
  const sales = [sale("I0", 2, 1_000, "2026-03-07T10:00:00+08:00"), sale("MEAT", 750, 3_000)];
  await recordSales(db, till, { store: "S0", batch: "late", sales }, now);
  expect(await soldOn("S0", "I0")).toEqual({ "2026-03-07": 2, "2026-03-09": 8, "2026-03-10": 3 });
  expect(await stockOf("S0", "MEAT")).toBe(4_250);
  const week = await salesOfWeek(db, await idOf("stores", "S0"), "2026-03-10");
  expect(week.days).toBe(2);
  expect(week.soldEach.get(await idOf("items", "I0"))).toBe(10);
});

test("the same parcel again changes nothing; with other sales it is refused", async () => {
  const parcel = { store: "S1", batch: "b", sales: [sale("I1", 5, 2_500)] };
  const first = await recordSales(db, till, parcel, now);
  const later = new Date(now.getTime() + 3_600_000);
  expect(await recordSales(db, till, parcel, later)).toEqual(first);
  expect(await stockOf("S1", "I1")).toBe(-5);
  const other = { ...parcel, sales: [sale("I1", 6, 3_000)] };
  await expect(recordSales(db, till, other, now)).rejects.toMatchObject({ code: "pos/batch-differs" });
  await recordSales(db, till, { ...parcel, store: "S0" }, now);
  expect(await stockOf("S1", "I1")).toBe(-5);
});

test("codes that no item has are kept and named, the rest counts", async () => {
  const sales = [sale("I2", 1, 500), sale("GUM", 2, 700), sale("GUM", 1, 350)];
  const parcel = { store: "S1", batch: "c", sales };
  const unknown = [{ item: "GUM", qty: 3, amount: "10.50" }];
  expect(await recordSales(db, till, parcel, now)).toMatchObject({ sales: 3, amount: "15.50", unknown });
  expect(await recordSales(db, till, parcel, now)).toMatchObject({ unknown });
  expect(await stockOf("S1", "I2")).toBe(-1);
});

test("refused: another store's till, an unknown store, a sale that has not happened yet", async () => {
  const parcel = { store: "S1", batch: "d", sales: [sale("I1", 1, 500)] };
  const foreign = recordSales(db, person("pos", { storeIds: [await idOf("stores", "S0")] }), parcel, now);
  await expect(foreign).rejects.toMatchObject({ status: 403 });
  await expect(recordSales(db, person("owner"), parcel, now)).rejects.toMatchObject({ status: 403 });
  const nowhere = recordSales(db, till, { ...parcel, store: "S9" }, now);
  await expect(nowhere).rejects.toMatchObject({ code: "pos/unknown-store" });
  const early = { ...parcel, sales: [sale("I1", 1, 500, "2026-03-11T08:00:00+08:00")] };
  await expect(recordSales(db, till, early, now)).rejects.toMatchObject({ code: "pos/sale-in-future" });
});

test("tills that send the same and different parcels at once count each once", async () => {
  const parcels = Array.from({ length: 16 }, (_, n) => ({
    store: "S1",
    batch: `race-${n % 4}`,
    sales: [sale("I3", 1 + (n % 4), 500), sale("I1", 1, 500)],
  }));
  await atTheSameTime(parcels.map((parcel) => () => recordSales(db, till, parcel, now)));
  expect(await stockOf("S1", "I3")).toBe(-10);
});
