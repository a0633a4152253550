import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import { deliveryPriceFen } from "../rules/price";
import { type CatalogItem, type PlanLine, pairKey, type Terms } from "../rules/terms";
import { loadCategories, pathsOf } from "./load-categories";
import { loadPromotions } from "./load-promotions";
import { loadStops } from "./load-stops";
import { loadHolidays, loadTemplates } from "./load-templates";

/** Reads the terms in force on `day` with one query per table, whatever their number of rows. */
export async function loadTerms(db: DbOrTx, day: BusinessDay): Promise<Terms> {
  const sql = sqlOf(db);
  // The version first: whatever changes while the rest is read makes the next look reload it.
  const [row] = await sql<{ version: number }[]>`select version from catalog_version`;
  const [items, categories, dcs, pricing, exceptions, costs, templates, holidays, stops, promotions] =
    await Promise.all([
      loadItems(sql),
      loadCategories(sql),
      sql<{ id: number; code: string }[]>`select id, code from dcs`,
      loadPlanLines(sql, day),
      sql<{ storeId: number; itemId: number; dcId: number }[]>`
      select store_id as "storeId", item_id as "itemId", dc_id as "dcId" from source_exceptions`,
      sql<{ dcId: number; itemId: number; costMicro: number }[]>`
      select distinct on (dc_id, item_id) dc_id as "dcId", item_id as "itemId", cost_micro as "costMicro"
      from dc_cost_closes where effective_on <= ${day}::text::date order by dc_id, item_id, effective_on desc`,
      loadTemplates(sql),
      loadHolidays(sql, day),
      loadStops(sql, day),
      loadPromotions(sql, day),
    ]);
  const costsMicro = new Map(costs.map((row) => [pairKey(row.dcId, row.itemId), row.costMicro]));
  return {
    version: row?.version ?? 0,
    day,
    items: new Map(items.map((item) => [item.id, item])),
    itemIdByCode: new Map(items.map((item) => [item.code, item.id])),
    categoryPaths: pathsOf(categories),
    categoryCodes: new Map(categories.map((category) => [category.id, category.code])),
    dcCodes: new Map(dcs.map((dc) => [dc.id, dc.code])),
    planLines: pricedPlans(pricing, costsMicro),
    sourceExceptions: exceptionsByStore(exceptions),
    costsMicro,
    templates,
    holidays,
    ...stops,
    promotions,
  };
}

const loadItems = (sql: Sql) => sql<CatalogItem[]>`
  select id, code, barcode, name, spec, unit, category_id as "categoryId", case_pack_each as "casePackEach",
    order_multiple_each as "orderMultipleEach", pick_type as "pickType", tax_rate_bp as "taxRateBp",
    is_weighed as "isWeighed", is_orderable as "isOrderable", not_orderable_reason as "notOrderableReason", pinyin
  from items where own_store_id is null order by code`;

type PricingRow = Omit<PlanLine, "unitPriceFen"> & { planId: number };

const loadPlanLines = (sql: Sql, day: BusinessDay) => sql<PricingRow[]>`
    select distinct on (plan_id, item_id) plan_id as "planId", item_id as "itemId", dc_id as "dcId",
      is_returnable as "isReturnable", price_type as "priceType", fixed_price_fen as "fixedPriceFen",
      markup_rate_bp as "markupRateBp", markup_fen as "markupFen"
    from plan_lines where effective_on <= ${day}::text::date order by plan_id, item_id, effective_on desc`;

function pricedPlans(rows: readonly PricingRow[], costsMicro: ReadonlyMap<string, number>) {
  const plans = new Map<number, Map<number, PlanLine>>();
  for (const { planId, ...line } of rows) {
    const lines = plans.get(planId) ?? new Map<number, PlanLine>();
    plans.set(planId, lines);
    const costMicro = costsMicro.get(pairKey(line.dcId, line.itemId)) ?? null;
    lines.set(line.itemId, { ...line, unitPriceFen: deliveryPriceFen(line, costMicro) });
  }
  return plans;
}

function exceptionsByStore(rows: readonly { storeId: number; itemId: number; dcId: number }[]) {
  const byStore = new Map<number, Map<number, number>>();
  for (const { storeId, itemId, dcId } of rows) {
    const byItem = byStore.get(storeId) ?? new Map<number, number>();
    byStore.set(storeId, byItem.set(itemId, dcId));
  }
  return byStore;
}
