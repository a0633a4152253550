import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { getTerms, loadPromotionTerms, pairKey, type Terms, termsOfItem } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import type { PromotionTerms } from "./engine";
import { resolveContent } from "./resolve-content";
import { type Finding, finding } from "./rules/findings";
import { type JudgedItem, judgePromotion } from "./rules/judge";
import { type Goods, isOf } from "./rules/meeting";
import { type Neighbour, neighboursOf } from "./rules/stacking";
import { completed, termsOfContent } from "./rules/terms-of-content";
import type { PromotionContent } from "./schema";

export interface JudgedContent {
  terms: PromotionTerms;
  findings: Finding[];
  neighbours: Neighbour[];
  storeCount: number;
}

interface StoreOfScope {
  id: number;
  code: string;
  planId: number;
}

/**
 * Judges a content against what is in force or to come: what forbids its approval, what to weigh, and how it stacks. Reads
 * only. Refused: `promotion/unknown-reference`.
 */
export async function judgeContent(
  db: DbOrTx,
  { code, content: given }: { code: string; content: PromotionContent },
  now: Date,
): Promise<JudgedContent> {
  const content = completed(given);
  const sql = sqlOf(db);
  const today = businessDayOf(now);
  const resolved = await resolveContent(db, content);
  const terms = termsOfContent(content, resolved, { id: 0, code, version: 0 });
  const all = await readTerms(db, now);
  const others = await loadPromotionTerms(
    sql,
    sql`p.status in ('approved', 'paused') and p.valid_to >= ${today}::text::date and p.code <> ${code}`,
  );
  const stores = await sql<StoreOfScope[]>`
    select id, code, plan_id as "planId" from stores
    where status <> 'closed' and (${terms.storeIds === null}::bool or id = any(${ints(terms.storeIds ?? [])}::int4[]))
    order by code`;
  const goods = goodsOf(all);
  const wanted = [
    ...[terms, ...others].flatMap(({ getItemId }) => getItemId ?? []),
    ...terms.itemIds,
    ...terms.excludedItemIds,
  ];
  const findings = judgePromotion({
    content,
    terms,
    others,
    goods,
    items: new Map(wanted.map((id) => [id, itemAt(all, stores, id)])),
    stores: { count: stores.length, withoutGift: withoutGift(all, stores, terms.getItemId) },
    marginBp: marginOf(all, stores, terms, goods),
    today,
  });
  const archived = await sql<{ code: string }[]>`
    select code from store_groups where archived_at is not null
      and code = any(${texts(content.storeGroups)}::text[]) order by code`;
  if (archived.length > 0)
    findings.unshift(finding("archived-group", { groups: archived.map(({ code: group }) => group) }));
  return { terms, findings, neighbours: neighboursOf(terms, others, goods), storeCount: stores.length };
}

/** The terms of today, remembered by the process while nothing changes. */
export async function readTerms(db: DbOrTx, now: Date): Promise<Terms> {
  const [row] = await sqlOf(db)<{ version: number }[]>`select version from catalog_version`;
  return getTerms(db, businessDayOf(now), row?.version ?? 0);
}

/** Where goods lie in the tree of categories. */
export const goodsOf = ({ items, categoryPaths }: Terms): Goods => ({
  pathOfItem: (itemId) => categoryPaths.get(items.get(itemId)?.categoryId ?? 0) ?? [],
  pathOfCategory: (categoryId) => categoryPaths.get(categoryId) ?? [],
});

/** One store of each plan: prices are the plan's, sources too but for exceptions. */
const onePerPlan = (stores: readonly StoreOfScope[]) => [
  ...new Map(stores.map((store) => [store.planId, { storeId: store.id, planId: store.planId }])).values(),
];

function itemAt(all: Terms, stores: readonly StoreOfScope[], id: number): JudgedItem {
  const item = all.items.get(id);
  const at = item ? onePerPlan(stores).map((store) => termsOfItem(all, store, item)) : [];
  const sold = at.flatMap((terms) => (terms.status === "ok" ? [terms] : []));
  const costs = sold.flatMap(({ dcId }) => all.costsMicro.get(pairKey(dcId, id)) ?? []);
  return {
    id,
    code: item?.code ?? "",
    isOrderable: item?.isOrderable ?? false,
    isWeighed: item?.isWeighed ?? false,
    priceFen: sold.length > 0 ? Math.min(...sold.map(({ unitPriceFen }) => unitPriceFen)) : null,
    costMicro: costs.length > 0 ? Math.max(...costs) : null,
  };
}

function withoutGift(all: Terms, stores: readonly StoreOfScope[], giftId: number | null): string[] {
  const gift = giftId === null ? undefined : all.items.get(giftId);
  if (!gift) return [];
  return stores
    .filter(({ id, planId }) => termsOfItem(all, { storeId: id, planId }, gift).status !== "ok")
    .map(({ code }) => code);
}

/** The average margin of the goods in scope, each at its price and cost, in basis points of the price. */
function marginOf(
  all: Terms,
  stores: readonly StoreOfScope[],
  terms: PromotionTerms,
  goods: Goods,
): number | null {
  let rateSum = 0;
  let count = 0;
  for (const store of onePerPlan(stores)) {
    for (const itemId of all.planLines.get(store.planId)?.keys() ?? []) {
      const item = all.items.get(itemId);
      if (!item || !isOf(terms, itemId, goods)) continue;
      const sold = termsOfItem(all, store, item);
      const costMicro = sold.status === "ok" ? all.costsMicro.get(pairKey(sold.dcId, itemId)) : undefined;
      if (sold.status !== "ok" || costMicro === undefined || sold.unitPriceFen === 0) continue;
      rateSum += 1 - costMicro / 10_000 / sold.unitPriceFen;
      count += 1;
    }
  }
  return count === 0 ? null : Math.round((rateSum / count) * 10_000);
}
