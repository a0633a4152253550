import type { Month } from "@/server/period/rules/months";
import { formatFen } from "@/server/shared/fen";
import { amountsOf, type LinePart } from "@/server/shared/line-amounts";
import { type QuotaFact, quotaOf, type StoreQuota } from "./quota";
import { type TaxSums, taxOf } from "./tax";

/** One movement that is not a delivery. Money is text with two decimals; minus takes from the account. */
export interface MovementLine {
  day: string;
  document: string;
  store: string | null;
  amount: string;
  remark: string;
}

/** All movements of one kind in the month, oldest first. */
export interface Movements {
  type: string;
  total: string;
  rows: MovementLine[];
}

/** Deliveries at one tax rate (3.0.8): goods − discount = payable = net + tax. A reversed delivery counts against. */
export interface RateAmounts {
  /** Per cent: "13.00". */
  rate: string;
  goods: string;
  discount: string;
  payable: string;
  net: string;
  tax: string;
}

export interface StoreDeliveries {
  store: string;
  name: string;
  /** Delivery orders charged, reversals not counted. */
  deliveries: number;
  payable: string;
  rates: RateAmounts[];
}

/** What a statement says: stored once, shown for ever. */
export interface StatementContent {
  /** 1 was without quotas. */
  format: 1 | 2;
  statement: string;
  month: Month;
  from: string;
  to: string;
  account: string;
  accountName: string;
  opening: string;
  income: string;
  expense: string;
  closing: string;
  deliveries: { charged: string; stores: StoreDeliveries[]; rates: RateAmounts[] };
  movements: Movements[];
  /** What was held for open delivery orders when the month ended. */
  holds: { count: number; amount: string };
  /** Stores of the account that may return within a quota, as it was when the month ended. */
  quotas?: StoreQuota[];
}

export interface EntryFact {
  type: string;
  day: string;
  document: string;
  store: string | null;
  amountFen: number;
  remark: string;
}

/** A line of a delivery that was charged in the month (sign 1), or whose charge was reversed in it (sign -1). */
export interface LineFact extends LinePart {
  store: string;
  storeName: string;
  document: string;
  sign: 1 | -1;
  pickedEach: number;
  taxRateBp: number;
}

export interface StatementFacts {
  statement: string;
  month: Month;
  from: string;
  to: string;
  account: string;
  accountName: string;
  openingFen: number;
  /** In the order of the ledger. */
  entries: readonly EntryFact[];
  lines: readonly LineFact[];
  holds: { count: number; fen: number };
  quotas: readonly QuotaFact[];
}

/** The kinds of movement in the order of a statement; deliveries have a part of their own. */
const kinds = [
  "opening",
  "deposit",
  "deposit_reversal",
  "return",
  "difference",
  "fee",
  "rebate",
  "coupon_chargeback",
  "adjustment",
  "transfer",
  "refund",
];
export const isDelivery = (type: string) => type === "delivery" || type === "delivery_reversal";

/** Makes the statement of an account from its entries of the month: opening + income − expense = closing. */
export function contentOf(facts: StatementFacts): StatementContent {
  const { openingFen, entries, lines, holds, quotas, ...named } = facts;
  const sum = (of: readonly EntryFact[]) => of.reduce((fen, entry) => fen + entry.amountFen, 0);
  const incomeFen = sum(entries.filter((entry) => entry.amountFen > 0));
  const expenseFen = -sum(entries.filter((entry) => entry.amountFen < 0));
  const types = [...kinds, ...entries.map(({ type }) => type).filter((type) => !kinds.includes(type))];
  const movements = [...new Set(types)]
    .filter((type) => !isDelivery(type))
    .map((type) => ({ type, rows: entries.filter((entry) => entry.type === type) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ type, rows }) => ({ type, total: formatFen(sum(rows)), rows: rows.map(movementOf) }));
  return {
    format: 2,
    ...named,
    opening: formatFen(openingFen),
    income: formatFen(incomeFen),
    expense: formatFen(expenseFen),
    closing: formatFen(openingFen + incomeFen - expenseFen),
    deliveries: {
      charged: formatFen(-sum(entries.filter(({ type }) => isDelivery(type)))),
      stores: storesOf(lines),
      rates: ratesOf(lines),
    },
    movements,
    holds: { count: holds.count, amount: formatFen(holds.fen) },
    quotas: quotas.map(quotaOf),
  };
}

function movementOf({ day, document, store, amountFen, remark }: EntryFact): MovementLine {
  return { day, document, store, amount: formatFen(amountFen), remark };
}

function storesOf(lines: readonly LineFact[]): StoreDeliveries[] {
  const byStore = Map.groupBy(lines, ({ store }) => store);
  return [...byStore]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([store, own]) => ({
      store,
      name: own[0]?.storeName ?? "",
      deliveries: new Set(own.filter(({ sign }) => sign === 1).map(({ document }) => document)).size,
      payable: formatFen(payableFen(own)),
      rates: ratesOf(own),
    }));
}

/** What lines charge: net of discounts, reversals against. */
export const payableFen = (lines: readonly LineFact[]) =>
  lines.reduce((fen, line) => fen + line.sign * amountsOf(line, line.pickedEach).netFen, 0);

function ratesOf(lines: readonly LineFact[]): RateAmounts[] {
  const byRate = Map.groupBy(lines, ({ taxRateBp }) => taxRateBp);
  return [...byRate]
    .sort(([a], [b]) => b - a)
    .map(([taxRateBp, own]) => ({ rate: formatFen(taxRateBp), ...shown(taxOf(own, taxRateBp)) }));
}

function shown({ goodsFen, discountFen, payableFen: fen, netFen, taxFen }: TaxSums) {
  return {
    goods: formatFen(goodsFen),
    discount: formatFen(discountFen),
    payable: formatFen(fen),
    net: formatFen(netFen),
    tax: formatFen(taxFen),
  };
}
