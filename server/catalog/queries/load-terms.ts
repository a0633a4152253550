import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import {
  type CatalogItem,
  type PlanLine,
  pairKey,
  type TemplateLine,
  type TemplateVersion,
  type Terms,
} from "../rules/terms";

/** Reads the terms in force on `day` with one query per table, whatever their number of rows. */
export async function loadTerms(db: DbOrTx, day: BusinessDay): Promise<Terms> {
  const sql = sqlOf(db);
  // The version first: whatever changes while the rest is read makes the next look reload it.
  const [row] = await sql<{ version: number }[]>`select version from catalog_version`;
  const [items, categories, dcs, planLines, exceptions, costs, templates] = await Promise.all([
    loadItems(sql),
    sql<
      { id: number; code: string; parentId: number | null }[]
    >`select id, code, parent_id as "parentId" from categories`,
    sql<{ id: number; code: string }[]>`select id, code from dcs`,
    loadPlanLines(sql, day),
    sql<{ storeId: number; itemId: number; dcId: number }[]>`
      select store_id as "storeId", item_id as "itemId", dc_id as "dcId" from source_exceptions`,
    sql<{ dcId: number; itemId: number; costMicro: number }[]>`
      select distinct on (dc_id, item_id) dc_id as "dcId", item_id as "itemId", cost_micro as "costMicro"
      from dc_cost_closes where effective_on <= ${day}::text::date order by dc_id, item_id, effective_on desc`,
    loadTemplates(sql),
  ]);
  return {
    version: row?.version ?? 0,
    day,
    items: new Map(items.map((item) => [item.id, item])),
    itemIdByCode: new Map(items.map((item) => [item.code, item.id])),
    categoryPaths: pathsOf(categories),
    categoryCodes: new Map(categories.map((category) => [category.id, category.code])),
    dcCodes: new Map(dcs.map((dc) => [dc.id, dc.code])),
    planLines,
    sourceExceptions: new Map(exceptions.map((row) => [pairKey(row.storeId, row.itemId), row.dcId])),
    costsMicro: new Map(costs.map((row) => [pairKey(row.dcId, row.itemId), row.costMicro])),
    templates,
  };
}

const loadItems = (sql: Sql) => sql<CatalogItem[]>`
  select id, code, barcode, name, spec, unit, category_id as "categoryId", case_pack_each as "casePackEach",
    order_multiple_each as "orderMultipleEach", pick_type as "pickType", tax_rate_bp as "taxRateBp",
    is_weighed as "isWeighed", is_orderable as "isOrderable", not_orderable_reason as "notOrderableReason", pinyin
  from items order by code`;

async function loadPlanLines(sql: Sql, day: BusinessDay) {
  const rows = await sql<(PlanLine & { planId: number })[]>`
    select distinct on (plan_id, item_id) plan_id as "planId", item_id as "itemId", dc_id as "dcId",
      is_returnable as "isReturnable", price_type as "priceType", fixed_price_fen as "fixedPriceFen",
      markup_rate_bp as "markupRateBp", markup_fen as "markupFen"
    from plan_lines where effective_on <= ${day}::text::date order by plan_id, item_id, effective_on desc`;
  const plans = new Map<number, Map<number, PlanLine>>();
  for (const { planId, ...line } of rows) {
    const lines = plans.get(planId) ?? new Map<number, PlanLine>();
    plans.set(planId, lines);
    lines.set(line.itemId, line);
  }
  return plans;
}

async function loadTemplates(sql: Sql) {
  const [versions, lines] = await Promise.all([
    sql<{ id: number; templateId: number; validFrom: string | null }[]>`
      select id, template_id as "templateId", valid_from as "validFrom" from template_versions order by template_id, version_no`,
    sql<(TemplateLine & { versionId: number })[]>`
      select id, template_version_id as "versionId", category_id as "categoryId", day_rule as "dayRule",
        starts_minute as "startsMinute", ends_minute as "endsMinute", min_fen as "minFen", max_fen as "maxFen"
      from template_lines order by id`,
  ]);
  const linesOf = new Map<number, TemplateLine[]>();
  for (const { versionId, ...line } of lines)
    linesOf.set(versionId, [...(linesOf.get(versionId) ?? []), line]);
  const templates = new Map<number, TemplateVersion[]>();
  for (const { id, templateId, validFrom } of versions) {
    const version = {
      id,
      validFrom: validFrom === null ? null : new Date(validFrom),
      lines: linesOf.get(id) ?? [],
    };
    templates.set(templateId, [...(templates.get(templateId) ?? []), version]);
  }
  return templates;
}

/** For every category itself and its ancestors, nearest first. */
function pathsOf(categories: readonly { id: number; parentId: number | null }[]): Map<number, number[]> {
  const parentOf = new Map(categories.map((category) => [category.id, category.parentId]));
  const paths = new Map<number, number[]>();
  for (const { id } of categories) {
    const path: number[] = [];
    for (let at: number | null = id; at !== null && !path.includes(at); at = parentOf.get(at) ?? null)
      path.push(at);
    paths.set(id, path);
  }
  return paths;
}
