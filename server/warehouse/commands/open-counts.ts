import { ints } from "@/db/bulk";
import { type Db, type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, systemActor } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { findDc, findItems } from "@/server/warehouse/find-dc";
import type { OpenCountsInput } from "@/server/warehouse/schema";

/** Places that are counted for their risk in one go, unless told. */
export const usualDailyCounts = 20;

/**
 * Asks for counts of a DC's items, at their pick face and wherever else they lie: of those that are named, or of so many at the greatest risk, which is what left the DC since
 * they were last counted, by value, those of before that still wait included. What waits to be counted already is not asked for twice, so that a repeat opens nothing.
 * Answers how many were opened. Refused: `warehouse/unknown-items`, `warehouse/unknown-dc`.
 */
export async function openCounts(
  db: DbOrTx,
  actor: Actor,
  input: OpenCountsInput,
  now: Date,
): Promise<{ opened: number }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "count.decide");
    const dcId = await findDc(tx, actor, input.dc);
    const { items } = input;
    const itemOf = await findItems(tx, items);
    const itemIds = items.map((item) => itemOf(item).itemId);
    const sql = sqlOf(tx);
    const wanted =
      items.length > 0
        ? sql`select item_id from dc_stock where dc_id = ${dcId}::int4 and item_id = any(${ints(itemIds)}::int4[])`
        : sql`select k.item_id from dc_stock k
              join dc_stock_entries e on e.dc_id = k.dc_id and e.item_id = k.item_id and e.reason = 'delivery'
                and e.posted_at > coalesce((select max(n.closed_at) from dc_counts n
                                            where n.dc_id = k.dc_id and n.item_id = k.item_id and n.status = 'posted'), '-infinity')
              where k.dc_id = ${dcId}::int4
                and not exists (select from dc_counts o where o.dc_id = k.dc_id and o.item_id = k.item_id and o.closed_at is null)
              group by k.item_id order by sum(-e.amount_each::numeric * e.cost_micro) desc, k.item_id
              limit greatest(0, ${input.daily ?? usualDailyCounts}::int4 - (
                select count(*) from dc_counts o where o.dc_id = ${dcId}::int4 and o.closed_at is null and o.reason = 'risk'))`;
    const made = await sql`
      insert into dc_counts (dc_id, item_id, location, reason, requested_by_name, requested_at)
      select k.dc_id, k.item_id, k.location, ${items.length > 0 ? "asked" : "risk"}::text, ${actor.name}::text,
             ${now.toISOString()}::text::timestamptz
      from (select dc_id, item_id, location from dc_stock where dc_id = ${dcId}::int4
            union select dc_id, item_id, location from dc_lots where dc_id = ${dcId}::int4) k
      where k.item_id in (${wanted}) order by k.item_id, k.location
      on conflict (dc_id, item_id, location) where closed_at is null do nothing`;
    const event = { type: "count.opened", documentType: "dc", documentId: dcId };
    if (made.count > 0) await recordEvent(tx, actor, { ...event, details: { opened: made.count } }, now);
    return { opened: made.count };
  });
}

/** Every morning, at every DC, the places at the greatest risk; what still waits from before counts towards them. */
export async function openDailyCounts(db: Db, now: Date): Promise<void> {
  const dcs = await sqlOf(db)<{ dc: string }[]>`select code as dc from dcs order by id`;
  for (const { dc } of dcs) await openCounts(db, systemActor, { dc, items: [] }, now);
}
