import { mulDivDown } from "@/server/shared/arithmetic";

export interface ShrinkageSettings {
  /** A direct store writes off less than or as much as this by itself, while its budget lasts. */
  autoLimitFen: number;
  /** Of a month's sales, in hundredths of a percent. */
  budgetBp: number;
}

/** What counts where headquarters have said nothing (R22). */
export const usualSettings: ShrinkageSettings = { autoLimitFen: 50_00, budgetBp: 50 };

/** What is left of a month's budget: a share of last month's sales, of this month's in a store that is new, less what was written off. */
export function budgetLeft(
  { budgetBp }: ShrinkageSettings,
  month: { salesBeforeFen: number; salesFen: number; writtenOffFen: number },
): number {
  const salesFen = month.salesBeforeFen > 0 ? month.salesBeforeFen : Math.max(0, month.salesFen);
  return mulDivDown(salesFen, budgetBp, 10_000) - month.writtenOffFen;
}

/**
 * Whether a direct store's write-off is posted by itself (R22): up to the limit, and within the budget. What nobody knows the
 * cost of is looked at by headquarters, however little it seems to be worth.
 */
export function isPostedByItself(
  settings: ShrinkageSettings,
  { valueFen, isValued }: { valueFen: number; isValued: boolean },
  budgetLeftFen: number,
): boolean {
  return isValued && valueFen <= settings.autoLimitFen && valueFen <= budgetLeftFen;
}
