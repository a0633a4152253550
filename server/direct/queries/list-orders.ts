import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { DirectOrderStatus, ListDirectOrdersInput } from "@/server/direct/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock";

export interface DirectOrderRow {
  order: string;
  store: string;
  storeName: string;
  supplier: string;
  expectedOn: BusinessDay;
  status: DirectOrderStatus;
  lines: number;
  /** Lines of which something is still to come. */
  openLines: number;
  createdBy: string;
}

/** What stores have ordered from suppliers, newest first. Refused: `store-stock/unknown-store`, a store out of reach. */
export async function listDirectOrders(
  db: DbOrTx,
  actor: Actor,
  input: ListDirectOrdersInput,
): Promise<Page<DirectOrderRow>> {
  mustBeAbleTo(actor, "stock.read.store");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const status = input.status ?? null;
  const rows = await sql<(DirectOrderRow & { id: number })[]>`
    select o.id, o.order_no as "order", s.code as store, s.name as "storeName", o.supplier, o.expected_on::text as "expectedOn",
           o.status, o.line_count as lines,
           (select count(*)::int4 from direct_order_lines l where l.order_id = o.id and l.received_each < l.qty_each) as "openLines",
           o.created_by_name as "createdBy"
    from direct_orders o join stores s on s.id = o.store_id
    where (${store?.id ?? null}::int4 is null or o.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or o.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${status}::text is null or o.status = ${status}::text::purchase_status)
      and (${before}::int8 is null or o.id < ${before}::int8)
    order by o.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return { nextCursor: page.nextCursor, rows: page.rows.map(({ id: _, ...row }) => row) };
}
