import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { type CatalogItem, getTerms, sellingMultiple, type Terms, termsOfItem } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { packRows } from "@/server/shared/packed-rows";
import { dcStockOf, stockKey } from "@/server/stock";
import { judgeWindow } from "@/server/template";
import { refuse } from "../errors";
import { calendarOf } from "../rules/decide-order";
import { sheetCalendar } from "../rules/sheet-calendar";
import { readDeals } from "./read-deals";
import { readMarks, unmarked } from "./read-marks";
import { type OrderingContext, readOrderingContext } from "./read-ordering-context";
import { readPooled } from "./read-pooled";
import { readUsage } from "./read-usage";
import type { SheetItem } from "./sheet-item";

export type { SheetItem };

export type OrderSheet = Awaited<ReturnType<typeof getOrderSheet>>;

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
  const [categories, dcs, pooled, own, usage, marks, deals] = await Promise.all([
    readCategories(sql),
    readDcs(sql),
    readPooled(db, now),
    readOwn(sql, context.storeId),
    readUsage(db, context.storeId, day),
    readMarks(db, context.storeId),
    readDeals(db, actor, terms, context),
  ]);
  const rows = itemsOf(terms, context, now);
  const stock = await dcStockOf(
    db,
    rows.flatMap(({ item, dcId }) => (dcId === null ? [] : [{ dcId, itemId: item.id }])),
    businessDayOf(now),
  );
  const tables = { categories: chipsOf(rows, terms, categories), dcs };
  const paths = pathsOf(rows, terms);
  const ordering = calendarOf(terms, context);
  const calendar = sheetCalendar(ordering, paths.list, context.windowUsage, now, day);
  const whole = judgeWindow({ ...ordering, lines: [], used: context.windowUsage, now });
  const dcPlaces = new Map(dcs.map(({ id }, place) => [id, place]));
  return {
    store: context.storeCode,
    storeName: context.storeName,
    serverNow: instantText(now),
    version: context.catalogVersion,
    /** Where `usedEach` of the items comes from, and over how many days. */
    usage: { source: usage.source, days: usage.days },
    ...tables,
    paths: paths.list,
    windows: calendar.windows.map(({ closesAt, ...amounts }) => ({
      closesAt: instantText(closesAt),
      ...amounts,
    })),
    /** When the earliest open window ends; null while none is open, then `nextOpensAt` says when one is. */
    closesAt: whole.closesAt && instantText(whole.closesAt),
    nextOpensAt: whole.nextOpensAt && instantText(whole.nextOpensAt),
    balance: balanceOf(actor, context),
    deals,
    items: packRows(
      rows.map(({ item, status, reason, priceFen, dcId }): SheetItem => {
        const key = dcId === null ? undefined : stockKey(dcId, item.id);
        const path = paths.placeOf(item);
        return {
          id: item.id,
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
          path,
          window: calendar.categories[path]?.window ?? -1,
          nextInDays: calendar.categories[path]?.nextInDays ?? -1,
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

/** The category paths of the items, each once. */
function pathsOf(rows: readonly SheetRow[], terms: Terms) {
  const places = new Map<number, number>();
  const list: (readonly number[])[] = [];
  for (const { item } of rows) {
    if (places.has(item.categoryId)) continue;
    places.set(item.categoryId, list.push(terms.categoryPaths.get(item.categoryId) ?? []) - 1);
  }
  return { list, placeOf: ({ categoryId }: CatalogItem) => places.get(categoryId) ?? -1 };
}

/** What balance check 1 will ask (R14); null for those who may not see it and for stores that it never stops. */
function balanceOf(actor: Actor, { availableFen, pooledFen, kind, settlement }: OrderingContext) {
  if (!isAbleTo(actor, "account.read") || kind === "direct" || settlement === "cod") return null;
  return availableFen === null ? null : { availableFen, pooledFen };
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
