import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
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
  let orderId: number | null = null;
  if (input.order !== undefined) {
    const [order] = await sql<{ id: number; storeId: number }[]>`
      select id, store_id as "storeId" from orders where order_no = ${input.order}`;
    if (!order) throw refuse("pool/order-unknown", { order: input.order });
    mustReachStore(actor, order.storeId);
    orderId = order.id;
  }
  const after = input.cursor
    ? {
        order: cursorNumber(input.cursor, 0, 0),
        line: cursorNumber(input.cursor, 1, 0),
        key: String(input.cursor[2]),
      }
    : null;
  const rows = await sql<(PoolRowView & { orderId: number; lineNo: number; key: string })[]>`
    select r.order_id as "orderId", r.line_no as "lineNo", r.pick || r.state || r.part as key,
      o.order_no || '-' || r.line_no || '-' || r.pick || case when r.state = 'pooled' then '' else '-' || r.state || r.part end as row,
      o.order_no as "order", s.code as store, i.code as item, c.code as dc, r.pick as "pickType", r.qty, r.state
    from (
      select order_id, line_no, pick_type::text as pick, item_id, dc_id::int4, qty_each as qty, 'pooled' as state, '' as part
      from pool_rows p where (${orderId}::int8 is null or order_id = ${orderId}::int8) and ${orderId === null ? dcRowsSql(sql, actor, {}) : sql`true`}
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
    where (${actor.storeIds === null}::bool or o.store_id = any(${ints(actor.storeIds ?? [])}::text::int4[]))
      and (${after === null}::bool or (r.order_id, r.line_no::int8, r.pick || r.state || r.part) > (${after?.order ?? null}::int8, ${after?.line ?? null}::int8, ${after?.key ?? null}::text))
    order by r.order_id, r.line_no, r.pick || r.state || r.part
    limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.orderId, row.lineNo, row.key]);
  return {
    rows: page.rows.map(({ orderId: _o, lineNo: _l, key: _k, ...row }) => row),
    nextCursor: page.nextCursor,
  };
}
