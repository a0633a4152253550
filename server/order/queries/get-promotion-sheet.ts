import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { activeCouponsOf } from "@/server/promotion";
import {
  type CouponTerms,
  type GiftTerms,
  type NamedItem,
  type PromotionTerms,
  type PromotionUsage,
  promotionsFor,
} from "@/server/promotion/engine";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { type PackedRows, packRows } from "@/server/shared/packed-rows";
import { refuse } from "../errors";
import { giftsFor } from "../rules/promote-order";
import { readOrderingContext } from "./read-ordering-context";

/** Everything that the engine needs besides the cart, as plain data: `promote` in the browser says what a quote will say. */
export interface PromotionSheet {
  /** The catalogue version it is of: the order sheet's, or it must be read again. */
  version: number;
  day: BusinessDay;
  buyer: { storeId: number; accountId: number | null };
  /** Those of the store and day, in order of precedence. */
  promotions: PromotionTerms[];
  usage: PromotionUsage[];
  /** The gifts that the store can be given, with what people call them. */
  gifts: (GiftTerms & NamedItem & { code: string })[];
  /** The account's active coupons, those that end first at the top; none for those who may not see the money. */
  coupons: CouponTerms[];
  /** Items by code, with the path of their category as its place in `paths`: those of the plan. */
  items: PackedRows<{ code: string; itemId: number; path: number }>;
  /** A category and its ancestors upwards. */
  paths: number[][];
}

/**
 * The promotions, gifts, usage and coupons of a store, for the order page that runs the same engine for every keystroke
 * (R19). It changes with HQ's promotions and with every order of the store; the server decides anew at submission.
 */
export async function getPromotionSheet(
  db: DbOrTx,
  actor: Actor,
  input: { store: string },
  now: Date,
): Promise<PromotionSheet> {
  mustBeAbleTo(actor, "order.quote");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const context = await readOrderingContext(sql, { store: input.store }, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);
  const [terms, wallet] = await Promise.all([
    getTerms(db, day, context.catalogVersion),
    sql<{ coupons: CouponTerms[] }[]>`
      select ${activeCouponsOf(sql, sql`${context.accountId}::int4`)} as coupons`,
  ]);
  const promotions = promotionsFor(terms.promotions, context.storeId, day);
  const gifts = [...giftsFor(terms, context, promotions).values()].map(({ dcId: _, ...gift }) => {
    const { code = "", name = "", unit = "" } = terms.items.get(gift.itemId) ?? {};
    return { ...gift, code, name, unit };
  });
  return {
    version: context.catalogVersion,
    day,
    buyer: { storeId: context.storeId, accountId: context.accountId },
    promotions: promotions.map((promotion) => ({ ...promotion, storeIds: null })),
    usage: context.promotionUsage,
    gifts,
    coupons: isAbleTo(actor, "account.read") ? (wallet[0]?.coupons ?? []) : [],
    ...placesOf(terms, context.planId),
  };
}

/** Which category each item of the plan is in; paths once, because items share them. */
function placesOf(
  terms: Awaited<ReturnType<typeof getTerms>>,
  planId: number,
): Pick<PromotionSheet, "items" | "paths"> {
  const paths: number[][] = [];
  const placeOf = new Map<number, number>();
  const items = [...(terms.planLines.get(planId)?.keys() ?? [])].flatMap((itemId) => {
    const item = terms.items.get(itemId);
    if (!item) return [];
    let path = placeOf.get(item.categoryId);
    if (path === undefined) {
      path = paths.push(terms.categoryPaths.get(item.categoryId) ?? []) - 1;
      placeOf.set(item.categoryId, path);
    }
    return [{ code: item.code, itemId, path }];
  });
  return { items: packRows(items), paths };
}
