import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { type DeliveryStatus, mayMoveDelivery } from "@/server/delivery/rules";
import { recordEvents } from "@/server/event";
import { invariant } from "@/server/shared/invariant";
import { closeTags, returnTags, shipTags } from "@/server/tag";

export interface Moving {
  id: number;
  status: DeliveryStatus;
  /** What the approval charges; only given then. */
  approvedFen?: number | null;
}

interface MoveNotes {
  reason?: string;
  /** What the document's timeline shows beside the new status. */
  details?: (id: number) => unknown;
}

/**
 * The only place where a delivery order changes its state. All move or none: the update carries the state each was locked
 * in, and demands its row back. Writes one event per delivery order. Price tags travel with it (2.11).
 */
export async function moveDeliveries(
  tx: Tx,
  actor: Actor,
  deliveries: readonly Moving[],
  to: DeliveryStatus,
  now: Date,
  notes: MoveNotes = {},
): Promise<void> {
  if (deliveries.length === 0) return;
  for (const { id, status } of deliveries) {
    invariant(mayMoveDelivery(status, to), `delivery ${id} may not move from ${status} to ${to}`);
  }

  const sql = sqlOf(tx);
  const at = now.toISOString();
  const moved = await sql`
    update deliveries d
    set status = ${to}::text::delivery_status,
        check_due = false,
        approved_fen = coalesce(m.approved_fen, d.approved_fen),
        picked_at = case when ${to}::text = 'picked' then ${at}::text::timestamptz else d.picked_at end,
        approved_at = case when ${to}::text = 'approved' then ${at}::text::timestamptz else d.approved_at end,
        dispatched_at = case when ${to}::text = 'dispatched' then ${at}::text::timestamptz else d.dispatched_at end,
        delivered_at = case when ${to}::text = 'delivered' then ${at}::text::timestamptz else d.delivered_at end,
        ended_at = case when ${to}::text in ('void', 'closed', 'reversed') then ${at}::text::timestamptz else d.ended_at end,
        end_reason = case when ${to}::text in ('void', 'reversed') then ${notes.reason ?? ""}::text else d.end_reason end
    from unnest(${ints(deliveries.map((d) => d.id))}::text::int8[],
                ${texts(deliveries.map((d) => d.status))}::text::delivery_status[],
                ${ints(deliveries.map((d) => d.approvedFen ?? null))}::text::int8[]) m (id, status, approved_fen)
    where d.id = m.id and d.status = m.status`;
  invariant(
    moved.count === deliveries.length,
    `${moved.count} of ${deliveries.length} deliveries moved to ${to}`,
  );

  const ids = deliveries.map(({ id }) => id);
  if (to === "dispatched") await shipTags(tx, ids, now);
  if (to === "delivered") await closeTags(tx, ids, now);
  if (to === "reversed") await returnTags(tx, ids);

  await recordEvents(
    tx,
    actor,
    deliveries.map(({ id, status }) => ({
      type: `delivery.${to}`,
      documentType: "delivery",
      documentId: id,
      before: { status },
      after: { status: to },
      reason: notes.reason,
      details: notes.details?.(id),
    })),
    now,
  );
}
