import { invariant } from "@/server/shared/invariant";
import { fen } from "../close-day";
import type { OrderAnswer, Replay, StoreBook } from "./book";
import { creditedOf, type PieceLine } from "./pieces";

export interface TakenGift {
  order: string;
  item: string;
  qty: number;
  fen: number;
}

/**
 * Which gifts a return takes back, from the file of promotions: where what a store kept of an order no longer reaches a threshold,
 * its gift costs its list price, as far as the return is credited with anything. The credited pieces are marked before.
 */
export async function expectGifts(
  replay: Replay,
  book: StoreBook,
  orders: readonly string[],
  creditFen: number,
): Promise<TakenGift[]> {
  const taken: TakenGift[] = [];
  let left = creditFen;
  // In the order of their numbers, which is the order in which they were submitted within one store.
  for (const order of orders) {
    const answer = await orderOf(replay, order);
    const pieces = [...book.goods.values()].flat().filter((line) => line.order === order);
    for (const gift of answer.lines.filter((line) => line.gift)) {
      const qty = unearned(replay, answer, pieces, gift.item);
      const key = `${order} ${gift.item}`;
      const dueFen = Math.max(0, qty * fen(gift.unitPrice) - (book.takenFen.get(key) ?? 0));
      if (dueFen === 0) continue;
      const amount = Math.min(dueFen, left);
      left -= amount;
      book.takenFen.set(key, (book.takenFen.get(key) ?? 0) + amount);
      taken.push({ order, item: gift.item, qty, fen: amount });
    }
  }
  return taken;
}

async function orderOf({ orders, callers }: Replay, order: string): Promise<OrderAnswer> {
  const known = orders.get(order) ?? (await callers.hq.get<OrderAnswer>(`orders/${order}`));
  orders.set(order, known);
  return known;
}

/** How many pieces of a gift are in the store and not earned by what it kept. */
function unearned(
  { chain }: Replay,
  { lines, promised }: OrderAnswer,
  pieces: readonly PieceLine[],
  item: string,
): number {
  const promotion = promised.promotions
    .filter(({ stripped }) => !stripped)
    .map(({ code, times }) => ({ times, ...chain.gifts.get(code) }))
    .find(({ kind, getItem }) => (kind === "buy_get" || kind === "order_gift") && getItem === item);
  if (!promotion?.getQty) return 0;
  invariant(!promotion.category, "gifts of a category are not reckoned");
  const { item: scope } = promotion;
  const inScope = lines.filter((line) => !line.gift && (!scope || line.item === scope));
  const isByUnits = promotion.kind === "buy_get";
  const measure = (line: { unitPrice: string }, qty: number) => qty * (isByUnits ? 1 : fen(line.unitPrice));
  const ordered = inScope.reduce((sum, line) => sum + measure(line, line.qty), 0);
  const back = pieces
    .filter(({ isGift }) => !isGift)
    .reduce((sum, one) => {
      const line = inScope.find((own) => own.item === one.item);
      return line ? sum + measure(line, creditedOf(one)) : sum;
    }, 0);
  const needs = isByUnits ? (promotion.buyQty ?? 0) : fen(promotion.threshold ?? "");
  const sets = Math.max(0, Math.floor((ordered - back) / needs));
  const earned =
    Math.min(promotion.times, promotion.isRepeating ? sets : Math.min(1, sets)) * promotion.getQty;
  const gifts = pieces.filter((line) => line.isGift && line.item === item);
  const inStore = gifts.reduce((count, line) => count + line.pieces.length - creditedOf(line), 0);
  return Math.max(0, inStore - earned);
}
