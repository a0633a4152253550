import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { type NewPrice, type PriceKey, settlePrices } from "@/server/retail/price-book";
import { dropTagsOf, putTags, tagsOnPaper } from "@/server/tag";

/**
 * The prices of these items that are new at `now`: first what tills charge, then what is printed (2.10), each with its document's
 * event. Under the lock of the price books.
 */
export async function takeEffect(
  tx: Tx,
  actor: Actor,
  keys: readonly PriceKey[],
  now: Date,
): Promise<NewPrice[]> {
  const fresh = await settlePrices(tx, keys, now);
  await wantTags(tx, actor, fresh, now);
  const byChange = Map.groupBy(fresh, ({ changeId }) => changeId);
  await recordEvents(
    tx,
    actor,
    [...byChange].map(([documentId, prices]) => ({
      type: "price_change.took_effect",
      documentType: "price_change",
      documentId,
      details: { lines: prices.length },
    })),
    now,
  );
  return fresh;
}

/** Each new price wants its tag, unless one with it was printed before its day came. */
async function wantTags(tx: Tx, actor: Actor, fresh: readonly NewPrice[], now: Date): Promise<void> {
  const onPaper = await tagsOnPaper(tx, fresh);
  const wanted = fresh.filter(({ changeId, itemId }) => !onPaper.has(`${changeId} ${itemId}`));
  const tags = wanted.map(({ storeId, itemId, changeId, isOffer }) => ({
    storeId,
    itemId,
    changeId,
    kind: isOffer ? ("offer" as const) : ("shelf" as const),
    source: "price_change" as const,
  }));
  await putTags(tx, tags, { name: actor.name }, now);
}

/** Tags of what is approved for later: they are printed with the deliveries before its day (R06). */
export async function wantTagsAhead(
  tx: Tx,
  actor: Actor,
  change: { id: number; storeId: number; startsAt: Date; endsAt: Date | null },
  itemIds: readonly number[],
  now: Date,
): Promise<void> {
  if (change.startsAt.getTime() <= now.getTime()) return;
  const tags = itemIds.map((itemId) => ({
    storeId: change.storeId,
    itemId,
    changeId: change.id,
    effectiveAt: change.startsAt,
    kind: change.endsAt === null ? ("shelf" as const) : ("offer" as const),
    source: "price_change" as const,
  }));
  await putTags(tx, tags, { name: actor.name }, now);
}

export interface ReplacedPrice {
  change: string;
  item: string;
  priceFen: number;
  effectiveAt: string;
}

/**
 * What an earlier document asked for in the time of a newer one is wished no more (2.10, SUPERSEDED): of these items, what waits
 * for a decision or for its day. Answers what had been approved already. Under the lock of the price book.
 */
export async function supersedeEarlier(
  tx: Tx,
  change: { id: number; storeId: number; startsAt: Date; endsAt: Date | null },
  itemIds: readonly number[],
  now: Date,
): Promise<ReplacedPrice[]> {
  const rows = await sqlOf(tx)<
    (ReplacedPrice & { wasApproved: boolean; changeId: number; itemId: number })[]
  >`
    with old as (
      select l.change_id, l.line_no, l.status, c.change_no, c.effective_at, i.code
      from price_change_lines l join price_changes c on c.id = l.change_id join items i on i.id = l.item_id
      where l.store_id = ${change.storeId}::int4 and l.item_id = any(${ints(column(itemIds, (id) => id))}::int4[])
        and l.status in ('pending', 'scheduled') and l.change_id < ${change.id}::int8
        and c.effective_at >= ${change.startsAt.toISOString()}::text::timestamptz
        and c.effective_at < coalesce(${change.endsAt?.toISOString() ?? null}::text::timestamptz, 'infinity')
    )
    update price_change_lines l set status = 'superseded', ended_at = ${now.toISOString()}::text::timestamptz
    from old o where l.change_id = o.change_id and l.line_no = o.line_no
    returning o.change_no as change, o.code as item, l.price_fen as "priceFen", o.effective_at as "effectiveAt",
              o.status = 'scheduled' as "wasApproved", l.change_id as "changeId", l.item_id as "itemId"`;
  await dropTagsOf(tx, rows, "superseded", now);
  return rows
    .filter(({ wasApproved }) => wasApproved)
    .map(({ change: no, item, priceFen, effectiveAt }) => ({ change: no, item, priceFen, effectiveAt }));
}
