import { afterAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { type Actor, systemActor } from "@/server/auth";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { importFile } from "@/server/import";
import { cancelOrder, submitOrder } from "@/server/order";
import { expireOverdueOrders, giveBackUnserved } from "@/server/pool";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, storeFigures } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { listCoupons } from "../queries/list-coupons";
import { expireCoupons } from "./expire-coupons";

const owner = person("owner");
const planner = person("planner");
const dayAfter = (days: number) => new Date(now.getTime() + days * 86_400_000);
let world: TestDatabase | undefined;
const db = () => {
  if (!world) throw new Error("no world");
  return world.db;
};

/** Ten of I0 (35.00) earn a coupon of 2.00 for 30 days; 20.00 of I1 take 3.33 off. */
beforeEach(async () => {
  await world?.close();
  world = await freshDatabase();
  await givenChain(world.db, ["prepaid", "direct"]);
  await apply(
    "promotions",
    "code,name,kind,from,to,item,buy_qty,threshold,discount,coupon_value,coupon_days",
    "CPN,20 and a coupon,coupon_issue,2026-01-01,2026-12-31,I0,,20.00,,2.00,30",
    "OFF,20 less 3.33,order_discount,2026-01-01,2026-12-31,I1,,20.00,3.33,,",
  );
});
afterAll(() => world?.close());

const apply = (kind: string, ...rows: string[]) =>
  importFile(
    db(),
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    now,
  );
const order = (item: string, qty: number, coupons: string[] = [], at = now, actor: Actor = owner) =>
  submitOrder(db(), actor, { store: "S0", lines: [{ item, qty }], coupons }, at);
const wallet = async (at = now) => (await listCoupons(db(), person("finance"), { account: "A0" }, at)).rows;
const earned = async () => {
  const delivery = await givenApproved(db(), "S0", { I0: 10 });
  const [coupon] = await wallet();
  return { delivery, code: coupon?.code ?? "" };
};
const reverse = (delivery: string) =>
  reverseDelivery(db(), person("finance-supervisor"), { delivery, reason: "wrong store" }, now);
async function ship(at = now) {
  const { wave } = await givenWave(db(), [], at);
  await releaseWave(db(), planner, { wave }, at);
  await confirmWave(db(), planner, { wave, exceptions: [] }, at);
  await approveWave(db(), planner, { wave }, at);
}
const chargedBack = async () => {
  const rows = await sqlOf(db())<{ fen: number; no: string }[]>`
    select amount_fen as fen, document_no as no from account_entries where reason = 'coupon_chargeback'`;
  return rows.map(({ fen, no }) => [no, fen]);
};

test("a delivery issues what its order earned, once, from the day of its approval, the last day included", async () => {
  await earned();
  expect(await wallet()).toMatchObject([
    {
      value: "2.00",
      minOrder: "0.00",
      validFrom: "2026-03-10",
      validTo: "2026-04-08",
      status: "active",
      promotion: "CPN",
    },
  ]);
  expect(await wallet(new Date("2026-04-08T23:59:00+08:00"))).toMatchObject([{ status: "active" }]);
  expect(await wallet(new Date("2026-04-09T00:00:00+08:00"))).toMatchObject([{ status: "expired" }]);
  await expectProof(db());
});

test("an unused coupon is void when its delivery is reversed; nothing is charged", async () => {
  const { delivery } = await earned();
  await reverse(delivery);
  expect(await wallet()).toMatchObject([{ status: "void" }]);
  expect(await chargedBack()).toEqual([]);
  await expectProof(db());
});

test("a used coupon is charged back with what it saved; a second reversal moves nothing", async () => {
  const { delivery, code } = await earned();
  await order("I2", 1, [code]);
  await ship();
  expect(await wallet()).toMatchObject([{ status: "used" }]);
  await reverse(delivery);
  await reverse(delivery);
  expect(await wallet()).toMatchObject([{ status: "charged_back" }]);
  expect(await chargedBack()).toEqual([[code, -200]]);
  // 10,000.00 less 3.50, of which the coupon had paid 2.00, which is taken back.
  expect(await storeFigures(db(), "S0")).toMatchObject({ balanceFen: 1_000_000 - 350 });
  await expectProof(db());
});

test("a reserved one keeps its order's promise, then is charged back; given back it is void", async () => {
  const { delivery, code } = await earned();
  const { order: kept } = await order("I2", 1, [code]);
  await reverse(delivery);
  expect(await wallet()).toMatchObject([{ status: "reserved", order: kept }]);
  await ship();
  expect(await wallet()).toMatchObject([{ status: "charged_back" }]);
  expect(await chargedBack()).toEqual([[code, -200]]);
  await expectProof(db());

  const second = await earned();
  const fresh = (await wallet()).find(({ status }) => status === "active")?.code ?? "";
  const { order: given } = await order("I2", 1, [fresh]);
  await reverse(second.delivery);
  await cancelOrder(db(), planner, given, "", now);
  expect((await wallet()).find((row) => row.code === fresh)).toMatchObject({ status: "void", order: null });
  await expectProof(db());
});

// Guarantees U18: a coupon whose last day ends while an order has it reserved stays with that order.
test("a reserved coupon outlives its last day; released after it, it is expired", async () => {
  await apply(
    "coupons",
    "code,account,value,valid_from,valid_to",
    "A,A0,1.00,2026-03-01,2026-03-10",
    "B,A0,1.00,2026-03-01,2026-03-10",
    "C,A0,1.00,2026-03-01,2026-03-10",
  );
  await order("I2", 1, ["A"]);
  const statuses = async (at: Date) =>
    Object.fromEntries((await wallet(at)).map(({ code, status }) => [code, status]));
  expect(await expireCoupons(db(), dayAfter(1))).toEqual({ expired: 2 });
  expect(await expireCoupons(db(), dayAfter(1))).toEqual({ expired: 0 });
  expect(await statuses(dayAfter(1))).toEqual({ A: "reserved", B: "expired", C: "expired" });
  await ship(dayAfter(1));
  expect(await statuses(dayAfter(1))).toMatchObject({ A: "used" });
  await expectProof(db());
});

test("an order that expires gives back its coupon and its sets", async () => {
  await apply("coupons", "code,account,value,valid_from,valid_to", "A,A0,1.00,2026-03-01,2026-12-31");
  await order("I1", 10, ["A"]);
  await expireOverdueOrders(db(), dayAfter(10));
  expect(await wallet()).toMatchObject([{ code: "A", status: "active", order: null }]);
  const [use] = await sqlOf(db())<
    { back: boolean }[]
  >`select returned_at is not null as back from promotion_uses`;
  expect(use).toEqual({ back: true });
  await expectProof(db());
});

// Guarantees D7 on an order's own share: 10 at 3.50 less 3.33, three picked, cost 10.50 − 1.00.
test("a short pick keeps the net price of what came", async () => {
  await givenApproved(db(), "S0", { I1: 10 }, [{ item: "I1", picked: 3, reason: "empty" }]);
  expect(await storeFigures(db(), "S0")).toMatchObject({ balanceFen: 1_000_000 - 1050 + 100 });
  await expectProof(db());
});

test("an order of which nothing came gives back what it took, once no wave can bring it back", async () => {
  await apply("coupons", "code,account,value,valid_from,valid_to", "A,A0,1.00,2026-03-01,2026-12-31");
  await order("I1", 10, ["A"]);
  const { wave, deliveries } = await givenWave(db(), [], now);
  await releaseWave(db(), planner, { wave }, now);
  expect(await giveBackUnserved(db(), now)).toEqual({ orders: 0 });
  const exceptions = [{ delivery: deliveries[0] ?? "", item: "I1", picked: 0, reason: "empty" as const }];
  await confirmWave(db(), planner, { wave, exceptions }, now);
  await approveWave(db(), planner, { wave }, now);
  expect(await wallet()).toMatchObject([{ status: "reserved" }]);
  expect(await giveBackUnserved(db(), now)).toEqual({ orders: 1 });
  expect(await giveBackUnserved(db(), now)).toEqual({ orders: 0 });
  expect(await wallet()).toMatchObject([{ status: "active", order: null }]);
  await expectProof(db());
});

test("a coupon of another account is refused, and so is who may not see the wallet", async () => {
  await apply("coupons", "code,account,value,valid_from,valid_to", "OTHER,A1,1.00,2026-03-01,2026-12-31");
  await expect(order("I1", 10, ["OTHER"])).rejects.toMatchObject({
    code: "coupon/not-usable",
    details: { coupons: [{ code: "OTHER", reason: "other-account" }] },
  });
  await expect(
    listCoupons(db(), person("owner", { accountIds: [] }), { account: "A0" }, now),
  ).rejects.toMatchObject({ code: "auth/out-of-scope" });
  await expect(listCoupons(db(), person("picker"), { account: "A0" }, now)).rejects.toMatchObject({
    code: "auth/forbidden",
  });
});
