import { deliveryPriceFen } from "./price";
import { sourceDcOf } from "./source";
import { type CatalogItem, type PlanLine, pairKey, type Terms } from "./terms";

/** What a store may do with an item: order it from a DC at a price, or not, and why not (R04, R16, R17). */
export type TermsOfItem =
  | { status: "ok"; item: CatalogItem; planLine: PlanLine; dcId: number; unitPriceFen: number }
  | { status: "not_orderable" | "not_in_plan" | "no_source"; item: CatalogItem };

/** The terms of one item for one store, in the precedence of ruling 29. Cost-plus without a cost at the source has no source. */
export function termsOfItem(
  terms: Terms,
  store: { storeId: number; planId: number },
  item: CatalogItem,
): TermsOfItem {
  if (!item.isOrderable) return { status: "not_orderable", item };
  const planLine = terms.planLines.get(store.planId)?.get(item.id);
  if (!planLine) return { status: "not_in_plan", item };
  const dcId = sourceDcOf(terms.sourceExceptions.get(pairKey(store.storeId, item.id)), planLine.dcId);
  if (dcId === null) return { status: "no_source", item };
  const unitPriceFen = deliveryPriceFen(planLine, terms.costsMicro.get(pairKey(dcId, item.id)) ?? null);
  if (unitPriceFen === null) return { status: "no_source", item };
  return { status: "ok", item, planLine, dcId, unitPriceFen };
}
