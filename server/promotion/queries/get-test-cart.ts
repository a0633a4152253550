import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type Terms, termsOfItem } from "@/server/catalog";
import { asBusinessDay, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { type GiftTerms, type PromotionTerms, promotionsFor } from "../engine";
import { refuse } from "../errors";
import { readTerms } from "../judge-content";
import { resolveContent } from "../resolve-content";
import { completed, termsOfContent } from "../rules/terms-of-content";
import type { TestCartInput } from "../schema";

/** An item as a test cart prices it for its store. */
export interface TestItem {
  id: number;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  categoryPath: readonly number[];
  orderMultipleEach: number;
  /** Null: this store cannot order it. */
  unitPriceFen: number | null;
}

/** A gift that this store can be given, with what people call it. */
export interface TestGift extends GiftTerms {
  name: string;
  unit: string;
}

/** Everything that the engine needs to judge test carts in the browser. */
export interface TestCart {
  store: { id: number; store: string; name: string; accountId: number | null };
  day: BusinessDay;
  /** What is being written, as terms. */
  terms: PromotionTerms;
  /** The other promotions of that store and day, in force as they stand now. */
  others: PromotionTerms[];
  items: TestItem[];
  gifts: TestGift[];
}

/** A few items to begin with: the first that the store can order of what the promotion is about. */
const suggestedMax = 3;

/**
 * What a cart of a store would be judged by if this content were in force: on today, or on its first day when it begins
 * later. Without a store the first one that gets it. Refused: `promotion/unknown-reference`.
 */
export async function getTestCart(
  db: DbOrTx,
  actor: Actor,
  input: TestCartInput,
  now: Date,
): Promise<TestCart> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const content = completed(input.content);
  const resolved = await resolveContent(db, content);
  const terms = termsOfContent(content, resolved, { id: 0, code: input.promotion || "NEW", version: 0 });
  const [store] = await sql<
    { id: number; store: string; name: string; accountId: number | null; planId: number }[]
  >`
    select id, code as store, name, account_id as "accountId", plan_id as "planId" from stores
    where case when ${input.store}::text is null then status = 'active'
      and (${terms.storeIds === null}::bool or id = any(${`{${(terms.storeIds ?? []).join()}}`}::int4[]))
      else code = ${input.store}::text end
    order by code limit 1`;
  if (!store) throw refuse("promotion/unknown-reference", { what: "store", codes: [input.store ?? ""] });
  const all = await readTerms(db, now);
  const today = businessDayOf(now);
  const [, later = today] = [terms.validFrom, today].sort();
  const day = asBusinessDay(later);
  const others = promotionsFor(
    all.promotions.filter(({ code }) => code !== terms.code),
    store.id,
    day,
  );
  const wanted = input.items.flatMap((code) => all.itemIdByCode.get(code) ?? []);
  const itemIds = wanted.length > 0 ? wanted : suggested(all, store, terms);
  const giftIds = [terms, ...others].flatMap(({ getItemId }) => getItemId ?? []);
  const { planId, ...named } = store;
  return {
    store: named,
    day,
    terms,
    others,
    items: [...new Set(itemIds)].flatMap((id) => testItem(all, { storeId: store.id, planId }, id) ?? []),
    gifts: [...new Set(giftIds)].flatMap((id): TestGift[] => {
      const gift = giftAt(all, { storeId: store.id, planId }, id);
      const item = all.items.get(id);
      return gift && item ? [{ ...gift, name: item.name, unit: item.unit }] : [];
    }),
  };
}

interface At {
  storeId: number;
  planId: number;
}

function suggested(all: Terms, store: { id: number; planId: number }, terms: PromotionTerms): number[] {
  if (terms.itemIds.length > 0) return terms.itemIds.slice(0, suggestedMax);
  const found: number[] = [];
  for (const item of all.items.values()) {
    if (found.length === suggestedMax) break;
    const { categoryId } = terms;
    if (categoryId !== null && !all.categoryPaths.get(item.categoryId)?.includes(categoryId)) continue;
    if (terms.excludedItemIds.includes(item.id)) continue;
    if (termsOfItem(all, { storeId: store.id, planId: store.planId }, item).status === "ok")
      found.push(item.id);
  }
  return found;
}

function testItem(all: Terms, at: At, id: number): TestItem | undefined {
  const item = all.items.get(id);
  if (!item) return undefined;
  const terms = termsOfItem(all, at, item);
  return {
    id,
    item: item.code,
    name: item.name,
    unit: item.unit,
    isWeighed: item.isWeighed,
    categoryPath: all.categoryPaths.get(item.categoryId) ?? [],
    orderMultipleEach: item.orderMultipleEach,
    unitPriceFen: terms.status === "ok" ? terms.unitPriceFen : null,
  };
}

/** A gift as the engine takes it; undefined when the store has no source for it. */
export function giftAt(all: Terms, at: At, id: number): GiftTerms | undefined {
  const item = all.items.get(id);
  const terms = item && termsOfItem(all, at, item);
  if (!item || terms?.status !== "ok") return undefined;
  return { itemId: id, unitPriceFen: terms.unitPriceFen, isWeighed: item.isWeighed };
}
