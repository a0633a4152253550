import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";

/** Goods that should lie at a DC and were not found, or not fit to go. */
export interface MissingGoods {
  dcId: number;
  itemId: number;
  reason: string;
  /** The delivery order that missed them; null where none did. */
  deliveryId: number | null;
  /** Where they were missed; without it where the delivery order takes them, which is the pick face but for cross-docking. */
  location?: string;
}

/**
 * Asks for a count of the places where goods were missed (2.5), one request per place until it is closed: missing more
 * there asks no second time. Moves nothing. Written in the order of the keys, after the stock and before messages.
 */
export async function requestCounts(
  tx: Tx,
  actor: Actor,
  missing: readonly MissingGoods[],
  now: Date,
): Promise<void> {
  if (missing.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into dc_counts (dc_id, item_id, location, reason, delivery_id, requested_by_name, requested_at)
    select distinct on (m.dc_id, m.item_id, place) m.dc_id, m.item_id, coalesce(m.location, x.location, k.location, '') as place, m.reason,
           m.delivery_id, ${actor.name}::text, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(missing, ({ dcId }) => dcId))}::text::int4[],
                ${ints(column(missing, ({ itemId }) => itemId))}::text::int4[],
                ${texts(column(missing, ({ reason }) => reason))}::text::text[],
                ${ints(column(missing, ({ deliveryId }) => deliveryId))}::text::int8[],
                ${texts(column(missing, ({ location }) => location ?? null))}::text::text[]) m (dc_id, item_id, reason, delivery_id, location)
    left join dc_stock k on k.dc_id = m.dc_id and k.item_id = m.item_id
    left join cross_dock_picks x on x.delivery_id = m.delivery_id and x.item_id = m.item_id
    order by m.dc_id, m.item_id, place, m.delivery_id
    on conflict (dc_id, item_id, location) where closed_at is null do nothing`;
}
