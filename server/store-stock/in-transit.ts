import type { Sql } from "@/db/client";

/**
 * What a store's book has already but its shelves have not (R20, D9): goods of delivery orders that are approved and not
 * signed for, as picked. Columns item_id, each.
 */
export const inTransitOf = (sql: Sql, storeId: number) => sql`
  select l.item_id, sum(coalesce(x.picked_each, l.allocated_each))::int8 as each
  from deliveries d
  join delivery_lines l on l.delivery_id = d.id
  left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
  where d.store_id = ${storeId}::int4 and d.status in ('approved', 'dispatched') group by l.item_id`;

/** What a store has ordered and the DC has not approved yet: in the pool, or in a delivery order. Columns item_id, each. */
export const onOrderOf = (sql: Sql, storeId: number) => sql`
  select item_id, sum(each)::int8 as each from (
    select r.item_id, r.qty_each as each from orders o join pool_rows r on r.order_id = o.id
    where o.store_id = ${storeId}::int4 and o.status in ('pooled', 'partly_generated')
    union all
    select l.item_id, l.allocated_each from deliveries d join delivery_lines l on l.delivery_id = d.id
    where d.store_id = ${storeId}::int4 and d.status in ('created', 'released', 'picking', 'picked', 'checked')) o
  group by item_id`;
