import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { type ImportKind, importFile } from "@/server/import";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";

/** One promotion of each kind that counts from today on, and coupons in the wallet of the first owner: one ends tomorrow. */
export async function startPromotions(db: Db, now: Date): Promise<void> {
  const today = businessDayOf(now);
  const until = addDays(today, 30);
  const span = `${today},${until},*`;
  const files: [ImportKind, string[]][] = [
    [
      "promotions",
      [
        "code,name,kind,from,to,stores,item,buy_qty,get_item,get_qty,threshold,discount,coupon_value,coupon_min_order,coupon_days,priority",
        `RB10,红牛买 10 赠 1,buy_get,${span},10017,10,10017,1,,,,,,10`,
        `CHIPS,乐事买 22 赠 2,buy_get,${span},10027,22,10027,2,,,,,,20`,
        `FULL1000,满 1000 减 40,order_discount,${span},,,,,1000.00,40.00,,,,50`,
        `FULL2000,满 2000 减 100,order_discount,${span},,,,,2000.00,100.00,,,,50`,
        `GIFT500,满 500 赠手帕纸,order_gift,${span},,,10055,1,500.00,,,,,60`,
        `CP800,满 800 送 30 元券,coupon_issue,${span},,,,,800.00,,30.00,500.00,30,70`,
      ],
    ],
    [
      "coupons",
      [
        "code,account,value,min_order,valid_from,valid_to",
        couponRow("Q-20-1", "20.00", "300.00", today, addDays(today, 1)),
        couponRow("Q-50-1", "50.00", "900.00", today, until),
        couponRow("Q-10-9", "10.00", "0.00", addDays(today, -40), addDays(today, -10)),
      ],
    ],
  ];
  for (const [kind, rows] of files) {
    const content = Buffer.from(`${rows.join("\n")}\n`);
    await importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, now);
  }
}

const couponRow = (code: string, value: string, least: string, from: BusinessDay, to: BusinessDay) =>
  [code, "A0001", value, least, from, to].join(",");
