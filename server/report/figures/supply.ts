import { type DbOrTx, type Fragment, sqlOf } from "@/db/client";
import type { Period } from "../rules/period";
import { inCategories, inStores, type Scope } from "./scope";

/** Goods at the prices that the orders were promised, before discounts and without gifts, in fen. */
export interface Supply {
  /** Wanted for the days, less what the stores took back and what nobody has decided yet. */
  orderedFen: number;
  /** Of it, what was picked and approved. */
  approvedFen: number;
  /** Of that, what arrived: less what was claimed short or damaged, and accepted. */
  deliveredFen: number;
}

export type SupplyOfStore = Supply & {
  storeId: number;
  beforeOrderedFen: number;
  beforeApprovedFen: number;
  beforeDeliveredFen: number;
};

/**
 * What became of the orders of a period, by the day for which they were to be delivered, in money: grams and pieces add up.
 * Lines that wait in the pool or in a delivery order without approval are no answer yet and count neither as wanted nor as missed.
 */
export async function supplyOf(
  db: DbOrTx,
  scope: Scope,
  period: Period,
  before: Period,
): Promise<SupplyOfStore[]> {
  const sql = sqlOf(db);
  const isNow = sql`o.deliver_on between ${period.from}::text::date and ${period.to}::text::date`;
  const wasBefore = sql`o.deliver_on between ${before.from}::text::date and ${before.to}::text::date`;
  const during = sql`${inStores(sql, scope, sql`o.store_id`)} and o.submitted_at is not null and (${isNow} or ${wasBefore})
      and o.deliver_on between ${before.from}::text::date and ${period.to}::text::date`;
  const isMeant = sql`${inCategories(sql, scope, sql`i.category_id`)}`;
  // Sums of whole thousandths of a fen: prices of weighed goods are per kilogram, their quantities in grams.
  const worth = (price: string, each: Fragment) =>
    sql`sum(${each} * ${sql(price)} * case when i.is_weighed then 1 else 1000 end)`;
  const ofLine = (each: string) => worth("l.unit_price_fen", sql`${sql(each)}`);
  const rows = await sql<SupplyOfStore[]>`
    with wanted as materialized (select o.id, o.store_id, ${isNow} as is_now from orders o where ${during}),
    parts as (
      select o.store_id, o.is_now, ${ofLine("l.qty_each")} as ordered, 0 as approved, 0 as lost
      from wanted o join order_lines l on l.order_id = o.id and not l.is_gift join items i on i.id = l.item_id
      where ${isMeant} group by 1, 2
      union all
      select o.store_id, o.is_now, -${ofLine("p.qty_each")}, 0, 0
      from pool_rows p join wanted o on o.id = p.order_id
      join order_lines l on l.order_id = p.order_id and l.line_no = p.line_no and not l.is_gift join items i on i.id = l.item_id
      where ${isMeant} group by 1, 2
      union all
      select o.store_id, o.is_now, -${ofLine("c.qty_each")}, 0, 0
      from wanted o join closed_rows c on c.order_id = o.id and c.reason in ('cancelled_by_store', 'cancelled')
      join order_lines l on l.order_id = c.order_id and l.line_no = c.line_no and not l.is_gift join items i on i.id = l.item_id
      where ${isMeant} group by 1, 2
      union all
      select o.store_id, o.is_now,
             -coalesce(${ofLine("l.allocated_each")} filter (where d.status in ('created', 'released', 'picking', 'picked', 'checked')), 0),
             coalesce(${worth("l.unit_price_fen", sql`coalesce(x.picked_each, l.allocated_each)`)}
                        filter (where d.status in ('approved', 'dispatched', 'delivered', 'closed')), 0), 0
      from wanted o join delivery_orders s on s.order_id = o.id join deliveries d on d.id = s.delivery_id and d.status <> 'void'
      join delivery_lines l on l.delivery_id = d.id and l.order_id = o.id and not l.is_gift join items i on i.id = l.item_id
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      where ${isMeant} group by 1, 2
      union all
      select o.store_id, o.is_now, 0, 0, ${worth("f.unit_price_fen", sql`g.accepted_each`)}
      from differences n join deliveries d on d.id = n.delivery_id and d.status <> 'reversed'
      join difference_lines g on g.difference_id = n.id and g.accepted_each > 0 and g.type in ('short', 'damaged')
      join lateral (select l.order_id, l.unit_price_fen from delivery_lines l
                    where l.delivery_id = n.delivery_id and l.item_id = g.item_id and not l.is_gift
                    order by l.line_no limit 1) f on true
      join wanted o on o.id = f.order_id join items i on i.id = g.item_id
      where ${inStores(sql, scope, sql`d.store_id`)} and ${isMeant} group by 1, 2)
    select store_id as "storeId",
           round(coalesce(sum(ordered) filter (where is_now), 0) / 1000)::int8 as "orderedFen",
           round(coalesce(sum(approved) filter (where is_now), 0) / 1000)::int8 as "approvedFen",
           round(coalesce(sum(approved - lost) filter (where is_now), 0) / 1000)::int8 as "deliveredFen",
           round(coalesce(sum(ordered) filter (where not is_now), 0) / 1000)::int8 as "beforeOrderedFen",
           round(coalesce(sum(approved) filter (where not is_now), 0) / 1000)::int8 as "beforeApprovedFen",
           round(coalesce(sum(approved - lost) filter (where not is_now), 0) / 1000)::int8 as "beforeDeliveredFen"
    from parts group by store_id`;
  return [...rows];
}
