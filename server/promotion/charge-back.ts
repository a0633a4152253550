import type { NewAccountEntry } from "@/server/account";

/** A used coupon that its account pays back, because the delivery that earned it was reversed (2.9). */
export interface ChargedBack {
  couponId: number;
  code: string;
  accountId: number;
  /** What it saved. */
  discountFen: number;
  /** The delivery that had issued it. */
  deliveryNo: string;
}

/** The entries that charge coupons back: each coupon is a cause of its own, so it is charged once. */
export function chargeBackEntries(coupons: readonly ChargedBack[]): NewAccountEntry[] {
  return coupons.map(({ couponId, code, accountId, discountFen, deliveryNo }) => ({
    accountId,
    amountFen: -discountFen,
    reason: "coupon_chargeback" as const,
    cause: { type: "coupon" as const, id: couponId },
    documentNo: code,
    remark: deliveryNo,
  }));
}
