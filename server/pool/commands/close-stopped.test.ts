import { afterAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { listInbox } from "@/server/notify";
import { getOrder, submitOrder } from "@/server/order";
import { listCoupons } from "@/server/promotion/queries/list-coupons";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { listPoolRows } from "../queries/list-pool-rows";
import { generateWave } from "./generate-wave";
import { cancelWave } from "./take-back";
import { stopFor } from "./test-stops";

const owner = person("owner");
const planner = person("planner");
let world: TestDatabase | undefined;
const db = () => {
  if (!world) throw new Error("no world");
  return world.db;
};
beforeEach(async () => {
  await world?.close();
  world = await freshDatabase(40);
  await givenChain(world.db, ["prepaid", "prepaid", "cod", "direct"]);
});
afterAll(() => world?.close());

const apply = (kind: string, ...rows: string[]) =>
  importFile(
    db(),
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    now,
  );
const order = async (store: string, lines: Record<string, number>, coupons: string[] = []) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(db(), owner, { store, lines: wanted, coupons }, now)).order;
};
/** "I0 closed, I1 pooled". */
const rowsOf = async (orderNo: string) => {
  const { rows } = await listPoolRows(db(), planner, { order: orderNo, limit: 500 });
  return rows
    .map(({ item, state }) => `${item} ${state}`)
    .sort()
    .join(", ");
};
const statusOf = async (orderNo: string) => (await getOrder(db(), planner, orderNo)).status;
const messages = async () => (await listInbox(db(), owner, { limit: 500 })).rows;
const usesOf = async (orderNo: string) => {
  const rows = await sqlOf(db())<{ code: string; isBack: boolean }[]>`
    select p.code, u.returned_at is not null as "isBack" from promotion_uses u join promotions p on p.id = u.promotion_id
    join orders o on o.id = u.order_id where o.order_no = ${orderNo} order by p.code`;
  return rows.map(({ code, isBack }) => [code, isBack]);
};

// Guarantees 2.2 and ruling 6: an order that loses everything takes nothing of promotions and coupons any more.
test("an order that loses all its rows gives back its coupon and its uses; one that loses some keeps them", async () => {
  await apply(
    "promotions",
    "code,name,kind,from,to,threshold,discount",
    "OFF,20 less 3.33,order_discount,2026-01-01,2026-12-31,20.00,3.33",
  );
  await sqlOf(db())`update promotions set budget_times = 5`;
  await apply("coupons", "code,account,value,valid_from,valid_to", "A,A0,1.00,2026-03-01,2026-12-31");
  const lost = await order("S0", { I0: 10 }, ["A"]);
  const kept = await order("S1", { I0: 10, I1: 1 });
  await stopFor(db());
  expect([await statusOf(lost), await statusOf(kept)]).toEqual(["completed", "pooled"]);
  expect(await usesOf(lost)).toEqual([["OFF", true]]);
  expect(await usesOf(kept)).toEqual([["OFF", false]]);
  const { rows } = await listCoupons(db(), person("finance"), { account: "A0" }, now);
  expect(rows).toMatchObject([{ code: "A", status: "active", order: null }]);
  const counters = await sqlOf(db())`select times from promotion_counters`;
  expect(counters).toEqual([{ times: 1 }]);
  expect(
    (await messages()).map(({ details }) => "isRestWaiting" in details && details.isRestWaiting),
  ).toEqual(expect.arrayContaining([true, false]));
  await expectProof(db());
});

test("rows that a wave may still bring back keep the uses of their order", async () => {
  await apply(
    "promotions",
    "code,name,kind,from,to,threshold,discount",
    "OFF,20 less 3.33,order_discount,2026-01-01,2026-12-31,20.00,3.33",
  );
  await apply(
    "items",
    "code,barcode,name,category,unit,case_pack,order_multiple,pick_type",
    `RARE,${ean13(902)},Rare,10,pcs,1,1,loose`,
  );
  await apply("plan-lines", "plan,item,dc,returnable,price_type,fixed_price", "P1,RARE,0001,yes,fixed,2.00");
  const orderNo = await order("S0", { RARE: 4, CASE: 12 });
  await order("S1", { I1: 1 });
  // The DC has none of RARE: the wave closes it, and its cancellation would bring it back.
  const { wave } = await generateWave(db(), planner, { route: "R1", pickType: "loose" }, now);
  await stopFor(db(), { item: "CASE" });
  expect(await statusOf(orderNo)).toBe("completed");
  expect(await usesOf(orderNo)).toEqual([["OFF", false]]);
  await cancelWave(db(), planner, wave ?? "", "test", now);
  expect(await rowsOf(orderNo)).toBe("CASE closed, RARE pooled");
  expect(await usesOf(orderNo)).toEqual([["OFF", false]]);
  await expectProof(db());
});
