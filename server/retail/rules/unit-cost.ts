import { divideHalfUp } from "@/server/shared/arithmetic";
import { microPerFen } from "@/server/shared/cost";

/** A store's average cost as its prices are: in fen for a piece, for a kilogram of what is weighed. Unknown or nothing: null. */
export const costPerUnitFen = (costMicro: number | null): number | null =>
  costMicro === null || costMicro <= 0 ? null : divideHalfUp(costMicro, microPerFen);
