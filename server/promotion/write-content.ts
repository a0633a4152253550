import { eq } from "drizzle-orm";
import { flags, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { promotions } from "@/db/schema/promotion";
import { idsOf, resolveContent } from "./resolve-content";
import { completed, figuresOf } from "./rules/terms-of-content";
import type { PromotionContent } from "./schema";

/** The columns of a promotion that its content decides. */
export async function columnsOf(tx: Tx, given: PromotionContent) {
  const content = completed(given);
  const { itemIds, categoryId, getItemId } = await resolveContent(tx, content);
  return {
    name: content.name,
    kind: content.kind,
    validFrom: content.from,
    validTo: content.to,
    itemId: itemIds.length === 1 ? (itemIds[0] ?? null) : null,
    categoryId,
    getItemId,
    ...figuresOf(content),
  };
}

/** Makes a content the one that the promotion's rows say. The promotion is locked, or was inserted in this transaction. */
export async function writeContent(tx: Tx, promotionId: number, content: PromotionContent): Promise<void> {
  await tx
    .update(promotions)
    .set(await columnsOf(tx, content))
    .where(eq(promotions.id, promotionId));
  await writeParts(tx, promotionId, content);
}

/** Writes the items, stores and groups that a content names, in the place of those that were named before. */
export async function writeParts(tx: Tx, promotionId: number, content: PromotionContent): Promise<void> {
  const sql = sqlOf(tx);
  const { itemIds, excludedItemIds } = await resolveContent(tx, content);
  const storeOf = await idsOf(tx, "store", content.stores);
  const groupOf = await idsOf(tx, "storeGroup", content.storeGroups);
  const counted = itemIds.length === 1 ? [] : itemIds;
  const named = [
    ...counted.map((id) => ({ id, isExcluded: false })),
    ...excludedItemIds.filter((id) => !counted.includes(id)).map((id) => ({ id, isExcluded: true })),
  ];
  await sql`delete from promotion_items where promotion_id = ${promotionId}::int4`;
  await sql`delete from promotion_stores where promotion_id = ${promotionId}::int4`;
  await sql`delete from promotion_store_groups where promotion_id = ${promotionId}::int4`;
  await sql`
    insert into promotion_items (promotion_id, item_id, is_excluded)
    select ${promotionId}::int4, n.item_id, n.is_excluded
    from unnest(${ints(named.map(({ id }) => id))}::text::int4[], ${flags(named.map(({ isExcluded }) => isExcluded))}::text::bool[])
      as n (item_id, is_excluded)`;
  await sql`
    insert into promotion_stores (promotion_id, store_id)
    select ${promotionId}::int4, unnest(${ints([...new Set(content.stores.map(storeOf))])}::text::int4[])`;
  await sql`
    insert into promotion_store_groups (promotion_id, group_id)
    select ${promotionId}::int4, unnest(${ints([...new Set(content.storeGroups.map(groupOf))])}::text::int4[])`;
}
