import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { lockGoods } from "@/server/direct/find-goods";
import { lockOrder, setOrderStatus } from "@/server/direct/lock-order";
import type { CloseDirectOrderInput, DirectOrderStatus, OrderDirectInput } from "@/server/direct/schema";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import { findStore } from "@/server/store-stock";

/** The answer to every command on an order. */
export interface DirectOrderState {
  order: string;
  status: DirectOrderStatus;
}

/**
 * Writes down what a store has ordered from a supplier that delivers to its door (直送), and when it is expected. Nothing moves, no money of an
 * account is held: who owns the store settles with the supplier. Two calls are two orders; a repeat is told apart by the
 * transport's key. Refused: `direct/item-twice`, `store-stock/unknown-item`, `store-stock/unknown-store`, a store out of reach.
 */
export async function orderDirect(
  db: DbOrTx,
  actor: Actor,
  input: OrderDirectInput,
  now: Date,
): Promise<DirectOrderState> {
  mustBeAbleTo(actor, "direct.order");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    const { supplier, expectedOn, note, lines } = input;
    const items = await lockGoods(
      tx,
      store.id,
      lines.map(({ item }) => item),
    );
    const sql = sqlOf(tx);
    const [next] = await sql<{ id: number }[]>`select nextval('direct_orders_id_seq')::int8 as id`;
    invariant(next, "a sequence always has a next number");
    const { id } = next;
    const order = documentNumber(`ZD-${store.code}-`, businessDayOf(now), id);
    await sql`
      insert into direct_orders (id, order_no, store_id, supplier, expected_on, note, line_count, created_by_name, created_at)
      values (${id}::int8, ${order}, ${store.id}::int4, ${supplier}, ${expectedOn}::text::date, ${note},
              ${lines.length}::int4, ${actor.name}, ${now.toISOString()}::text::timestamptz)`;
    await sql`
      insert into direct_order_lines (order_id, line_no, item_id, qty_each, cost_micro)
      select ${id}::int8, * from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[],
        ${ints(items.map((item) => item.id))}::text::int4[], ${ints(column(lines, ({ qty }) => qty))}::text::int8[],
        ${ints(column(lines, ({ unitCost }) => unitCost))}::text::int8[])`;
    const event = { type: "direct-order.created", documentType: "direct_order", documentId: id };
    await recordEvent(tx, actor, { ...event, details: { supplier, expectedOn, lines: lines.length } }, now);
    return { order, status: "open" };
  });
}

/** Says that nothing more is expected of an order, and why. One that is closed stays as it is. Refused: `direct/unknown-order`, out of reach. */
export async function closeDirectOrder(
  db: DbOrTx,
  actor: Actor,
  input: CloseDirectOrderInput,
  now: Date,
): Promise<DirectOrderState> {
  mustBeAbleTo(actor, "direct.order");
  return inTransaction(db, async (tx) => {
    const { id, orderNo: order, status } = await lockOrder(tx, actor, input.order);
    if (status === "closed") return { order, status };
    await setOrderStatus(tx, id, { by: actor.name, reason: input.reason }, now);
    const event = { type: "direct-order.closed", documentType: "direct_order", documentId: id };
    await recordEvent(tx, actor, { ...event, reason: input.reason }, now);
    return { order, status: "closed" };
  });
}
