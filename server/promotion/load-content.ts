import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import type { PromotionContent } from "./schema";

/** What a promotion's rows say, by codes: the content in force, however it came there. */
export async function loadContent(db: DbOrTx, promotionId: number): Promise<PromotionContent> {
  const content = (await loadContents(db, [promotionId])).get(promotionId);
  invariant(content, `promotion ${promotionId} was there a moment ago`);
  return content;
}

/**
 * What orders were promised, by promotion and version (`12:3`): the version of then where it is kept, else what is in force. One
 * statement each.
 */
export async function promisedContents(
  db: DbOrTx,
  uses: readonly { promotionId: number; version: number }[],
): Promise<Map<string, PromotionContent>> {
  if (uses.length === 0) return new Map();
  const ids = ints(uses.map(({ promotionId }) => promotionId));
  const inForce = await loadContents(
    db,
    uses.map(({ promotionId }) => promotionId),
  );
  const kept = await sqlOf(db)<{ key: string; content: PromotionContent }[]>`
    select v.promotion_id || ':' || v.version as key, v.content
    from promotion_versions v join promotions p on p.id = v.promotion_id and p.version <> v.version
    join unnest(${ids}::text::int4[], ${ints(uses.map(({ version }) => version))}::text::int4[]) u (id, version)
      on u.id = v.promotion_id and u.version = v.version`;
  const promised = new Map<string, PromotionContent>();
  for (const { promotionId, version } of uses) {
    const content = inForce.get(promotionId);
    if (content) promised.set(`${promotionId}:${version}`, content);
  }
  for (const { key, content } of kept) promised.set(key, content);
  return promised;
}

/** The contents of several promotions by internal number, in one statement. */
export async function loadContents(
  db: DbOrTx,
  promotionIds: readonly number[],
): Promise<Map<number, PromotionContent>> {
  const rows = await sqlOf(db)<(PromotionContent & { id: number })[]>`
    select p.id, p.name, p.kind, p.valid_from::text as "from", p.valid_to::text as "to",
      (select coalesce(json_agg(s.code order by s.code), '[]') from promotion_stores n join stores s on s.id = n.store_id
        where n.promotion_id = p.id) as stores,
      (select coalesce(json_agg(g.code order by g.code), '[]') from promotion_store_groups n join store_groups g on g.id = n.group_id
        where n.promotion_id = p.id) as "storeGroups",
      case when p.item_id is not null then (select json_build_array(code) from items where id = p.item_id) else (
        select coalesce(json_agg(i.code order by i.code), '[]') from promotion_items n join items i on i.id = n.item_id
        where n.promotion_id = p.id and not n.is_excluded) end as items,
      (select code from categories where id = p.category_id) as category,
      (select coalesce(json_agg(i.code order by i.code), '[]') from promotion_items n join items i on i.id = n.item_id
        where n.promotion_id = p.id and n.is_excluded) as "excludedItems",
      p.buy_each as "buyQty", (select code from items where id = p.get_item_id) as "getItem", p.get_each as "getQty",
      p.is_repeating as repeat, p.threshold_fen as threshold, p.discount_fen as discount, p.coupon_value_fen as "couponValue",
      p.coupon_min_order_fen as "couponMinOrder", p.coupon_days as "couponDays", p.cap_per_order as "capPerOrder",
      p.cap_per_store as "capPerStore", p.cap_per_period as "capPerPeriod", p.period_days as "periodDays",
      p.budget_times as "budgetTimes", p.budget_fen as budget, p.supplier_share_bp as "supplierShareBp",
      p.exclusive_group as "exclusiveGroup", p.priority
    from promotions p where p.id = any(${ints(promotionIds)}::int4[])`;
  return new Map(rows.map(({ id, ...content }) => [id, content]));
}
