import { pickTypeOfParts, type Terms } from "@/server/catalog";
import type { Locale } from "@/server/shared/domain-error";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { permitView } from "@/server/template";
import type { DecidedLine, DecidedOrder } from "../rules/decide-order";
import { earnedView } from "./earned-view";
import type { OrderingContext } from "./read-ordering-context";

export interface BalanceView {
  available: string;
  pooled: string;
  shortfall: string;
  enough: boolean;
}

/** What an order placed now would be, as the interface and the screens read it (api.md, Ordering). */
export function quoteView(
  decided: DecidedOrder,
  terms: Terms,
  context: OrderingContext,
  seesBalance: boolean,
  locale: Locale,
) {
  return {
    lines: decided.lines.map((line) => lineView(line, terms)),
    ...earnedView(decided, terms, locale),
    totals: {
      goods: formatFen(decided.goodsFen),
      discount: formatFen(decided.discountFen),
      payable: formatFen(decided.payableFen),
    },
    window: windowView(decided),
    balance: seesBalance ? balanceView(context, decided.payableFen) : null,
  };
}

function lineView(line: DecidedLine, terms: Terms) {
  const picked = line.status === "ok" ? pickTypeOfParts(line) : null;
  return {
    item: line.itemCode,
    qty: line.qtyEach,
    unitPrice: line.unitPriceFen === null ? null : formatFen(line.unitPriceFen),
    amount: formatFen(line.amountFen),
    discount: formatFen(line.discountFen),
    net: formatFen(line.amountFen - line.discountFen),
    dc: line.dcId === null ? null : (terms.dcCodes.get(line.dcId) ?? null),
    pickType: picked ?? line.item?.pickType ?? null,
    ...(picked === "mixed" ? { parts: { case: line.caseEach, loose: line.looseEach } } : {}),
    status: line.status,
  };
}

function windowView({ window }: DecidedOrder) {
  return {
    open: window.isOpen,
    closesAt: window.closesAt && instantText(window.closesAt),
    nextOpensAt: window.nextOpensAt && instantText(window.nextOpensAt),
    permit: permitView(window),
    reasons: window.reasons,
    limits: window.limits.map((limit) => ({
      minimum: limit.minFen === null ? null : formatFen(limit.minFen),
      maximum: limit.maxFen === null ? null : formatFen(limit.maxFen),
      used: formatFen(limit.usedFen),
      asked: formatFen(limit.askedFen),
    })),
  };
}

/**
 * Balance check 1 (R14): what the order asks for against what is available less what the account's other orders in the
 * pool will ask for. Null where there is no account; cod stores are never short (rulings 15).
 */
export function balanceView(context: OrderingContext, payableFen: number): BalanceView | null {
  if (context.availableFen === null || context.kind === "direct") return null;
  const shortFen = shortfallFen(context, payableFen);
  return {
    available: formatFen(context.availableFen),
    pooled: formatFen(context.pooledFen),
    shortfall: formatFen(shortFen),
    enough: shortFen === 0,
  };
}

/** By how much the account is short for this order, 0 when it is not or is never asked. */
export function shortfallFen(context: OrderingContext, payableFen: number): number {
  if (context.availableFen === null || context.settlement === "cod") return 0;
  return Math.max(0, payableFen - (context.availableFen - context.pooledFen));
}
