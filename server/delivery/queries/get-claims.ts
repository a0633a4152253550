import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { claimTimeOf } from "@/server/delivery/claim-time";
import { refuse } from "@/server/delivery/errors";

/** What the notes of a delivery order say of an item: accepted pieces, and of what is not decided those claimed. */
export interface ClaimedItem {
  item: string;
  shortEach: number;
  overEach: number;
  damagedEach: number;
}

export interface ClaimsView {
  /** Until when the store may claim by itself; null while the goods are on their way and nobody has counted the hours. */
  until: Date | null;
  isOver: boolean;
  items: ClaimedItem[];
}

/**
 * What was claimed of a delivery order so far, item by item, and until when its store may claim more (U4): whoever checks it
 * again starts from there. What was rejected counts for nothing. Refused: `delivery/unknown`, out of reach.
 */
export async function getClaims(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
  now: Date,
): Promise<ClaimsView> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number; storeId: number; dcId: number }[]>`
    select id, store_id as "storeId", dc_id as "dcId" from deliveries where delivery_no = ${input.delivery}`;
  if (!row) throw refuse("delivery/unknown", input);
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  const items = await sql<ClaimedItem[]>`
    select i.code as item,
           coalesce(sum(coalesce(l.accepted_each, l.qty_each)) filter (where l.type = 'short'), 0)::int8 as "shortEach",
           coalesce(sum(coalesce(l.accepted_each, l.qty_each)) filter (where l.type = 'over'), 0)::int8 as "overEach",
           coalesce(sum(coalesce(l.accepted_each, l.qty_each)) filter (where l.type = 'damaged'), 0)::int8 as "damagedEach"
    from difference_lines l
    join differences n on n.id = l.difference_id
    join items i on i.id = l.item_id
    where n.delivery_id = ${row.id}::int8 and coalesce(l.accepted_each, l.qty_each) > 0
    group by i.code order by i.code`;
  const time = await claimTimeOf(db, row.id);
  return {
    until: time?.until ?? null,
    isOver: time !== undefined && now.getTime() > time.until.getTime(),
    items: [...items],
  };
}
