import type { PromotionContent } from "@/server/promotion/schema";

type Fields = readonly (keyof PromotionContent)[];

/** What people call a part of a promotion's terms, and the fields that say it. */
const fieldsOf = {
  name: ["name"],
  earns: [
    "kind",
    "buyQty",
    "getItem",
    "getQty",
    "repeat",
    "threshold",
    "discount",
    "couponValue",
    "couponMinOrder",
    "couponDays",
    "category",
  ],
  items: ["items"],
  excluded: ["excludedItems"],
  period: ["from", "to"],
  stores: ["stores", "storeGroups"],
  capOrder: ["capPerOrder"],
  capStore: ["capPerStore"],
  capPeriod: ["capPerPeriod", "periodDays"],
  budget: ["budgetTimes", "budget"],
  supplier: ["supplierShareBp"],
  group: ["exclusiveGroup"],
  priority: ["priority"],
} as const satisfies Record<string, Fields>;

export type TermKey = keyof typeof fieldsOf;
export const termKeys = Object.keys(fieldsOf) as TermKey[];

/** In which parts two contents differ, by what they say and not by how it is written. */
export function differingTerms(before: PromotionContent, after: PromotionContent): TermKey[] {
  return termKeys.filter((key) =>
    fieldsOf[key].some(
      (field) => JSON.stringify(sorted(before[field])) !== JSON.stringify(sorted(after[field])),
    ),
  );
}

const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);

/** What came into a list of codes and what left it. */
export const listChange = (before: readonly string[], after: readonly string[]) => ({
  added: after.filter((code) => !before.includes(code)),
  removed: before.filter((code) => !after.includes(code)),
});
