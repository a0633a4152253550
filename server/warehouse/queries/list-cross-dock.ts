import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { findDc } from "@/server/warehouse/find-dc";

/** An item at a place for cross-docking, in base units. */
export interface CrossDockRow {
  place: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qty: number;
  /** What expires first. */
  expiresOn: BusinessDay | null;
  /** Taken there by released delivery orders. */
  promised: number;
  /** Asked for to be put away. */
  leaving: number;
  /** What waits in the pool for the DC, of how many stores. */
  waiting: number;
  stores: number;
}

/** What lies at a DC's places for cross-docking, and who waits for it. Refused: `warehouse/unknown-dc`, a DC out of reach. */
export async function listCrossDock(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string },
): Promise<{ rows: CrossDockRow[] }> {
  mustBeAbleTo(actor, "goods.move");
  const dcId = await findDc(db, actor, input.dc);
  const rows = await sqlOf(db)<CrossDockRow[]>`
    with heaps as (
      select l.location, l.item_id, sum(l.qty_each)::int8 as qty, min(l.expires_on) as expires_on
      from dc_places p join dc_lots l on l.dc_id = p.dc_id and l.location = p.code
      where p.dc_id = ${dcId}::int4 and p.kind = 'crossdock' group by l.location, l.item_id),
    waiting as (
      select p.item_id, sum(p.qty_each)::int8 as qty, count(distinct o.store_id)::int4 as stores
      from pool_rows p join orders o on o.id = p.order_id and o.status in ('pooled', 'partly_generated')
      where p.dc_id = ${dcId}::int4 and p.item_id in (select item_id from heaps) group by p.item_id)
    select h.location as place, i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach", h.qty,
           nullif(h.expires_on, 'infinity')::text as "expiresOn",
           (select coalesce(sum(x.qty_each), 0)::int8 from cross_dock_picks x
            where x.dc_id = ${dcId}::int4 and x.item_id = h.item_id and x.location = h.location) as promised,
           (select coalesce(sum(greatest(t.qty_each - t.moved_each, 0)), 0)::int8 from dc_move_tasks t
            where t.dc_id = ${dcId}::int4 and t.item_id = h.item_id and t.from_location = h.location and t.status = 'open') as leaving,
           coalesce(w.qty, 0)::int8 as waiting, coalesce(w.stores, 0)::int4 as stores
    from heaps h join items i on i.id = h.item_id left join waiting w on w.item_id = h.item_id
    order by h.location, i.code`;
  return { rows: [...rows] };
}
