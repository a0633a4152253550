import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { type Promoted, promote, promotionsFor } from "@/server/promotion/engine";
import { asBusinessDay } from "@/server/shared/business-day";
import { lineAmountFen } from "@/server/shared/line-amounts";

export type TestCart = RouterOutputs["promotion"]["testCart"];
export type TestItem = TestCart["items"][number];

export interface TestLine {
  item: TestItem;
  qty: number;
  amountFen: number;
  discountFen: number;
}

/** A test cart with what it earns, and what it would earn without the promotion that is being written. */
export interface PricedTestCart {
  lines: TestLine[];
  promoted: Promoted;
  without: Promoted;
  /** How often the promotion itself is granted. */
  times: number;
}

/**
 * Judges a test cart by the very engine that judges orders, once with the promotion that is being written and once without.
 * Nothing of any cap or budget is used up yet. Pure: for each keystroke, without network.
 */
export function priceTestCart(cart: TestCart, quantities: ReadonlyMap<string, number>): PricedTestCart {
  const day = asBusinessDay(cart.day);
  const lines = cart.items.map((item) => {
    const qty = quantities.get(item.item) ?? 0;
    const { unitPriceFen, isWeighed } = item;
    const amountFen = unitPriceFen === null ? 0 : lineAmountFen({ unitPriceFen, qty, isWeighed });
    return { item, qty, amountFen, discountFen: 0 };
  });
  const judge = (promotions: TestCart["others"]) =>
    promote({
      lines: lines.map(({ item, qty, amountFen }) => ({
        itemId: item.id,
        categoryPath: item.categoryPath,
        qtyEach: qty,
        amountFen,
        isOk: item.unitPriceFen !== null && qty > 0,
      })),
      promotions: promotionsFor(promotions, cart.store.id, day),
      usage: new Map(),
      gifts: new Map(cart.gifts.map((gift) => [gift.itemId, gift])),
      buyer: { storeId: cart.store.id, accountId: cart.store.accountId },
      coupons: { asked: [], known: [] },
      day,
    });
  const promoted = judge([...cart.others, cart.terms]);
  return {
    lines: lines.map((line, place) => ({ ...line, discountFen: promoted.lines[place]?.discountFen ?? 0 })),
    promoted,
    without: judge(cart.others),
    times: promoted.uses.find(({ promotion }) => promotion.id === cart.terms.id)?.times ?? 0,
  };
}

/** What a cart begins with so that the promotion is granted once: its units in multiples, or its amount. */
export function firstQuantities({ items, terms }: TestCart): Map<string, number> {
  const first = items.find(({ unitPriceFen }) => unitPriceFen !== null && unitPriceFen > 0);
  if (!first?.unitPriceFen) return new Map();
  const each = first.isWeighed ? first.unitPriceFen / 1_000 : first.unitPriceFen;
  const needed =
    terms.kind === "buy_get"
      ? (terms.buyEach ?? 1)
      : Math.ceil((terms.thresholdFen ?? 0) / Math.max(each, 0.001));
  const multiple = Math.max(1, first.orderMultipleEach);
  return new Map([[first.item, Math.min(1_000_000, Math.ceil(Math.max(needed, 1) / multiple) * multiple)]]);
}
