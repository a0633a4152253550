import { type DbOrTx, sqlOf } from "@/db/client";
import { findAccount } from "@/server/account";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth";
import type { CouponStatus } from "@/server/promotion/engine";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

export interface CouponRow {
  code: string;
  value: string;
  minOrder: string;
  validFrom: BusinessDay;
  validTo: BusinessDay;
  status: CouponStatus;
  /** The promotion that issued it; null when HQ gave it. */
  promotion: string | null;
  /** The only store that may use it; null: any of the account. */
  store: string | null;
  /** The order that has reserved or used it. */
  order: string | null;
}

/**
 * The coupons of an account, those that end first at the top (ruling 8). One whose last day is over reads `expired`, also
 * before the clock has said so.
 */
export async function listCoupons(
  db: DbOrTx,
  actor: Actor,
  input: { account: string },
  now: Date,
): Promise<{ rows: CouponRow[] }> {
  mustBeAbleTo(actor, "account.read");
  const account = await findAccount(db, input.account);
  mustReachAccount(actor, account.id);
  const today = businessDayOf(now);
  const rows = await sqlOf(db)<
    (Omit<CouponRow, "value" | "minOrder"> & { valueFen: number; minFen: number })[]
  >`
    select c.code, c.value_fen as "valueFen", c.min_order_fen as "minFen", c.valid_from::text as "validFrom",
      c.valid_to::text as "validTo",
      case when c.status = 'active' and c.valid_to < ${today}::text::date then 'expired' else c.status::text end as status,
      p.code as promotion, s.code as store, o.order_no as "order"
    from coupons c
    left join promotions p on p.id = c.promotion_id
    left join stores s on s.id = c.store_id
    left join orders o on o.id = c.order_id
    where c.account_id = ${account.id} order by c.valid_to, c.id`;
  return {
    rows: rows.map(({ valueFen, minFen, ...row }) => ({
      ...row,
      value: formatFen(valueFen),
      minOrder: formatFen(minFen),
    })),
  };
}
