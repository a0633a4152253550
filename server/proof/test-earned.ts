import type { Db } from "@/db/client";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { importFile } from "@/server/import";
import { submitOrder, withdrawOrder } from "@/server/order";
import { givenApproved } from "@/server/testing/given-approved";
import { givenWave, now, person } from "@/server/testing/given-delivery";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const owner = person("owner");
const planner = person("planner");

/**
 * For tests: store S3 earns a discount out of a budget, a gift and a coupon; uses the coupon; the delivery that issued it is
 * reversed, so it is charged back; and an order that took of the budget is withdrawn.
 */
export async function givenEarned(db: Db): Promise<void> {
  const apply = (kind: string, ...rows: string[]) =>
    importFile(
      db,
      systemActor,
      { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
      now,
    );
  await apply(
    "promotions",
    "code,name,kind,from,to,stores,item,buy_qty,threshold,discount,coupon_value,coupon_days",
    "OFF,20 less 1,order_discount,2026-01-01,2026-12-31,S3,,,20.00,1.00,,",
    "ONE,Ten and one,buy_get,2026-01-01,2026-12-31,S3,I2,10,,,,",
    "CPN,20 and a coupon,coupon_issue,2026-01-01,2026-12-31,S3,,,20.00,,2.00,30",
  );
  const sql = sqlOf(db);
  await sql`update promotions set budget_times = 100 where code = 'OFF'`;
  await sql`update catalog_version set version = version + 1`;

  const earning = await givenApproved(db, "S3", { I2: 10 });
  const [coupon] = await sql<{ code: string }[]>`select code from coupons`;
  await submitOrder(
    db,
    owner,
    { store: "S3", lines: [{ item: "I3", qty: 8 }], coupons: [coupon?.code ?? ""] },
    now,
  );
  const shipped = await givenWave(db, [], now);
  await releaseWave(db, planner, shipped, now);
  await confirmWave(db, planner, { wave: shipped.wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave: shipped.wave }, now);
  const wrong = { delivery: earning, reason: "wrong store" };
  await reverseDelivery(db, person("finance-supervisor"), wrong, now);

  const { order } = await submitOrder(db, owner, { store: "S3", lines: [{ item: "I3", qty: 6 }] }, now);
  await withdrawOrder(db, owner, order, "", now);
}

/** A way to damage the rows behind every check of promotions and coupons. */
export const earnedDamages: [check: string, sql: string][] = [
  ["coupon-uses", "update coupons set status = 'used' where order_id is null"],
  ["coupon-uses", "update coupons set order_id = 1 where order_id is null"],
  ["coupon-grants", "delete from coupons where earned_by_order_id is not null"],
  ["coupon-grants", "update promotion_uses set times = 2 where coupon_value_fen is not null"],
  ["order-discount-causes", "update promotion_uses set money_fen = money_fen + 1 where is_counted"],
  ["order-discount-causes", "update coupons set discount_fen = 1 where order_id is not null"],
  ["order-discount-causes", "update order_lines set is_gift = false where is_gift"],
  [
    "order-gift-causes",
    "update order_lines set amount_fen = amount_fen + 1, discount_fen = discount_fen + 1 where is_gift",
  ],
  ["promotion-uses", "update promotion_uses set returned_at = null"],
  ["promotion-uses", "update promotion_uses set returned_at = now()"],
  ["promotion-uses", "update promotion_uses set store_id = 1"],
  ["promotion-counter-times", "update promotion_counters set times = times + 1"],
  ["promotion-counter-times", "delete from promotion_counters"],
  ["promotion-counter-money", "update promotion_counters set money_fen = money_fen - 1"],
  ["coupon-charge-backs", "delete from account_entries where reason = 'coupon_chargeback'"],
  ["coupon-charge-backs", "update coupons set status = 'used' where status = 'charged_back'"],
];
