import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { addDays, instantAt } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { ListOrdersInput } from "../schema";
import { orderStatusSql } from "./order-status-sql";

export interface OrderListRow {
  order: string;
  store: string;
  storeName: string;
  status: string;
  reference: string;
  at: string;
  lines: number;
  payable: string;
  blocked: boolean;
}

/** Orders within the actor's reach, newest first, narrowed by store, status, days of submission or a number's part. */
export async function listOrders(
  db: DbOrTx,
  actor: Actor,
  input: ListOrdersInput,
): Promise<Page<OrderListRow>> {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const { search = "" } = input;
  const before = cursorNumber(input.cursor, 0, null);
  const from = input.from ? instantAt(input.from, 0).toISOString() : null;
  const to = input.to ? instantAt(addDays(input.to, 1), 0).toISOString() : null;
  const rows = await sql<
    (Omit<OrderListRow, "at" | "payable"> & { id: number; at: string; payableFen: number })[]
  >`
    select * from (
      select o.id, o.order_no as "order", s.code as store, s.name as "storeName", ${orderStatusSql(sql)} as status, o.reference,
        coalesce(o.submitted_at, o.created_at) as at, o.line_count as lines, o.payable_fen as "payableFen", o.blocked_at is not null as blocked
      from orders o join stores s on s.id = o.store_id
      where (${before}::int8 is null or o.id < ${before}::int8)
        and (${input.store ?? null}::text is null or s.code = ${input.store ?? null}::text)
        and (${actor.storeIds === null}::bool or o.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
        and (${from}::text is null or o.submitted_at >= ${from}::text::timestamptz)
        and (${to}::text is null or o.submitted_at < ${to}::text::timestamptz)
        and (${search} = '' or strpos(lower(o.order_no || ' ' || o.reference), lower(${search})) > 0)
    ) found
    where ${input.status ?? null}::text is null or status = ${input.status ?? null}::text
    order by id desc limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.id]);
  return {
    rows: page.rows.map(({ id: _, payableFen, at, ...row }) => ({
      ...row,
      at: instantText(new Date(at)),
      payable: formatFen(payableFen),
    })),
    nextCursor: page.nextCursor,
  };
}
