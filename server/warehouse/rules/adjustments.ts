import { refuse } from "@/server/warehouse/errors";
import type { LotFigures } from "@/server/warehouse/queries/lot-figures";
import type { AdjustmentReason } from "@/server/warehouse/schema";

/** What a DC has of an item when an adjustment is decided. */
export interface Figures {
  onHandEach: number;
  reservedEach: number;
  costMicro: number | null;
}

/** Which way a reason goes: found goods are added, a correction goes either way, everything else takes. */
export function mustFitReason(reason: AdjustmentReason, qtyEach: number): void {
  const fits = reason === "correction" ? qtyEach !== 0 : reason === "found" ? qtyEach > 0 : qtyEach < 0;
  if (!fits) throw refuse("adjustment/sign", { reason, qty: qtyEach });
}

/** Refuses with `adjustment/reserved` what would take goods that delivery orders have been promised. */
export function mustBeFree(item: string, { onHandEach, reservedEach }: Figures, qtyEach: number): void {
  const freeEach = onHandEach - reservedEach;
  if (freeEach + qtyEach >= 0) return;
  throw refuse("adjustment/reserved", {
    item,
    onHand: onHandEach,
    reserved: reservedEach,
    free: freeEach,
    asked: -qtyEach,
  });
}

/** Refuses with `adjustment/lot-short` what is not there of an expiry date, or planned for delivery orders. */
export function mustBeFreeOf(
  item: string,
  { expiresOn, thereEach, plannedEach }: LotFigures,
  qtyEach: number,
): void {
  if (thereEach - plannedEach + qtyEach >= 0) return;
  throw refuse("adjustment/lot-short", {
    item,
    expiresOn,
    there: thereEach,
    planned: plannedEach,
    asked: -qtyEach,
  });
}

/** The unit cost of adjusted goods: the DC's average, else what was told. Refused with `adjustment/cost-missing` without either. */
export function costOf(item: string, figures: Figures, told: number | undefined): number {
  const cost = figures.costMicro ?? told;
  if (cost === undefined) throw refuse("adjustment/cost-missing", { item });
  return cost;
}
