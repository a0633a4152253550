import {
  type CatalogItem,
  lineAmountFen,
  quantityProblem,
  splitByPickType,
  type Terms,
  termsOfItem,
} from "@/server/catalog/rules";
import type { Promoted } from "@/server/promotion/engine";
import {
  judgeWindow,
  type LatePermit,
  type OrderingCalendar,
  type WindowVerdict,
} from "@/server/template/rules";
import { mustBeWithinLimit, mustStayCountable } from "./order-limit";
import { type DecidedGift, type PromotedStore, promoteOrder } from "./promote-order";

export interface CartLine {
  item: string;
  qty: number;
}

export type LineStatus =
  | "ok"
  | "unknown_item"
  | "not_orderable"
  | "not_in_plan"
  | "no_source"
  | "outside_template"
  | "wrong_multiple";

/** One line as it would be ordered now. Lines that are not `ok` count as 0.00 (ruling 11). */
export interface DecidedLine {
  itemCode: string;
  item: CatalogItem | null;
  qtyEach: number;
  status: LineStatus;
  unitPriceFen: number | null;
  amountFen: number;
  discountFen: number;
  dcId: number | null;
  caseEach: number;
  looseEach: number;
}

/** What an order placed now would be: its lines, its amounts, and whether the calendar allows it (R23). */
export interface DecidedOrder {
  lines: DecidedLine[];
  goodsFen: number;
  discountFen: number;
  payableFen: number;
  window: WindowVerdict;
  /** What it earns (R18, R19): discounts, coupons, hints. */
  promoted: Promoted;
  /** Lines of their own, not in the amounts (ruling 9). */
  gifts: DecidedGift[];
}

/** The store that orders: its terms, its calendar and what it has used of both. */
export interface OrderingStore extends PromotedStore {
  templateId: number;
  latePermits: readonly LatePermit[];
  windowUsage: readonly [line: number, startsAt: number, fen: number][];
}

/**
 * Prices a cart with the terms of the store (R16, 3.0), finds its sources and split (R03, R04), judges it against the
 * template (R23), and grants what it earns (R18). Pure: quote and order share it. Refused with `order/amount-too-large` is
 * only what no order may come to.
 */
export function decideOrder(
  terms: Terms,
  store: OrderingStore,
  cart: { lines: readonly CartLine[]; coupons?: readonly string[] | undefined },
  now: Date,
): DecidedOrder {
  const lines = cart.lines.map((line) => decideLine(terms, store, line));
  mustBeWithinLimit(lines.reduce((sum, line) => sum + line.amountFen, 0));
  const window = judgeWindow({
    ...calendarOf(terms, store),
    lines: lines.map((line) => ({
      categoryPath: line.item ? (terms.categoryPaths.get(line.item.categoryId) ?? []) : null,
      goodsFen: line.amountFen,
    })),
    used: store.windowUsage,
    now,
  });
  window.lineInside.forEach((isInside, index) => {
    const line = lines[index];
    if (line && !isInside && (line.status === "ok" || line.status === "wrong_multiple"))
      refuseLine(line, "outside_template");
  });
  const { promoted, gifts } = promoteOrder(terms, store, lines, cart.coupons ?? []);
  for (const [index, { discountFen }] of promoted.lines.entries()) {
    const line = lines[index];
    if (line) line.discountFen = discountFen;
  }
  const { goodsFen, discountFen, payableFen } = promoted;
  return { lines, goodsFen, discountFen, payableFen, window, promoted, gifts };
}

/** When a store may order: its template with its holidays, and what it was permitted (R23, U5). */
export function calendarOf(
  terms: Terms,
  store: { templateId: number; latePermits: readonly LatePermit[] },
): OrderingCalendar {
  return {
    versions: terms.templates.get(store.templateId) ?? [],
    holidays: terms.holidays.get(store.templateId),
    permits: store.latePermits,
  };
}

function decideLine(
  terms: Terms,
  store: { storeId: number; planId: number },
  { item: code, qty }: CartLine,
): DecidedLine {
  const line: DecidedLine = {
    itemCode: code,
    item: null,
    qtyEach: qty,
    status: "unknown_item",
    unitPriceFen: null,
    amountFen: 0,
    discountFen: 0,
    dcId: null,
    caseEach: 0,
    looseEach: 0,
  };
  const item = terms.items.get(terms.itemIdByCode.get(code) ?? -1);
  if (!item) return line;
  line.item = item;
  const found = termsOfItem(terms, store, item);
  line.status = found.status;
  if (found.status !== "ok") return line;
  line.unitPriceFen = found.unitPriceFen;
  line.dcId = found.dcId;
  if (quantityProblem(item, qty)) {
    line.status = "wrong_multiple";
    return line;
  }
  mustStayCountable(found.unitPriceFen, qty, item.isWeighed);
  line.amountFen = lineAmountFen({ unitPriceFen: found.unitPriceFen, qty, isWeighed: item.isWeighed });
  const { caseEach, looseEach } = splitByPickType(item, qty);
  line.caseEach = caseEach;
  line.looseEach = looseEach;
  return line;
}

function refuseLine(line: DecidedLine, status: LineStatus): void {
  line.status = status;
  line.amountFen = 0;
  line.caseEach = 0;
  line.looseEach = 0;
}
