import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { ShortReason } from "@/server/delivery/rules/shorts";
import { recordEvents } from "@/server/event";
import { type MissingGoods, requestCounts } from "@/server/stock";

/** What became of a delivery line on the floor. */
export interface LineResult {
  deliveryId: number;
  lineNo: number;
  /** Item code. */
  item: string;
  allocatedEach: number;
  pickedEach: number;
  /** Why it is short; null: picked in full (after all). */
  reason: ShortReason | null;
}

/**
 * Writes what became of lines, one event each; the latest word counts. Places where goods were missed are to be counted
 * (2.5). The caller holds the delivery orders' locks.
 */
export async function recordResults(
  tx: Tx,
  actor: Actor,
  results: readonly LineResult[],
  now: Date,
): Promise<void> {
  if (results.length === 0) return;
  const sql = sqlOf(tx);
  const short = results.filter(({ reason }) => reason !== null);
  const full = results.filter(({ reason }) => reason === null);
  if (short.length > 0) {
    await sql`
      insert into delivery_shorts (delivery_id, line_no, picked_each, reason, reported_by_name, reported_at)
      select *, ${actor.name}::text, ${now.toISOString()}::text::timestamptz
      from unnest(${ints(column(short, ({ deliveryId }) => deliveryId))}::text::int8[],
                  ${ints(column(short, ({ lineNo }) => lineNo))}::text::int2[],
                  ${ints(column(short, ({ pickedEach }) => pickedEach))}::text::int8[],
                  ${texts(column(short, ({ reason }) => reason))}::text::short_reason[])
      on conflict (delivery_id, line_no) do update
      set picked_each = excluded.picked_each, reason = excluded.reason,
          reported_by_name = excluded.reported_by_name, reported_at = excluded.reported_at`;
    await requestCounts(tx, actor, await missingGoods(tx, short), now);
  }
  if (full.length > 0) {
    await sql`
      delete from delivery_shorts s
      using unnest(${ints(column(full, ({ deliveryId }) => deliveryId))}::text::int8[],
                   ${ints(column(full, ({ lineNo }) => lineNo))}::text::int2[]) f (delivery_id, line_no)
      where s.delivery_id = f.delivery_id and s.line_no = f.line_no`;
  }
  await recordEvents(
    tx,
    actor,
    results.map(({ deliveryId, lineNo, item, allocatedEach, pickedEach, reason }) => ({
      type: "delivery.pick_recorded",
      documentType: "delivery",
      documentId: deliveryId,
      details: { line: lineNo, item, allocated: allocatedEach, picked: pickedEach, reason },
    })),
    now,
  );
}

/** Which goods of which DC the short lines missed. */
async function missingGoods(tx: Tx, short: readonly LineResult[]): Promise<MissingGoods[]> {
  const sql = sqlOf(tx);
  return sql<MissingGoods[]>`
    select d.dc_id as "dcId", l.item_id as "itemId", s.reason, s.delivery_id as "deliveryId"
    from unnest(${ints(column(short, ({ deliveryId }) => deliveryId))}::text::int8[],
                ${ints(column(short, ({ lineNo }) => lineNo))}::text::int2[],
                ${texts(column(short, ({ reason }) => reason))}::text::text[]) s (delivery_id, line_no, reason)
    join deliveries d on d.id = s.delivery_id
    join delivery_lines l on l.delivery_id = s.delivery_id and l.line_no = s.line_no`;
}
