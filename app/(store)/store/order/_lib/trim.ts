import { type Trimmed, trimToFit } from "@/server/order/rules/trim-to-fit";
import { priceCart } from "./price-cart";
import type { SheetIndex } from "./sheet-index";
import type { Cart } from "./use-cart";

/**
 * What the order would have to give up to stay within the money and the windows' maximum; undefined when it is within both.
 * Every attempt is priced as the order itself is, so a discount that goes with a line counts.
 */
export function trimOf(sheet: SheetIndex, cart: Cart): Trimmed | undefined {
  const spendableFen = cart.balance?.spendableFen ?? Number.POSITIVE_INFINITY;
  if (cart.payableFen <= spendableFen && cart.overFen <= 0) return undefined;
  const lines = cart.lines.filter(({ problem }) => problem === undefined);
  const days = Math.max(1, sheet.usage.days);
  return trimToFit(
    lines.map(({ code, qty, item, amountFen }) => ({
      code,
      qtyEach: qty,
      multipleEach: item?.multipleEach ?? 1,
      amountFen,
      rank: item?.rank ?? "nice",
      perDay: (item?.usedEach ?? 0) / days,
    })),
    (quantities) => {
      const left = lines.flatMap((line) => {
        const qty = quantities.get(line.code) ?? 0;
        return qty > 0 ? [{ ...line, qty }] : [];
      });
      const priced = priceCart(sheet, {
        lines: left,
        coupons: cart.promoted.couponUsed ? [cart.promoted.couponUsed.coupon.code] : [],
      });
      return {
        overFen: Math.max(priced.payableFen - spendableFen, priced.overFen),
        missingFen: priced.missingFen,
      };
    },
  );
}
