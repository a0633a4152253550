import { mulDivHalfUp } from "./arithmetic";
import { microPerFen } from "./cost";
import { gramsPerKilogram } from "./quantity";

/** What a quantity is worth at a unit cost, rounded half up to the fen once; the cost of weighed goods is per kilogram. */
export function valueFen(line: { qtyEach: number; costMicro: number; isWeighed: boolean }): number {
  const per = microPerFen * (line.isWeighed ? gramsPerKilogram : 1);
  return mulDivHalfUp(line.qtyEach, line.costMicro, per);
}
