import { ints } from "@/db/bulk";
import type { Fragment, Sql } from "@/db/client";
import type { Terms } from "@/server/catalog";
import type { PromotionTerms } from "../engine";

/** Whether an order's line (`l`) counts for a promotion: the engine's scope for whole months of lines. */
export function inScope(
  sql: Sql,
  { itemIds, categoryId, excludedItemIds }: PromotionTerms,
  { items, categoryPaths }: Pick<Terms, "items" | "categoryPaths">,
): Fragment {
  if (itemIds.length > 0) {
    const counted = itemIds.filter((id) => !excludedItemIds.includes(id));
    return sql`l.item_id = any(${ints(counted)}::int4[])`;
  }
  const excluded = sql`l.item_id <> all(${ints(excludedItemIds)}::text::int4[])`;
  if (categoryId === null) return excluded;
  const below = [...items.values()]
    .filter((item) => categoryPaths.get(item.categoryId)?.includes(categoryId))
    .map(({ id }) => id);
  return sql`l.item_id = any(${ints(below)}::int4[]) and ${excluded}`;
}
