import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { refuse } from "../errors";
import type { DecidedOrder } from "./decide-order";

/**
 * Refuses what may not be submitted, the most telling reason first: the store, the calendar, the lines, the amounts, the
 * coupons (R16, R17, R23). Every refused line is named.
 */
export function mustBeSubmittable(store: { storeCode: string; status: string }, decided: DecidedOrder): void {
  if (store.status !== "active") {
    throw refuse("order/store-suspended", { store: store.storeCode, status: store.status });
  }
  const { window } = decided;
  if (!window.isOpen) {
    throw refuse("order/window-closed", {
      nextOpensAt: window.nextOpensAt && instantText(window.nextOpensAt),
    });
  }
  const lines = decided.lines.flatMap((line, index) =>
    line.status === "ok"
      ? []
      : [{ line: index + 1, item: line.itemCode, qty: line.qtyEach, status: line.status }],
  );
  if (lines.length > 0) throw refuse("order/lines-refused", { lines });
  for (const limit of window.limits) {
    if (limit.minFen !== null && limit.askedFen < limit.minFen) {
      throw refuse("order/below-minimum", {
        minimum: formatFen(limit.minFen),
        amount: formatFen(limit.askedFen),
        missing: formatFen(limit.minFen - limit.askedFen),
      });
    }
    if (limit.maxFen !== null && limit.usedFen + limit.askedFen > limit.maxFen) {
      throw refuse("order/above-maximum", {
        maximum: formatFen(limit.maxFen),
        used: formatFen(limit.usedFen),
        left: formatFen(Math.max(0, limit.maxFen - limit.usedFen)),
        amount: formatFen(limit.askedFen),
      });
    }
  }
  const { couponsRefused } = decided.promoted;
  if (couponsRefused.length > 0) throw refuse("coupon/not-usable", { coupons: couponsRefused });
}
