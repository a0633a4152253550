import { divideDown, leastCommonMultiple } from "@/server/shared/arithmetic";
import { casesAndPieces } from "@/server/shared/quantity";

/** How a DC picks an item: whole cases only, loose pieces only, or both (R03). */
export type PickType = "case" | "loose" | "both";

/** What an item allows to be ordered; quantities in base units. */
export interface OrderingUnit {
  pickType: PickType;
  casePackEach: number;
  orderMultipleEach: number;
}

/** Where a store gets an item: its own exception before the plan's DC (R04). Null: no source, the line is refused. */
export function sourceDcOf<Dc>(exceptionDc: Dc | null | undefined, planDc: Dc | null | undefined): Dc | null {
  return exceptionDc ?? planDc ?? null;
}

/** Splits a quantity over the pick types: of a `both` item whole cases go to case picking and the rest is loose (R03). */
export function splitByPickType(
  item: { pickType: PickType; casePackEach: number },
  qtyEach: number,
): { caseEach: number; looseEach: number } {
  if (item.pickType === "case") return { caseEach: qtyEach, looseEach: 0 };
  if (item.pickType === "loose") return { caseEach: 0, looseEach: qtyEach };
  const looseEach = casesAndPieces(qtyEach, item.casePackEach).pieces;
  return { caseEach: qtyEach - looseEach, looseEach };
}

/** What an answer calls the picking of a line; a `both` line with cases and pieces is `mixed` (ruling 32). */
export function pickTypeOfParts(parts: { caseEach: number; looseEach: number }): "case" | "loose" | "mixed" {
  if (parts.caseEach > 0 && parts.looseEach > 0) return "mixed";
  return parts.caseEach > 0 ? "case" : "loose";
}

/**
 * The smallest step in which an item is sold: its order multiple, and of a full-case item whole cases of it as well.
 * Also the step in which short stock is shared. Gifts have none: use 1 (ruling 9).
 */
export function sellingMultiple({ pickType, casePackEach, orderMultipleEach }: OrderingUnit): number {
  if (pickType !== "case") return orderMultipleEach;
  return leastCommonMultiple(casePackEach, orderMultipleEach);
}

/** Why a quantity may not be ordered, with the nearest that may: "multiple of 24: 24 or 48?". Null: it may. */
export interface WrongMultiple {
  problem: "wrong_multiple";
  multipleEach: number;
  /** The next quantity below, 0 when there is none. */
  belowEach: number;
  aboveEach: number;
}

/** Whether the item may be ordered in this quantity (R03 example 2). */
export function quantityProblem(item: OrderingUnit, qtyEach: number): WrongMultiple | null {
  const multipleEach = sellingMultiple(item);
  if (qtyEach % multipleEach === 0) return null;
  const belowEach = divideDown(qtyEach, multipleEach) * multipleEach;
  return { problem: "wrong_multiple", multipleEach, belowEach, aboveEach: belowEach + multipleEach };
}
