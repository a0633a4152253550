import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";
import { lockDcStock, stockKey } from "@/server/stock";
import type { LockedCount } from "@/server/warehouse/lock-count";
import { postDifference } from "@/server/warehouse/post-difference";

/**
 * Posts what a locked count found: one entry, or none when nothing differs, and closes it. Answers `false` and does nothing while
 * the missing goods are promised to delivery orders: a book never has less than it has promised.
 */
export async function postCount(
  tx: Tx,
  actor: Actor,
  count: Pick<LockedCount, "id" | "dcId" | "itemId" | "location">,
  differenceEach: number,
  now: Date,
): Promise<boolean> {
  const { id, dcId, itemId, location } = count;
  if (differenceEach !== 0) {
    const figures = (await lockDcStock(tx, [{ dcId, itemId }])).get(stockKey(dcId, itemId));
    invariant(figures, "every key that is locked has figures");
    if (figures.onHandEach - figures.reservedEach + differenceEach < 0) return false;
    const cause = { type: "stocktake" as const, id };
    const goods = { dcId, itemId, qtyEach: differenceEach, costMicro: figures.costMicro ?? 0 };
    await postDifference(
      tx,
      { ...goods, cause, reason: "stocktake", lot: await lotAt(tx, dcId, location) },
      now,
    );
  }
  const sql = sqlOf(tx);
  await sql`
    update dc_counts set status = 'posted', difference_each = ${differenceEach}::int8, closed_by_name = ${actor.name},
                         closed_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8`;
  const event = { type: "count.posted", documentType: "count", documentId: id };
  await recordEvent(tx, actor, { ...event, details: { difference: differenceEach } }, now);
  return true;
}

/** The lot that was counted; where the place is no place of the list it was a pick face, and its goods lie at today's. */
async function lotAt(tx: Tx, dcId: number, location: string): Promise<{ location?: string }> {
  const [place] = await sqlOf(tx)`select from dc_places where dc_id = ${dcId}::int4 and code = ${location}`;
  return place ? { location } : {};
}
