import { inArray } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { coupons } from "@/db/schema";

/**
 * Why each of these coupons is not used on an order. Redemption comes with the promotion engine; until then a known
 * coupon is answered `not-redeemable-yet`, and nothing is promised that would not be kept.
 */
export async function refusedCoupons(
  db: DbOrTx,
  codes: readonly string[],
): Promise<{ code: string; reason: string }[]> {
  const asked = [...new Set(codes)];
  if (asked.length === 0) return [];
  const known = await db.select({ code: coupons.code }).from(coupons).where(inArray(coupons.code, asked));
  const knownCodes = new Set(known.map((coupon) => coupon.code));
  return asked.map((code) => ({ code, reason: knownCodes.has(code) ? "not-redeemable-yet" : "unknown" }));
}
