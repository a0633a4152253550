import type { CatalogItem } from "@/server/catalog/rules";
import { prorate } from "@/server/shared/arithmetic";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { DecidedLine, DecidedOrder } from "./decide-order";

/** A line of an order as it is stored. */
export interface OrderLine {
  lineNo: number;
  item: CatalogItem;
  qtyEach: number;
  unitPriceFen: number;
  amountFen: number;
  discountFen: number;
  dcId: number;
  caseEach: number;
  looseEach: number;
  /** The promotion that gives it; null: it was ordered. */
  promotionId: number | null;
}

/** A line that can be ordered: everything about it is known. */
type PricedLine = DecidedLine & {
  item: NonNullable<DecidedLine["item"]>;
  unitPriceFen: number;
  dcId: number;
};

const isPriced = (line: DecidedLine): line is PricedLine =>
  line.item !== null && line.unitPriceFen !== null && line.dcId !== null && line.status === "ok";

/** What was ordered in its order, then the gifts: at list price, all of which is taken off (3.0.8). */
export function orderLinesOf({ lines, gifts }: DecidedOrder): OrderLine[] {
  const ordered = lines.filter(isPriced).map((line) => ({ ...line, promotionId: null }));
  const given = gifts.map(({ promotion, ...gift }) => ({
    ...gift,
    discountFen: gift.amountFen,
    promotionId: promotion.id,
  }));
  return [...ordered, ...given].map((line, index) => ({ ...line, lineNo: index + 1 }));
}

/** A row of the pool: what a line leaves there to be delivered by one way of picking. */
export interface PoolRow {
  lineNo: number;
  pickType: "case" | "loose";
  itemId: number;
  dcId: number;
  qtyEach: number;
  discountFen: number;
  netFen: number;
}

/** A line's rows in the pool: one per pick type, its discount spread by quantity (rulings 7). */
export function poolRowsOf(line: OrderLine): PoolRow[] {
  const { lineNo, item, unitPriceFen, dcId } = line;
  const quantities = [line.caseEach, line.looseEach];
  const shares = sharesOf(line.discountFen, quantities);
  return (["case", "loose"] as const).flatMap((pickType, part) => {
    const qtyEach = quantities[part] ?? 0;
    if (qtyEach === 0) return [];
    const goodsFen = lineAmountFen({ unitPriceFen, qty: qtyEach, isWeighed: item.isWeighed });
    const discountFen = shares[part] ?? 0;
    // A gift costs nothing, however its parts round.
    const netFen = line.promotionId === null ? goodsFen - discountFen : 0;
    return [{ lineNo, pickType, itemId: item.id, dcId, qtyEach, discountFen, netFen }];
  });
}

/** Nearly every line has one pick type only, or no discount: then there is nothing to spread. */
function sharesOf(discountFen: number, quantities: readonly number[]): readonly number[] {
  if (discountFen === 0) return [0, 0];
  return quantities.includes(0)
    ? quantities.map((qty) => (qty === 0 ? 0 : discountFen))
    : prorate(discountFen, quantities);
}
