import type { Terms } from "@/server/catalog";
import { type Hint, hintText } from "@/server/promotion/engine";
import type { Locale } from "@/server/shared/domain-error";
import { formatFen } from "@/server/shared/fen";
import type { DecidedOrder } from "../rules/decide-order";

/** What an order earns, as the interface names it (api.md, rulings 8 to 12). */
export function earnedView({ promoted, gifts }: DecidedOrder, terms: Terms, locale: Locale) {
  const { couponUsed } = promoted;
  return {
    gifts: gifts.map(({ promotion, item, qtyEach, dcId }) => ({
      item: item.code,
      name: item.name,
      qty: qtyEach,
      promotion: promotion.code,
      dc: terms.dcCodes.get(dcId) ?? null,
    })),
    promotions: promoted.discounts.map(({ promotion, moneyFen }) => ({
      code: promotion.code,
      name: promotion.name,
      kind: promotion.kind,
      discount: formatFen(moneyFen),
    })),
    couponsUsed: couponUsed
      ? [{ code: couponUsed.coupon.code, discount: formatFen(couponUsed.discountFen) }]
      : [],
    couponsRefused: promoted.couponsRefused,
    // One row for each coupon that will be issued.
    couponsIssued: promoted.issued.flatMap(({ promotion, times }) =>
      Array.from({ length: times }, () => ({
        promotion: promotion.code,
        value: formatFen(promotion.couponValueFen ?? 0),
      })),
    ),
    hints: promoted.hints.filter(({ isAgain }) => !isAgain).map((hint) => hintView(hint, terms, locale)),
  };
}

function hintView(hint: Hint, terms: Terms, locale: Locale) {
  const { promotion, missingEach, missingFen } = hint;
  const [only, another] = promotion.itemIds;
  const items = {
    trigger: another === undefined && only !== undefined ? terms.items.get(only) : undefined,
    gift: promotion.getItemId === null ? undefined : terms.items.get(promotion.getItemId),
  };
  return {
    promotion: promotion.code,
    text: hintText(hint, items, locale),
    missingQty: missingEach,
    missingAmount: missingFen === null ? null : formatFen(missingFen),
  };
}

/**
 * What an order was promised, as it is kept with it (D6, 3.0.12): which promotion took how much from which line, the
 * coupon, what was issued and hinted at. The gifts are lines of their own.
 */
export function promiseOf({ promoted }: DecidedOrder) {
  const { uses, couponUsed, hints } = promoted;
  if (uses.length === 0 && !couponUsed && hints.length === 0) return {};
  return {
    promotions: uses.map(({ promotion, times, moneyFen }) => ({
      id: promotion.id,
      code: promotion.code,
      name: promotion.name,
      version: promotion.version,
      kind: promotion.kind,
      times,
      moneyFen,
    })),
    coupon: couponUsed && { code: couponUsed.coupon.code, discountFen: couponUsed.discountFen },
    /** By line number: `[promotion id, fen]` for each discount on it, null for the coupon. */
    shares: Object.fromEntries(
      promoted.lines.flatMap(({ shares }, index) =>
        shares.length > 0 ? [[index + 1, shares.map(({ promotionId, fen }) => [promotionId, fen])]] : [],
      ),
    ),
    hints: hints.map(({ promotion, missingEach, missingFen }) => ({
      code: promotion.code,
      missingEach,
      missingFen,
    })),
  };
}
