import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { type SafetyStops, safetyStopsOf } from "@/server/catalog";
import { recordEvents } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { type StoppedOrder, type StoppedRow, tellOfStop } from "../tell-of-stop";
import { closeWhere } from "./expire-orders";
import { giveBackUnservedOf } from "./give-back-unserved";
import { moveOrders } from "./move-orders";

/**
 * Takes out of the pool what is stopped for safety (U15): of these orders, or of all, the rows of such items are closed as
 * ITEM_STOPPED, state and pooled amount of the orders follow, an order of which nothing can come any more gives back what it
 * took of promotions, and the owners are told what will not come and why. The other rows of an order stay as they are, also
 * gifts and discounts that the closed ones had earned (D6). The orders are locked here, in key order; what a run took
 * meanwhile is not in the pool any more and stays with its delivery order. Nothing to close writes nothing.
 */
export async function closeStopped(
  tx: Tx,
  actor: Actor,
  now: Date,
  orderIds?: readonly number[],
): Promise<StoppedOrder[]> {
  const stops = await safetyStopsOf(tx, businessDayOf(now));
  if (stops.itemIds.length + stops.categoryIds.length === 0 || orderIds?.length === 0) return [];
  const found = await readRows(tx, stops, orderIds);
  if (found.length === 0) return [];
  const ids = ordersOf(found);
  const sql = sqlOf(tx);
  await sql`select from orders where id = any(${ints(ids)}::int8[]) order by id for update`;
  const rows = await readRows(tx, stops, ids);
  if (rows.length === 0) return [];

  await closeWhere(
    tx,
    sql`(order_id, line_no, pick_type) in (
      select * from unnest(${ints(rows.map((r) => r.orderId))}::text::int8[], ${ints(rows.map((r) => r.lineNo))}::text::int2[],
        ${texts(rows.map((r) => r.pickType))}::text::pick_type[]))`,
    "item_stopped",
    now,
  );
  const moved = await moveOrders(tx, ordersOf(rows));
  const emptied = moved.filter(({ pooledRows }) => pooledRows === 0).map(({ id }) => id);
  await giveBackUnservedOf(tx, actor, emptied, now);
  const rowsOf = Map.groupBy(rows, ({ orderId }) => orderId);
  await recordEvents(
    tx,
    actor,
    moved.map(({ id, before, after }) => ({
      type: "order.item_stopped",
      documentType: "order",
      documentId: id,
      before: { status: before },
      after: { status: after },
      reason: rowsOf.get(id)?.[0]?.reason,
    })),
    now,
  );
  const orders = moved.map(
    ({ id, pooledRows }): StoppedOrder => ({ id, rows: rowsOf.get(id) ?? [], isRestWaiting: pooledRows > 0 }),
  );
  await tellOfStop(tx, orders, now);
  return orders;
}

const ordersOf = (rows: readonly StoppedRow[]) => [...new Set(rows.map(({ orderId }) => orderId))];

async function readRows(
  tx: Tx,
  stops: SafetyStops,
  orderIds: readonly number[] | undefined,
): Promise<StoppedRow[]> {
  const sql = sqlOf(tx);
  const rows = await sql<(Omit<StoppedRow, "reason"> & { categoryId: number })[]>`
    select p.order_id as "orderId", p.line_no as "lineNo", p.pick_type as "pickType", p.item_id as "itemId", p.qty_each as "qtyEach",
      o.order_no as "orderNo", s.id as "storeId", s.code as "storeCode", s.name as "storeName",
      i.category_id as "categoryId", i.name as "itemName", i.unit, i.is_weighed as "isWeighed"
    from pool_rows p join items i on i.id = p.item_id join orders o on o.id = p.order_id join stores s on s.id = o.store_id
    where (i.id = any(${ints(stops.itemIds)}::int4[]) or i.category_id = any(${ints(stops.categoryIds)}::int4[]))
      and ${orderIds === undefined ? sql`true` : sql`p.order_id = any(${ints(orderIds)}::int8[])`}
    order by p.order_id, p.line_no, p.pick_type`;
  return rows.flatMap(({ categoryId, ...row }) => {
    const stop = stops.of(row.storeId, { id: row.itemId, categoryId });
    return stop ? [{ ...row, reason: stop.reason }] : [];
  });
}
