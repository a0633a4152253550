import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import type { CouponStatus } from "@/server/promotion/engine";
import type { ChargedBack } from "../charge-back";

interface IssuedCoupon extends Omit<ChargedBack, "deliveryNo"> {
  status: CouponStatus;
}

/** What the reversal of the delivery that issued a coupon makes of it; a reserved one keeps its order's promise first. */
const after: Partial<Record<CouponStatus, CouponStatus>> = {
  active: "void",
  expired: "void",
  used: "charged_back",
};

/**
 * Takes back the coupons that a delivery has issued, because it is reversed (2.9): unused ones are void, used ones are
 * answered for their account to pay back. One that an order has reserved stays with it (D6); it is charged back when that
 * order's goods are delivered, and void when it is given back. The caller holds the delivery's lock.
 */
export async function withdrawCoupons(
  tx: Tx,
  actor: Actor,
  delivery: { id: number; deliveryNo: string },
  now: Date,
): Promise<ChargedBack[]> {
  const sql = sqlOf(tx);
  const coupons = await sql<IssuedCoupon[]>`
    select id as "couponId", code, account_id as "accountId", coalesce(discount_fen, 0) as "discountFen", status from coupons
    where issued_by_delivery_id = ${delivery.id} and status not in ('void', 'charged_back') order by id for update`;
  if (coupons.length === 0) return [];
  const withdrawn = coupons.map((coupon) => ({ ...coupon, next: after[coupon.status] ?? coupon.status }));
  await sql`
    update coupons c set status = u.status, is_withdrawn = true
    from unnest(${ints(withdrawn.map(({ couponId }) => couponId))}::text::int4[],
      ${texts(withdrawn.map(({ next }) => next))}::text::coupon_status[]) u (id, status)
    where c.id = u.id`;
  await recordEvents(
    tx,
    actor,
    withdrawn.map(({ couponId, status, next }) => ({
      type: next === "charged_back" ? "coupon.charged_back" : "coupon.withdrawn",
      documentType: "coupon",
      documentId: couponId,
      before: { status },
      after: { status: next },
      reason: delivery.deliveryNo,
    })),
    now,
  );
  return withdrawn
    .filter(({ next }) => next === "charged_back")
    .map(({ couponId, code, accountId, discountFen }) => ({
      couponId,
      code,
      accountId,
      discountFen,
      deliveryNo: delivery.deliveryNo,
    }));
}
