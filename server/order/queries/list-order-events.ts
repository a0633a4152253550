import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { listTimeline } from "@/server/event";
import { refuse } from "../errors";

/** More steps than an order ever takes. */
const eventsMax = 100;

/** What happened to an order, when and by whom, newest first. */
export async function listOrderEvents(db: DbOrTx, actor: Actor, input: { order: string }) {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const [order] = await sql<{ id: number; storeId: number }[]>`
    select id, store_id as "storeId" from orders where order_no = ${input.order}`;
  if (!order) throw refuse("order/unknown", input);
  mustReachStore(actor, order.storeId);
  const { rows } = await listTimeline(db, { documentType: "order", documentId: order.id, limit: eventsMax });
  return rows
    .map(({ id, type, actorName, after, reason, at }) => ({ id, type, by: actorName, after, reason, at }))
    .toReversed();
}
