import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { sellingMultiple } from "@/server/catalog";
import type { BusinessDay } from "@/server/shared/business-day";
import { dcStockOf, stockKey } from "@/server/stock";
import { lackingOf, toOrder, type Waiting } from "@/server/warehouse/rules/lacking";

/** An item that waits in the pool for a DC. */
export interface WaitingItem extends Waiting {
  itemId: number;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  multipleEach: number;
  /** Stores that wait for it. */
  stores: number;
  /** What the DC lacks for them, and what it would order: whole multiples. */
  lackingEach: number;
  toOrderEach: number;
  /** What the DC paid last by a purchase order, else its average; null: it never bought any. */
  costMicro: number | null;
  /** Whom it was ordered from last. */
  supplier: string | null;
}

type Found = Omit<WaitingItem, "availableEach" | "lackingEach" | "toOrderEach" | "multipleEach"> & {
  pickType: "case" | "loose" | "both";
  orderMultipleEach: number;
};

/**
 * What stores wait for in the pool at a DC, item by item, those of some routes or all (null): rows of orders that no delivery order
 * serves. What a plan has moved to another DC since the order counts where the order was promised.
 */
export async function waitingGoods(
  db: DbOrTx,
  dcId: number,
  routeIds: readonly number[] | null,
  day: BusinessDay,
): Promise<WaitingItem[]> {
  const sql = sqlOf(db);
  const rows = await sql<Found[]>`
    with waiting as (
      select p.item_id, sum(p.qty_each) as all_each,
             sum(p.qty_each) filter (where ${routeIds === null}::bool or s.route_id = any(${ints(routeIds ?? [])}::int4[])) as waiting_each,
             count(distinct o.store_id) filter (where ${routeIds === null}::bool or s.route_id = any(${ints(routeIds ?? [])}::int4[])) as stores
      from pool_rows p
      join orders o on o.id = p.order_id and o.status in ('pooled', 'partly_generated')
      join stores s on s.id = o.store_id
      where p.dc_id = ${dcId}::int4
      group by p.item_id),
    bought as (
      select distinct on (l.item_id) l.item_id, l.cost_micro, p.supplier
      from purchases p join purchase_lines l on l.purchase_id = p.id
      where p.dc_id = ${dcId}::int4 and l.item_id in (select item_id from waiting)
      order by l.item_id, p.id desc),
    on_order as (
      select l.item_id, sum(greatest(l.qty_each - l.received_each, 0)) as qty_each
      from purchases p join purchase_lines l on l.purchase_id = p.id
      where p.dc_id = ${dcId}::int4 and p.status = 'open'
      group by l.item_id)
    select i.id as "itemId", i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach",
           i.pick_type as "pickType", i.order_multiple_each as "orderMultipleEach", w.stores::int4, w.waiting_each::int8 as "waitingEach",
           w.all_each::int8 as "allEach", coalesce(r.qty_each, 0)::int8 as "onOrderEach",
           coalesce(b.cost_micro, k.cost_micro) as "costMicro", b.supplier
    from waiting w join items i on i.id = w.item_id
    left join bought b on b.item_id = w.item_id
    left join on_order r on r.item_id = w.item_id
    left join dc_stock k on k.dc_id = ${dcId}::int4 and k.item_id = w.item_id
    where w.waiting_each > 0
    order by i.code`;
  const stock = await dcStockOf(
    db,
    rows.map(({ itemId }) => ({ dcId, itemId })),
    day,
  );
  return rows.map(({ pickType, orderMultipleEach, ...row }) => {
    const availableEach = stock.get(stockKey(dcId, row.itemId))?.availableEach ?? 0;
    const multipleEach = sellingMultiple({ pickType, orderMultipleEach, casePackEach: row.casePackEach });
    const lackingEach = lackingOf({ ...row, availableEach });
    return {
      ...row,
      availableEach,
      multipleEach,
      lackingEach,
      toOrderEach: toOrder(lackingEach, multipleEach),
    };
  });
}
