import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { type CatalogItem, getTerms, sellingMultiple, type Terms, termsOfItem } from "@/server/catalog";
import { type BusinessDay, businessDayOf, daysBetween } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { packRows } from "@/server/shared/packed-rows";
import { dcStockOf, stockKey } from "@/server/stock";
import { judgeWindow } from "@/server/template";
import { refuse } from "../errors";
import { calendarOf } from "../rules/decide-order";
import { nextDelivery } from "../rules/next-delivery";
import type { ItemRank } from "../schema";
import { readMarks, unmarked } from "./read-marks";
import { type OrderingContext, readOrderingContext } from "./read-ordering-context";
import { readPooled } from "./read-pooled";
import { readUsage } from "./read-usage";

export type OrderSheet = Awaited<ReturnType<typeof getOrderSheet>>;

/** An item as the order page knows it; quantities in base units. */
export interface SheetItem {
  code: string;
  name: string;
  spec: string;
  unit: string;
  barcode: string;
  pinyin: string;
  /** Main category, as its place in `categories`; -1 when none of its items can be ordered. */
  category: number;
  /** Source, as its place in `dcs`; -1 for none. */
  dc: number;
  /** What ordering would say to it now, quantities apart. */
  status: "ok" | "not_orderable" | "no_source" | "outside_template";
  /** Why it may not be ordered (R17), in HQ's words. */
  reason: string;
  priceFen: number;
  /** The step in which it is ordered. */
  multipleEach: number;
  casePackEach: number;
  pickType: "case" | "loose" | "both";
  isWeighed: boolean;
  /** At its DC, not reserved. */
  availableEach: number;
  /** Of it, what orders in the pool ask for. */
  pooledEach: number;
  /** In the store itself. */
  stockEach: number;
  /** Ordered by the store and not yet in its stock. */
  onOrderEach: number;
  /** What the store used of it on the days of the sheet's `usage`. */
  usedEach: number;
  /** Days until the delivery that follows the one ordered now; -1 when no window of its category is ahead. */
  nextInDays: number;
  isFavourite: boolean;
  rank: ItemRank;
  /** What the store wants to have on its shelf at any time. */
  shelfMinEach: number;
}

/**
 * Everything a store can order now, in one answer that the browser searches by itself: what it is, in which steps, at
 * which price, what the DC has and what already waits for it, what the store has and has coming. Items that may not be
 * ordered are there with the reason, for those who search or scan them (R17); what the plan does not name is not.
 */
export async function getOrderSheet(db: DbOrTx, actor: Actor, input: { store: string }, now: Date) {
  mustBeAbleTo(actor, "order.quote");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const context = await readOrderingContext(sql, { store: input.store }, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);
  const terms = await getTerms(db, day, context.catalogVersion);
  const [categories, dcs, pooled, own, usage, marks] = await Promise.all([
    readCategories(sql),
    readDcs(sql),
    readPooled(db, now),
    readOwn(sql, context.storeId),
    readUsage(db, context.storeId, day),
    readMarks(db, context.storeId),
  ]);
  const rows = itemsOf(terms, context, now);
  const stock = await dcStockOf(
    db,
    rows.flatMap(({ item, dcId }) => (dcId === null ? [] : [{ dcId, itemId: item.id }])),
  );
  const tables = { categories: chipsOf(rows, terms, categories), dcs };
  const nextInDays = daysToNext(terms, context, now, day);
  const dcPlaces = new Map(dcs.map(({ id }, place) => [id, place]));
  return {
    store: context.storeCode,
    storeName: context.storeName,
    serverNow: instantText(now),
    version: context.catalogVersion,
    /** Where `usedEach` of the items comes from, and over how many days. */
    usage: { source: usage.source, days: usage.days },
    ...tables,
    items: packRows(
      rows.map(({ item, status, reason, priceFen, dcId }): SheetItem => {
        const key = dcId === null ? undefined : stockKey(dcId, item.id);
        return {
          code: item.code,
          name: item.name,
          spec: item.spec,
          unit: item.unit,
          barcode: item.barcode,
          pinyin: item.pinyin,
          category: tables.categories.findIndex(({ id }) => id === topOf(terms, item)),
          dc: (dcId === null ? undefined : dcPlaces.get(dcId)) ?? -1,
          status,
          reason,
          priceFen,
          multipleEach: sellingMultiple(item),
          casePackEach: item.casePackEach,
          pickType: item.pickType,
          isWeighed: item.isWeighed,
          availableEach: (key && stock.get(key)?.availableEach) ?? 0,
          pooledEach: (key && pooled.get(key)) ?? 0,
          stockEach: own.get(item.id)?.stockEach ?? 0,
          onOrderEach: own.get(item.id)?.onOrderEach ?? 0,
          usedEach: usage.usedEach.get(item.id) ?? 0,
          nextInDays: nextInDays(item),
          ...(marks.get(item.id) ?? unmarked),
        };
      }),
    ),
  };
}

interface SheetRow {
  item: CatalogItem;
  status: SheetItem["status"];
  reason: string;
  priceFen: number;
  dcId: number | null;
}

/** The plan's items and those that nobody may order, with the category's window as it stands now (D10). */
function itemsOf(terms: Terms, context: OrderingContext, now: Date): SheetRow[] {
  const rows: SheetRow[] = [];
  for (const item of terms.items.values()) {
    const found = termsOfItem(terms, context, item);
    if (found.status === "not_in_plan") continue;
    if (found.status === "ok")
      rows.push({ item, status: "ok", reason: "", priceFen: found.unitPriceFen, dcId: found.dcId });
    else {
      const reason = found.status === "not_orderable" ? found.reason : "";
      rows.push({ item, status: found.status, reason, priceFen: 0, dcId: null });
    }
  }
  const { lineInside } = judgeWindow({
    ...calendarOf(terms, context),
    lines: rows.map(({ item }) => ({
      categoryPath: terms.categoryPaths.get(item.categoryId) ?? [],
      goodsFen: 0,
    })),
    used: [],
    now,
  });
  return rows.map((row, index) =>
    row.status === "ok" && !lineInside[index] ? { ...row, status: "outside_template" } : row,
  );
}

/** Days until the delivery after the next, by category: items of one category share their windows. */
function daysToNext(terms: Terms, context: OrderingContext, now: Date, today: BusinessDay) {
  const calendar = calendarOf(terms, context);
  const known = new Map<number, number>();
  return ({ categoryId }: CatalogItem): number => {
    const before = known.get(categoryId);
    if (before !== undefined) return before;
    const next = nextDelivery(calendar, terms.categoryPaths.get(categoryId) ?? [], now);
    const days = next ? daysBetween(today, next.nextOn) : -1;
    known.set(categoryId, days);
    return days;
  };
}

/** The chips of the order page are main categories: an item's topmost ancestor. */
const topOf = (terms: Terms, item: CatalogItem) => terms.categoryPaths.get(item.categoryId)?.at(-1);

function chipsOf(
  rows: readonly SheetRow[],
  terms: Terms,
  categories: readonly { id: number; code: string; name: string }[],
) {
  const used = new Set(rows.filter(({ status }) => status === "ok").map(({ item }) => topOf(terms, item)));
  return categories.filter(({ id }) => used.has(id));
}

const readCategories = (sql: Sql) => sql<{ id: number; code: string; name: string }[]>`
  select id, code, name from categories where parent_id is null order by code`;

const readDcs = (sql: Sql) => sql<{ id: number; code: string; name: string }[]>`
  select id, code, name from dcs order by code`;

/** What the store itself has, and what is on its way: in the pool or in deliveries that are not yet approved (D9). */
async function readOwn(sql: Sql, storeId: number) {
  const rows = await sql<{ itemId: number; stockEach: number; onOrderEach: number }[]>`
    select item_id as "itemId", sum(stock)::int8 as "stockEach", sum(coming)::int8 as "onOrderEach" from (
      select item_id, on_hand_each as stock, 0 as coming from store_stock where store_id = ${storeId}::int4
      union all
      select r.item_id, 0, r.qty_each from orders o join pool_rows r on r.order_id = o.id
      where o.store_id = ${storeId}::int4 and o.status in ('pooled', 'partly_generated')
      union all
      select l.item_id, 0, l.allocated_each from deliveries d join delivery_lines l on l.delivery_id = d.id
      where d.store_id = ${storeId}::int4 and d.status in ('created', 'released', 'picking', 'picked', 'checked')
    ) figures group by 1`;
  return new Map(rows.map((row) => [row.itemId, row]));
}
