import type { Sql } from "@/db/client";

/** What became of one order line; quantities in base units. ordered = picked + short + open. */
export interface OrderLineFigures {
  lineNo: number;
  itemCode: string;
  itemName: string;
  unit: string;
  isWeighed: boolean;
  /** Null on a line that was only typed. */
  dcCode: string | null;
  qtyEach: number;
  caseEach: number;
  unitPriceFen: number;
  amountFen: number;
  discountFen: number;
  isGift: boolean;
  /** Given to delivery orders that are not void. */
  allocatedEach: number;
  /** Of it, what was picked. */
  pickedEach: number;
  shortEach: number;
  openEach: number;
  /** Why something is short: the first of what happened to the line. */
  reason: string | null;
}

/**
 * The lines of an order with their figures: one statement, from the pool, the deliveries and the closed rows. Those of a
 * draft are as people typed them: without price, all of it open until the draft ends.
 */
export async function readOrderLines(sql: Sql, orderId: number): Promise<OrderLineFigures[]> {
  return sql<OrderLineFigures[]>`
    with delivered as (
      select l.order_line_no as line_no, sum(l.ordered_each) as ordered, sum(l.allocated_each) as allocated,
        sum(case when d.picked_at is null then 0 else coalesce(s.picked_each, l.allocated_each) end) as picked,
        sum(case when d.picked_at is null then 0 else l.allocated_each - coalesce(s.picked_each, l.allocated_each) end) as pick_short,
        sum(case when d.picked_at is null then l.allocated_each else 0 end) as picking
      from delivery_orders x
      join deliveries d on d.id = x.delivery_id and d.status <> 'void'
      join delivery_lines l on l.delivery_id = d.id and l.order_id = x.order_id
      left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
      where x.order_id = ${orderId} group by 1
    ), pooled as (
      select line_no, sum(qty_each) as qty from pool_rows where order_id = ${orderId} group by 1
    ), closed as (
      select line_no, sum(qty_each) as qty, min(reason::text) as reason from closed_rows where order_id = ${orderId} group by 1
    ), wanted as (
      select line_no, item_id, dc_id, qty_each, case_each, unit_price_fen, amount_fen, discount_fen, is_gift, false as is_typed
      from order_lines where order_id = ${orderId}
      union all
      select t.line_no, t.item_id, null, t.qty_each,
        case i.pick_type when 'case' then t.qty_each when 'loose' then 0 else t.qty_each - t.qty_each % i.case_pack_each end,
        0, 0, 0, false, true
      from order_draft_lines t join items i on i.id = t.item_id where t.order_id = ${orderId}
    )
    select l.line_no as "lineNo", i.code as "itemCode", i.name as "itemName", i.unit, i.is_weighed as "isWeighed", c.code as "dcCode", l.qty_each as "qtyEach",
      l.case_each as "caseEach", l.unit_price_fen as "unitPriceFen", l.amount_fen as "amountFen",
      (l.discount_fen - coalesce((select sum(s.discount_fen) from stripped_discounts s
        where s.order_id = ${orderId} and s.line_no = l.line_no), 0))::int8 as "discountFen",
      l.is_gift as "isGift", coalesce(d.allocated, 0)::int8 as "allocatedEach", coalesce(d.picked, 0)::int8 as "pickedEach",
      (coalesce(d.ordered, 0) - coalesce(d.allocated, 0) + coalesce(d.pick_short, 0) + coalesce(x.qty, 0)
        + case when l.is_typed and o.status <> 'draft' then l.qty_each else 0 end)::int8 as "shortEach",
      (coalesce(p.qty, 0) + coalesce(d.picking, 0)
        + case when l.is_typed and o.status = 'draft' then l.qty_each else 0 end)::int8 as "openEach",
      case when l.is_typed and o.status <> 'draft' then 'cancelled' when d.pick_short > 0 then 'pick_short' when d.ordered > d.allocated then 'dc_stock' else x.reason end as reason
    from wanted l
    join orders o on o.id = ${orderId}
    join items i on i.id = l.item_id
    left join dcs c on c.id = l.dc_id
    left join delivered d on d.line_no = l.line_no
    left join pooled p on p.line_no = l.line_no
    left join closed x on x.line_no = l.line_no
    order by l.line_no`;
}
