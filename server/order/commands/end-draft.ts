import type { Fragment, Sql } from "@/db/client";
import type { Actor } from "@/server/auth";
import { eventInsert } from "@/server/event";
import type { Alongside } from "./insert-order";

/**
 * Cancels the draft that an order was made from, as a part of the order's own statement: there is never the order and the
 * draft of the same goods, nor neither. Undefined when the store has no such draft (any more); then the order goes on alone.
 */
export async function endingOfDraft(
  sql: Sql,
  actor: Actor,
  draft: { orderNo: string; storeId: number },
  order: { orderNo: string; onlyIf: Fragment },
  now: Date,
): Promise<Alongside["draft"]> {
  const [found] = await sql<{ id: number }[]>`
    select id from orders
    where order_no = ${draft.orderNo} and store_id = ${draft.storeId}::int4 and status = 'draft'`;
  if (!found) return undefined;
  const event = {
    type: "order.cancelled",
    documentType: "order",
    documentId: found.id,
    before: { status: "draft" },
    after: { status: "cancelled", order: order.orderNo },
    reason: order.orderNo,
  };
  return {
    end: sql`
      update orders set status = 'cancelled', ended_at = ${now.toISOString()}::text::timestamptz, end_reason = ${order.orderNo}::text
      where id = ${found.id}::int8 and status = 'draft' and ${order.onlyIf}
      returning id`,
    event: eventInsert(sql, actor, [event], now, sql`exists (select from ended_draft)`),
  };
}
