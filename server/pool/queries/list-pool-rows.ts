import { ints } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { refuse } from "../errors";
import type { PoolRowsInput } from "../schema";
import { dcRowsSql } from "./waiting-sql";

export interface PoolRowView {
  /** `order-line-pickType`: the same as long as the row is in the pool. */
  row: string;
  order: string;
  store: string;
  item: string;
  dc: string;
  pickType: string;
  qty: number;
  /** In the pool, taken by a run, or closed without delivery. */
  state: "pooled" | "generated" | "closed";
}

/** A row with its place in the list: order, line, and a number among the rows of the line. */
type PlacedRow = PoolRowView & { orderId: number; lineNo: number; place: number };

/** The last row of the page before; zeros before the first page. */
interface After {
  order: number;
  line: number;
  place: number;
}

/**
 * The rows of the pool at the actor's DCs line by line; of one order all, and also those that have left the pool, with what
 * became of them.
 */
export async function listPoolRows(
  db: DbOrTx,
  actor: Actor,
  input: PoolRowsInput,
): Promise<Page<PoolRowView>> {
  mustBeAbleTo(actor, input.order === undefined ? "pool.read" : "order.read");
  const sql = sqlOf(db);
  const after = {
    order: cursorNumber(input.cursor, 0, 0),
    line: cursorNumber(input.cursor, 1, 0),
    place: cursorNumber(input.cursor, 2, 0),
  };
  const rows =
    input.order === undefined
      ? await rowsInPool(sql, actor, after, input.limit)
      : await rowsOfOrder(sql, await orderIdOf(sql, actor, input.order), after, input.limit);
  const page = pageOf(rows, input.limit, (row) => [row.orderId, row.lineNo, row.place]);
  return {
    rows: page.rows.map(({ orderId: _o, lineNo: _l, place: _p, ...row }) => row),
    nextCursor: page.nextCursor,
  };
}

async function orderIdOf(sql: Sql, actor: Actor, orderNo: string): Promise<number> {
  const [order] = await sql<{ id: number; storeId: number }[]>`
    select id, store_id as "storeId" from orders where order_no = ${orderNo}`;
  if (!order) throw refuse("pool/order-unknown", { order: orderNo });
  mustReachStore(actor, order.storeId);
  return order.id;
}

/** A page straight from the primary key, however deep: the pool holds hundreds of thousands of rows before a night. */
const rowsInPool = (sql: Sql, actor: Actor, { order, line, place }: After, limit: number) => sql<PlacedRow[]>`
  select p.order_id as "orderId", p.line_no as "lineNo", case p.pick_type when 'case' then 1 else 2 end as place,
    o.order_no || '-' || p.line_no || '-' || p.pick_type as row, o.order_no as "order", s.code as store, i.code as item,
    c.code as dc, p.pick_type as "pickType", p.qty_each as qty, 'pooled' as state
  from pool_rows p
  join orders o on o.id = p.order_id join stores s on s.id = o.store_id
  join items i on i.id = p.item_id join dcs c on c.id = p.dc_id
  where p.order_id >= ${order}::int8
    and (p.order_id, p.line_no::int8, case p.pick_type when 'case' then 1 else 2 end)
      > (${order}::int8, ${line}::int8, ${place}::int8)
    and ${dcRowsSql(sql, actor, {})}
    and (${actor.storeIds === null}::bool or o.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
  order by p.order_id, p.line_no, p.pick_type
  limit ${limit + 1}`;

/** A line has a handful of rows at most, so they are numbered when they are read. */
const rowsOfOrder = (sql: Sql, orderId: number, { order, line, place }: After, limit: number) => sql<
  PlacedRow[]
>`
  select * from (
    select r.order_id as "orderId", r.line_no as "lineNo",
      row_number() over (partition by r.line_no order by r.pick, r.state, r.part)::int4 as place,
      o.order_no || '-' || r.line_no || '-' || r.pick || case when r.state = 'pooled' then '' else '-' || r.state || r.part end as row,
      o.order_no as "order", s.code as store, i.code as item, c.code as dc, r.pick as "pickType", r.qty, r.state
    from (
      select order_id, line_no, pick_type::text as pick, item_id, dc_id::int4, qty_each as qty, 'pooled' as state, '' as part
      from pool_rows where order_id = ${orderId}::int8
      union all
      select l.order_id, l.order_line_no, d.pick_type::text, l.item_id, d.dc_id, l.ordered_each, 'generated', '-' || d.id
      from delivery_orders x join deliveries d on d.id = x.delivery_id and d.status <> 'void'
      join delivery_lines l on l.delivery_id = d.id and l.order_id = x.order_id
      where x.order_id = ${orderId}::int8
      union all
      select k.order_id, k.line_no, k.pick_type::text, k.item_id, l.dc_id, k.qty_each, 'closed', '-' || k.reason
      from closed_rows k join order_lines l on l.order_id = k.order_id and l.line_no = k.line_no
      where k.order_id = ${orderId}::int8
    ) r
    join orders o on o.id = r.order_id join stores s on s.id = o.store_id
    join items i on i.id = r.item_id join dcs c on c.id = r.dc_id
  ) placed
  where ("orderId", "lineNo"::int8, place::int8) > (${order}::int8, ${line}::int8, ${place}::int8)
  order by "orderId", "lineNo", place
  limit ${limit + 1}`;
