import { afterAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { listInbox } from "@/server/notify";
import { getOrder, submitOrder, withdrawOrder } from "@/server/order";
import { endPromotion } from "@/server/promotion/commands/stop-promotion";
import { getPromotion } from "@/server/promotion/queries/get-promotion";
import { getPromotionResults } from "@/server/promotion/queries/get-results";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { generateWave } from "./generate-wave";
import { stripPromotion } from "./strip-promotion";

const owner = person("owner");
const planner = person("planner");
const hq = person("hq");
let world: TestDatabase | undefined;
const db = () => {
  if (!world) throw new Error("no world");
  return world.db;
};
beforeEach(async () => {
  await world?.close();
  world = await freshDatabase(40);
  await givenChain(world.db, ["prepaid", "prepaid", "direct"]);
  const rows = [
    "code,name,kind,from,to,item,buy_qty,get_item,get_qty,threshold,discount,coupon_value,coupon_days",
    "GIFT,One free,buy_get,2026-01-01,2026-12-31,I0,10,I1,1,,,,",
    "OFF,Three off,order_discount,2026-01-01,2026-12-31,I0,,,,10.00,3.00,,",
    "ALSO,One off,order_discount,2026-01-01,2026-12-31,,,,,10.00,1.00,,",
    "COUPON,A coupon,coupon_issue,2026-01-01,2026-12-31,I2,,,,1.00,,5.00,30",
  ];
  const content = Buffer.from(`${rows.join("\n")}\n`);
  await importFile(world.db, systemActor, { kind: "promotions", mode: "apply", format: "csv", content }, now);
});
afterAll(() => world?.close());

const order = async (store: string, lines: Record<string, number>) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(db(), owner, { store, lines: wanted }, now)).order;
};
const end = (promotion: string) => endPromotion(db(), hq, { promotion, reason: "forged" }, now);
const strip = (promotion: string, actor = hq) =>
  stripPromotion(db(), actor, { promotion, reason: "forged" }, now);
const waiting = async (orderNo: string) => {
  const [row] = await sqlOf(db())<{ pooled: number; discount: number; rows: number }[]>`
    select o.pooled_fen as pooled, coalesce(sum(r.discount_fen), 0)::int8 as discount, count(r.*)::int4 as rows
    from orders o left join pool_rows r on r.order_id = o.id where o.order_no = ${orderNo} group by o.id`;
  return row;
};

// Guarantees U8: what is fraud is granted no more, and nothing else of the order changes.
test("the discount of the promotion goes, that of another stays, and the owner is told", async () => {
  const orderNo = await order("S0", { I0: 8, I1: 2 });
  const before = await waiting(orderNo);
  await end("OFF");
  expect(await getPromotion(db(), hq, { promotion: "OFF" }, now)).toMatchObject({ waitingOrders: 1 });
  expect(await strip("OFF")).toEqual({ promotion: "OFF", orders: 1, discountFen: 300 });
  expect(await waiting(orderNo)).toEqual({
    pooled: Number(before?.pooled) + 300,
    discount: Number(before?.discount) - 300,
    rows: before?.rows,
  });
  const seen = await getOrder(db(), owner, orderNo);
  expect(seen).toMatchObject({
    status: "pooled",
    totals: { goods: "35.00", discount: "1.00", payable: "34.00" },
  });
  expect(seen.promised.promotions.map(({ code, stripped }) => [code, stripped])).toContainEqual([
    "OFF",
    true,
  ]);
  expect(seen.promised.promotions.filter(({ stripped }) => stripped)).toHaveLength(1);
  const { events } = await getPromotion(db(), hq, { promotion: "OFF" }, now);
  expect(events).toContainEqual(expect.objectContaining({ type: "promotion.stripped", reason: "forged" }));
  expect(seen.lines.map(({ net }) => net).sort()).toEqual(["27.20", "6.80"]);
  const { moneyFen, returned } = await getPromotionResults(db(), hq, { promotion: "OFF" }, now);
  expect({ moneyFen, returned }).toEqual({ moneyFen: 0, returned: { orders: 1, moneyFen: 300 } });
  const { rows } = await listInbox(db(), owner, { limit: 500 });
  expect(rows).toMatchObject([
    {
      kind: "order.promotion_stripped",
      details: {
        order: orderNo,
        promotion: "Three off",
        discount: "3.00",
        hasGifts: false,
        reason: "forged",
      },
    },
  ]);
  await expectProof(db());
  // Again: nothing is taken twice.
  expect(await strip("OFF")).toEqual({ promotion: "OFF", orders: 0, discountFen: 0 });
  expect(await getPromotion(db(), hq, { promotion: "OFF" }, now)).toMatchObject({ waitingOrders: 0 });
  await expectProof(db());
});

test("gifts leave the pool, what was ordered stays and is delivered", async () => {
  const orderNo = await order("S0", { I0: 10 });
  await end("GIFT");
  expect(await strip("GIFT")).toEqual({ promotion: "GIFT", orders: 1, discountFen: 0 });
  expect(await waiting(orderNo)).toMatchObject({ rows: 1 });
  const seen = await getOrder(db(), owner, orderNo);
  expect(seen.lines.find(({ item }) => item === "I1")).toMatchObject({
    reason: "promotion_stripped",
    open: 0,
  });
  const run = await generateWave(db(), planner, { route: "R1" }, now);
  expect(run.deliveries).toHaveLength(1);
  await expectProof(db());
});

test("a coupon that was promised is not issued", async () => {
  await order("S0", { I2: 10 });
  await end("COUPON");
  expect(await strip("COUPON")).toMatchObject({ orders: 1 });
  const [use] = await sqlOf(db())<{ isStripped: boolean }[]>`
    select stripped_at is not null as "isStripped" from promotion_uses where coupon_value_fen is not null`;
  expect(use).toEqual({ isStripped: true });
  await expectProof(db());
});

test("what a run has taken keeps its promise", async () => {
  const orderNo = await order("S0", { I0: 8 });
  await generateWave(db(), planner, { route: "R1" }, now);
  await end("OFF");
  expect(await strip("OFF")).toMatchObject({ orders: 0 });
  expect((await getOrder(db(), owner, orderNo)).status).toBe("generated");
  await expectProof(db());
});

test("refused while it is in force, of a promotion nobody knows, and to those who may not", async () => {
  await order("S0", { I0: 8 });
  await expect(strip("OFF")).rejects.toMatchObject({ code: "pool/promotion-not-ended" });
  await expect(strip("NONE")).rejects.toMatchObject({ code: "promotion/unknown" });
  await end("OFF");
  await expect(strip("OFF", owner)).rejects.toMatchObject({ code: "auth/forbidden" });
});

test("a run, a withdrawal and two people at once: each order is delivered as promised or stripped, once", async () => {
  const orders = [await order("S0", { I0: 8 }), await order("S1", { I0: 20 })];
  await end("OFF");
  const [first] = orders;
  await atTheSameTime<unknown>([
    () => strip("OFF"),
    () => strip("OFF"),
    () => generateWave(db(), planner, { route: "R1" }, now),
    () => withdrawOrder(db(), owner, first ?? "", "", now).catch(() => undefined),
  ]);
  await strip("OFF");
  await expectProof(db());
});
