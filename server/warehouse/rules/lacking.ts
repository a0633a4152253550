import { divideUp } from "@/server/shared/arithmetic";
import { refuseWaiting } from "@/server/warehouse/rules/waiting-errors";

/** An item that stores wait for, as a DC has it. */
export interface Waiting {
  /** What the stores wait for that are asked about, and all stores. */
  waitingEach: number;
  allEach: number;
  /** Free for a run. */
  availableEach: number;
  /** Ordered from suppliers and not come yet. */
  onOrderEach: number;
}

/**
 * What a DC lacks of an item for these stores: what all wait for, less what is free and what is on order, but no more than these wait
 * for. Whoever orders route by route orders in all no less than who orders for all at once, and no more than waits.
 */
export function lackingOf({ waitingEach, allEach, availableEach, onOrderEach }: Waiting): number {
  return Math.min(waitingEach, Math.max(0, allEach - Math.max(0, availableEach) - onOrderEach));
}

/** The least that may be ordered of it: whole order multiples. */
export const toOrder = (lackingEach: number, multipleEach: number) =>
  divideUp(lackingEach, multipleEach) * multipleEach;

/** An item that may be ordered. */
export interface Lacking {
  item: string;
  lackingEach: number;
  toOrderEach: number;
  multipleEach: number;
  costMicro: number | null;
}

/** What somebody wants to order of an item: so many, seen to be lacking, at a cost. */
export interface OrderWish {
  item: string;
  qty?: number;
  lacking?: number;
  unitCost?: number;
}

/**
 * The lines of an order for what is lacking: of all items, or those wished for. More than the multiples that cover it is ordered only by
 * who has seen what is lacking. Refused, naming all such items: `purchase/lacks-less` when less is lacking than was seen,
 * `purchase/not-multiple`, `purchase/cost-missing`.
 */
export function orderLacking(
  waiting: readonly Lacking[],
  wishes: readonly OrderWish[] | undefined,
): { item: string; qty: number; unitCost: number }[] {
  const known = new Map(waiting.map((row) => [row.item, row]));
  const wanted = (wishes ?? waiting.filter(({ lackingEach }) => lackingEach > 0)).map((wish: OrderWish) => {
    const row = known.get(wish.item);
    const qty = wish.qty ?? row?.toOrderEach ?? 0;
    return {
      ...wish,
      qty,
      row,
      multiple: row?.multipleEach ?? 1,
      unitCost: wish.unitCost ?? row?.costMicro ?? undefined,
    };
  });
  const less = wanted.flatMap(({ item, qty, lacking: seen, row }) => {
    const isLess = seen === undefined ? qty > (row?.toOrderEach ?? 0) : seen > (row?.lackingEach ?? 0);
    return isLess ? [{ item, asked: seen ?? qty, lacking: row?.lackingEach ?? 0 }] : [];
  });
  if (less.length > 0) throw refuseWaiting("purchase/lacks-less", { lines: less });
  const lines = wanted.filter(({ qty }) => qty > 0);
  const odd = lines.filter(({ qty, multiple }) => qty % multiple !== 0);
  if (odd.length > 0)
    throw refuseWaiting("purchase/not-multiple", {
      lines: odd.map(({ item, qty, multiple }) => ({ item, asked: qty, multiple })),
    });
  const free = lines.flatMap(({ item, unitCost }) => (unitCost === undefined ? item : []));
  if (free.length > 0) throw refuseWaiting("purchase/cost-missing", { items: free });
  return lines.map(({ item, qty, unitCost = 0 }) => ({ item, qty, unitCost }));
}
