import { lineAmountFen } from "@/server/shared/line-amounts";
import type { Payer, Run, RunStock } from "./types";

const keyOf = ({ dcId, itemId }: Pick<RunStock, "dcId" | "itemId">) => `${dcId}:${itemId}`;

/** The most that a run could ask of each payer and of each item, whatever is shared and refused. */
export interface MostAsked {
  fen: ReadonlyMap<string, number>;
  each: ReadonlyMap<string, number>;
}

/**
 * Adds up what all rows ask for: the goods, and their price before any discount. Shares of weighed goods are rounded each for
 * itself, which a fen more for every row covers.
 */
export function mostAsked({ orders, rows }: Pick<Run, "orders" | "rows">): MostAsked {
  const payerOf = new Map(orders.map(({ orderId, payer }) => [orderId, payer]));
  const fen = new Map<string, number>();
  const each = new Map<string, number>();
  for (const { orderId, dcId, itemId, qtyEach, unitPriceFen, isWeighed } of rows) {
    const payer = payerOf.get(orderId) ?? "";
    const priceFen = lineAmountFen({ unitPriceFen, qty: qtyEach, isWeighed }) + 1;
    fen.set(payer, (fen.get(payer) ?? 0) + priceFen);
    const item = keyOf({ dcId, itemId });
    each.set(item, (each.get(item) ?? 0) + qtyEach);
  }
  return { fen, each };
}

/**
 * Whether the same run is decided alike with these payers as with its own: each has as much as it had, or then and now enough for all
 * that it could be asked for. A deposit for an account that can pay anyway does not make a run of thousands begin anew.
 */
export function payersDecideAlike(
  { payers }: Pick<Run, "payers">,
  now: readonly Payer[],
  { fen }: MostAsked,
): boolean {
  const known = new Map(payers.map((payer) => [payer.key, payer]));
  return now.every(({ key, code, availableFen }) => {
    const before = known.get(key);
    if (!before) return false;
    if (before.availableFen === null || availableFen === null) return before.availableFen === availableFen;
    if (before.code === code && before.availableFen === availableFen) return true;
    return Math.min(before.availableFen, availableFen) >= (fen.get(key) ?? 0);
  });
}

/** The same for goods: as many as there were, or then and now enough for everybody. */
export function stockDecidesAlike(
  { stock }: Pick<Run, "stock">,
  now: readonly RunStock[],
  { each }: MostAsked,
): boolean {
  const known = new Map(stock.map((one) => [keyOf(one), one.availableEach]));
  return now.every(({ dcId, itemId, availableEach }) => {
    const key = keyOf({ dcId, itemId });
    const before = known.get(key) ?? 0;
    return before === availableEach || Math.min(before, availableEach) >= (each.get(key) ?? 0);
  });
}
