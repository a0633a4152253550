import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo } from "@/server/auth";
import type { Terms } from "@/server/catalog";
import { activeCouponsOf } from "@/server/promotion";
import { type CouponTerms, type GiftTerms, promotionsFor } from "@/server/promotion/engine";
import type { BusinessDay } from "@/server/shared/business-day";
import { giftsFor } from "../rules/promote-order";
import type { OrderingContext } from "./read-ordering-context";

/**
 * Everything besides the lines that decides what an order of the store earns, as the engine wants it: so the browser runs the
 * very same engine on it with each keystroke. Coupons are money: only those see them who see the account.
 */
export async function readDeals(db: DbOrTx, actor: Actor, terms: Terms, context: OrderingContext) {
  const { storeId, accountId, promotionUsage } = context;
  const promotions = promotionsFor(terms.promotions, storeId, terms.day);
  const gifts = [...giftsFor(terms, context, promotions).values()].map(
    ({ itemId, unitPriceFen, isWeighed }): GiftTerms => ({ itemId, unitPriceFen, isWeighed }),
  );
  return {
    // Which other stores a promotion is for is nobody's business here.
    promotions: promotions.map((promotion) => ({ ...promotion, storeIds: null })),
    usage: promotionUsage,
    gifts,
    buyer: { storeId, accountId },
    coupons: isAbleTo(actor, "account.read") ? await readCoupons(db, context, terms.day) : [],
    day: terms.day,
  };
}

/** The coupons that the store may use today or later. */
async function readCoupons(
  db: DbOrTx,
  { accountId, storeId }: OrderingContext,
  day: BusinessDay,
): Promise<CouponTerms[]> {
  if (accountId === null) return [];
  const sql = sqlOf(db);
  const [row] = await sql<{ coupons: CouponTerms[] }[]>`
    select ${activeCouponsOf(sql, sql`${accountId}::int4`)} as coupons`;
  return (row?.coupons ?? []).filter(
    (coupon) => coupon.validTo >= day && (coupon.storeId === null || coupon.storeId === storeId),
  );
}
