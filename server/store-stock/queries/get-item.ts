import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { salesOfWeek } from "@/server/pos";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { findItem, findStore } from "@/server/store-stock/find-store";
import { inTransitOf, onOrderOf } from "@/server/store-stock/in-transit";
import { daysOfCover, soldPerDayCenti } from "@/server/store-stock/rules";
import type { StoreItemInput } from "@/server/store-stock/schema";

/** How far back the curve of a stock card goes. */
const curveDays = 90;
const deliveriesMax = 3;

export type StoreItem = Awaited<ReturnType<typeof getStoreItem>>;

/**
 * Everything a store asks of an item in its hand: what it is, what it should cost on the shelf, how much there is and on its way,
 * what is sold a day and how long it lasts, the last deliveries, where it stands, how it is sold by weight. Found by its
 * number, its barcode, or the code of a sale specification. Refused: `store-stock/unknown-store`,
 * `store-stock/unknown-item`, a store out of reach.
 */
export async function getStoreItem(db: DbOrTx, actor: Actor, input: StoreItemInput, now: Date) {
  mustBeAbleTo(actor, "stock.read.store");
  const store = await findStore(db, actor, input.store);
  const item = await findItem(db, store.id, input.item);
  const today = businessDayOf(now);
  const sql = sqlOf(db);
  const [[facts], week, curve, sold, deliveries, specs] = await Promise.all([
    readFacts(sql, store.id, item.id, today),
    salesOfWeek(db, store.id, today),
    readCurve(sql, store.id, item.id, today),
    readSold(sql, store.id, item.id, today),
    readDeliveries(sql, store.id, item.id),
    readSpecs(sql, item.id),
  ]);
  if (!facts) throw new Error(`item ${item.id} was there a moment ago`);
  const perDay = soldPerDayCenti(week.soldEach.get(item.id) ?? 0, week.days);
  return {
    ...facts,
    soldPerDayCenti: perDay,
    coverDays: daysOfCover(facts.onHandEach - facts.inTransitEach, perDay),
    curve: wholeCurve(curve, facts.beforeEach, today),
    sold,
    deliveries,
    specs,
  };
}

const readFacts = (sql: Sql, storeId: number, itemId: number, today: BusinessDay) => sql<
  {
    item: string;
    barcode: string;
    name: string;
    spec: string;
    unit: string;
    category: string;
    isWeighed: boolean;
    casePackEach: number;
    /** What this store sells it for, where that is not the suggested price. */
    ownPriceFen: number | null;
    suggestedPriceFen: number | null;
    shelf: string;
    isReturnable: boolean | null;
    onHandEach: number;
    inTransitEach: number;
    onOrderEach: number;
    beforeEach: number;
    countedAt: string | null;
  }[]
>`
  select i.code as item, i.barcode, i.name, i.spec, i.unit, c.name as category, i.is_weighed as "isWeighed",
         i.case_pack_each as "casePackEach", i.suggested_price_fen as "suggestedPriceFen", p.price_fen as "ownPriceFen",
         coalesce(h.shelf, '') as shelf,
         coalesce(k.on_hand_each, 0)::int8 as "onHandEach", coalesce(t.each, 0)::int8 as "inTransitEach",
         coalesce(o.each, 0)::int8 as "onOrderEach", k.counted_at as "countedAt",
         (select l.is_returnable from plan_lines l where l.plan_id = s.plan_id and l.item_id = i.id and l.effective_on <= ${today}::text::date
          order by l.effective_on desc limit 1) as "isReturnable",
         coalesce((select e.on_hand_after_each from store_stock_entries e
                   where e.store_id = s.id and e.item_id = i.id and e.business_on < ${addDays(today, -curveDays)}::text::date
                   order by e.entry_no desc limit 1), 0)::int8 as "beforeEach"
  from items i join categories c on c.id = i.category_id join stores s on s.id = ${storeId}::int4
  left join store_stock k on k.store_id = s.id and k.item_id = i.id
  left join store_prices p on p.store_id = s.id and p.item_id = i.id
  left join store_shelves h on h.store_id = s.id and h.item_id = i.id
  left join (${inTransitOf(sql, storeId)}) t on t.item_id = i.id
  left join (${onOrderOf(sql, storeId)}) o on o.item_id = i.id
  where i.id = ${itemId}::int4`;

/** What was there at the end of each day on which something moved. */
const readCurve = (sql: Sql, storeId: number, itemId: number, today: BusinessDay) => sql<
  { day: BusinessDay; onHandEach: number }[]
>`
  select distinct on (business_on) business_on::text as day, on_hand_after_each as "onHandEach"
  from store_stock_entries
  where store_id = ${storeId}::int4 and item_id = ${itemId}::int4
    and business_on >= ${addDays(today, -curveDays)}::text::date
  order by business_on, entry_no desc`;

/** Every day of the curve, from the first on which the store had the item. */
function wholeCurve(
  moved: readonly { day: BusinessDay; onHandEach: number }[],
  beforeEach: number,
  today: BusinessDay,
) {
  const [first] = moved;
  if (!first) return [];
  const known = new Map(moved.map(({ day, onHandEach }) => [day, onHandEach]));
  const days: { day: BusinessDay; onHandEach: number }[] = [];
  let onHandEach = beforeEach;
  for (let day = first.day; day <= today; day = addDays(day, 1)) {
    onHandEach = known.get(day) ?? onHandEach;
    days.push({ day, onHandEach });
  }
  return days;
}

const readSold = (sql: Sql, storeId: number, itemId: number, today: BusinessDay) => sql<
  { day: BusinessDay; soldEach: number }[]
>`
  select d.day::date::text as day, coalesce(s.qty_each, 0)::int8 as "soldEach"
  from generate_series(${addDays(today, -13)}::text::date, ${today}::text::date, interval '1 day') d (day)
  left join daily_sales s on s.store_id = ${storeId}::int4 and s.item_id = ${itemId}::int4 and s.sold_on = d.day::date
  order by d.day`;

const readDeliveries = (sql: Sql, storeId: number, itemId: number) => sql<
  { delivery: string; deliverOn: BusinessDay; status: string; each: number; unitPriceFen: number }[]
>`
  select d.delivery_no as delivery, d.deliver_on::text as "deliverOn", d.status,
         sum(coalesce(x.picked_each, l.allocated_each))::int8 as each, max(l.unit_price_fen)::int8 as "unitPriceFen"
  from deliveries d join delivery_lines l on l.delivery_id = d.id and l.item_id = ${itemId}::int4
  left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
  where d.store_id = ${storeId}::int4 and d.status in ('approved', 'dispatched', 'delivered', 'closed')
  group by d.id order by d.id desc limit ${deliveriesMax}::int4`;

const readSpecs = (sql: Sql, itemId: number) => sql<
  { spec: string; name: string; priceFen: number; gramsEach: number }[]
>`
  select code as spec, name, price_fen as "priceFen", grams_each as "gramsEach" from sale_specs
  where item_id = ${itemId}::int4 and ended_at is null order by grams_each, code`;
