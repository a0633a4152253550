import { formatFen } from "@/server/shared/fen";
import { gramsPerKilogram } from "@/server/shared/quantity";
import { refuse } from "../errors";

/** Largest amount of one order: ten billion yuan. Whatever is more is a typing error, and could not be added to the fen. */
export const orderFenMax = 1_000_000_000_000;

/** Refuses with `order/amount-too-large` a quantity whose price no order may come to, before it is multiplied exactly. */
export function mustStayCountable(unitPriceFen: number, qty: number, isWeighed: boolean): void {
  mustBeWithinLimit((unitPriceFen * qty) / (isWeighed ? gramsPerKilogram : 1));
}

/** Refuses with `order/amount-too-large` goods for more than an order may come to. */
export function mustBeWithinLimit(goodsFen: number): void {
  if (goodsFen > orderFenMax) throw refuse("order/amount-too-large", { maximum: formatFen(orderFenMax) });
}
