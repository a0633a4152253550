import { deliveryPriceFen } from "./price";
import { sourceDcOf } from "./source";
import { type CatalogItem, type ItemStop, type PlanLine, pairKey, type Terms } from "./terms";

/** What a store may do with an item: order it from a DC at a price, or not, and why not (R04, R16, R17). */
export type TermsOfItem =
  | { status: "ok"; item: CatalogItem; planLine: PlanLine; dcId: number; unitPriceFen: number }
  | { status: "not_orderable"; item: CatalogItem; reason: string }
  | { status: "not_in_plan" | "no_source"; item: CatalogItem };

/**
 * Why a store may not order an item; null: it may. Whether the item can be ordered at all comes before its own stops, these
 * before those of its category, the nearest category first (R17).
 */
export function stopReason(
  terms: Pick<Terms, "categoryPaths" | "itemStops" | "categoryStops">,
  storeId: number,
  item: Pick<CatalogItem, "id" | "categoryId" | "isOrderable" | "notOrderableReason">,
): string | null {
  if (!item.isOrderable) return item.notOrderableReason;
  const counts = ({ storeIds }: ItemStop) => storeIds === null || storeIds.has(storeId);
  const own = terms.itemStops.get(item.id)?.find(counts);
  if (own) return own.reason;
  if (terms.categoryStops.size === 0) return null;
  for (const categoryId of terms.categoryPaths.get(item.categoryId) ?? []) {
    const stop = terms.categoryStops.get(categoryId)?.find(counts);
    if (stop) return stop.reason;
  }
  return null;
}

/**
 * The stop for safety that counts for an item in a store, its own before those of its category; undefined: what waits in the
 * pool is delivered, whatever else stops new orders (U15).
 */
export function safetyStop(
  terms: Pick<Terms, "categoryPaths" | "itemStops" | "categoryStops">,
  storeId: number,
  item: Pick<CatalogItem, "id" | "categoryId">,
): ItemStop | undefined {
  const counts = ({ isForSafety, storeIds }: ItemStop) =>
    isForSafety && (storeIds === null || storeIds.has(storeId));
  const own = terms.itemStops.get(item.id)?.find(counts);
  if (own || terms.categoryStops.size === 0) return own;
  for (const categoryId of terms.categoryPaths.get(item.categoryId) ?? []) {
    const stop = terms.categoryStops.get(categoryId)?.find(counts);
    if (stop) return stop;
  }
  return undefined;
}

/** Where a store gets an item of its plan, and at which price (R04, R16); null without a usable cost there. */
export function supplyOf(
  terms: Pick<Terms, "sourceExceptions" | "costsMicro">,
  storeId: number,
  planLine: PlanLine,
): { dcId: number | null; unitPriceFen: number | null } {
  const { itemId } = planLine;
  const dcId = sourceDcOf(terms.sourceExceptions.get(storeId)?.get(itemId), planLine.dcId);
  if (dcId === planLine.dcId) return planLine;
  if (dcId === null) return { dcId, unitPriceFen: null };
  return {
    dcId,
    unitPriceFen: deliveryPriceFen(planLine, terms.costsMicro.get(pairKey(dcId, itemId)) ?? null),
  };
}

/** The terms of one item for one store, in the precedence of ruling 29. Cost-plus without a cost at the source has no source. */
export function termsOfItem(
  terms: Terms,
  store: { storeId: number; planId: number },
  item: CatalogItem,
): TermsOfItem {
  const reason = stopReason(terms, store.storeId, item);
  if (reason !== null) return { status: "not_orderable", item, reason };
  const planLine = terms.planLines.get(store.planId)?.get(item.id);
  if (!planLine) return { status: "not_in_plan", item };
  const { dcId, unitPriceFen } = supplyOf(terms, store.storeId, planLine);
  if (dcId === null || unitPriceFen === null) return { status: "no_source", item };
  return { status: "ok", item, planLine, dcId, unitPriceFen };
}
