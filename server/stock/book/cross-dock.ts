import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { businessDayOf } from "@/server/shared/business-day";
import {
  crossDocksOf,
  type DeliveryLot,
  deliveryKey,
  fitDaysOf,
  type LotWant,
} from "@/server/stock/book/delivery-lots";
import type { DcItem } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import { stockKey } from "@/server/stock/book/movement";
import {
  type DockStanding,
  fitAtDock,
  freeAtDock,
  type Heap,
  type Leaving,
  withoutLeaving,
} from "@/server/stock/dock-rules";
import { compareDates, type Lot } from "@/server/stock/lot-rules";

/** Goods of an item that a released delivery order takes at a place for cross-docking. */
export interface DockPick extends LotWant {
  location: string;
}

/** How an item stands at the places for cross-docking of a DC. */
export interface AtDock extends DcItem, DockStanding {}

/** Those of the items of which something lies at a place for cross-docking (越库). */
export async function lyingAtCrossDock(tx: Tx, keys: readonly DcItem[]): Promise<DcItem[]> {
  if (keys.length === 0) return [];
  const rows = await sqlOf(tx)<DcItem[]>`
    select distinct l.dc_id as "dcId", l.item_id as "itemId"
    from dc_places p join dc_lots l on l.dc_id = p.dc_id and l.location = p.code
    where p.kind = 'crossdock' and p.dc_id = any(${ints([...new Set(column(keys, ({ dcId }) => dcId))])}::int4[])`;
  const asked = new Set(keys.map(({ dcId, itemId }) => stockKey(dcId, itemId)));
  return rows.filter(({ dcId, itemId }) => asked.has(stockKey(dcId, itemId)));
}

/** How these items stand at the places for cross-docking. The caller holds the locks of their stock. */
export async function atCrossDock(tx: Tx, keys: readonly DcItem[], now: Date): Promise<AtDock[]> {
  if (keys.length === 0) return [];
  const sql = sqlOf(tx);
  const asked = sql`unnest(${ints(column(keys, ({ dcId }) => dcId))}::text::int4[],
                           ${ints(column(keys, ({ itemId }) => itemId))}::text::int4[]) as k (dc_id, item_id)`;
  const lots = await LotBook.load(tx, keys);
  const docks = await crossDocksOf(tx, keys);
  const fitDays = await fitDaysOf(tx, keys, businessDayOf(now));
  const promised = await sql<(DcItem & Heap)[]>`
    select x.dc_id as "dcId", x.item_id as "itemId", x.location as place, sum(x.qty_each)::int8 as "qtyEach"
    from ${asked} join cross_dock_picks x on x.dc_id = k.dc_id and x.item_id = k.item_id
    group by x.dc_id, x.item_id, x.location`;
  const leaving = await sql<(DcItem & Leaving)[]>`
    select t.dc_id as "dcId", t.item_id as "itemId", t.from_location as "from", t.expires_on::text as "expiresOn",
           greatest(t.qty_each - t.moved_each, 0)::int8 as "qtyEach"
    from ${asked} join dc_move_tasks t on t.dc_id = k.dc_id and t.item_id = k.item_id and t.status = 'open'
    join dc_places p on p.dc_id = t.dc_id and p.code = t.from_location and p.kind = 'crossdock'`;
  const ofKey = <Row extends DcItem>(rows: readonly Row[], key: DcItem) =>
    rows.filter(({ dcId, itemId }) => dcId === key.dcId && itemId === key.itemId);
  return keys.map(({ dcId, itemId }) => {
    const key = { dcId, itemId };
    const there = lots.of(key).filter(({ location }) => docks.get(dcId)?.has(location));
    const fitDay = fitDays.get(stockKey(dcId, itemId)) ?? businessDayOf(now);
    const isFit = ({ expiresOn }: Lot) => compareDates(expiresOn, fitDay) >= 0;
    const staying = withoutLeaving(there, ofKey(leaving, key));
    return {
      ...key,
      fit: staying.filter(isFit),
      unfit: staying.filter((lot) => !isFit(lot)),
      promised: ofKey(promised, key),
    };
  });
}

/**
 * Says which delivery orders take items at a place for cross-docking, as they come in the wave: whole lines, as far as they are there
 * and promised to nobody. The caller holds the locks of the stock of `docked`. Answers what was planned.
 */
export async function planDockPicks(
  tx: Tx,
  wants: readonly LotWant[],
  docked: readonly DcItem[],
  now: Date,
): Promise<DockPick[]> {
  if (docked.length === 0) return [];
  const wantsOf = Map.groupBy(wants, ({ dcId, itemId }) => stockKey(dcId, itemId));
  const rows = (await atCrossDock(tx, docked, now)).flatMap(({ dcId, itemId, fit, promised }): DockPick[] => {
    const heaps = [...Map.groupBy(freeAtDock(fit, promised), ({ location }) => location)].map(
      ([place, lots]) => ({
        place,
        qtyEach: lots.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
      }),
    );
    // A delivery order that names an item twice takes all of it at one place.
    const orders = [...Map.groupBy(wantsOf.get(stockKey(dcId, itemId)) ?? [], ({ deliveryId }) => deliveryId)]
      .map(([deliveryId, own]) => ({
        deliveryId,
        qtyEach: own.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
      }))
      .sort((a, b) => a.deliveryId - b.deliveryId);
    return fitAtDock(heaps, orders).map(({ want, place }) => ({ ...want, dcId, itemId, location: place }));
  });
  if (rows.length === 0) return rows;
  await sqlOf(tx)`
    insert into cross_dock_picks (delivery_id, dc_id, item_id, location, qty_each)
    select * from unnest(${ints(column(rows, (r) => r.deliveryId))}::text::int8[], ${ints(column(rows, (r) => r.dcId))}::text::int4[],
                         ${ints(column(rows, (r) => r.itemId))}::text::int4[], ${texts(column(rows, (r) => r.location))}::text::text[],
                         ${ints(column(rows, (r) => r.qtyEach))}::text::int8[])`;
  return rows;
}

/** At which place for cross-docking these delivery orders take an item, by `deliveryKey`; not in it: at the pick face. */
export async function dockPlacesOf(tx: Tx, deliveryIds: readonly number[]): Promise<Map<string, string>> {
  if (deliveryIds.length === 0) return new Map();
  const rows = await sqlOf(tx)<Pick<DeliveryLot & DockPick, "deliveryId" | "itemId" | "location">[]>`
    select delivery_id as "deliveryId", item_id as "itemId", location from cross_dock_picks
    where delivery_id = any(${ints(deliveryIds)}::int8[])`;
  return new Map(rows.map((row) => [deliveryKey(row), row.location]));
}

/** What delivery orders that are not released have reserved of these items. */
export async function unreleasedOf(tx: Tx, keys: readonly DcItem[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await sqlOf(tx)<(DcItem & { qtyEach: number })[]>`
    select d.dc_id as "dcId", l.item_id as "itemId", sum(l.allocated_each)::int8 as "qtyEach"
    from deliveries d join delivery_lines l on l.delivery_id = d.id
    where d.status = 'created' and d.dc_id = any(${ints([...new Set(column(keys, ({ dcId }) => dcId))])}::int4[])
      and l.item_id = any(${ints([...new Set(column(keys, ({ itemId }) => itemId))])}::int4[])
    group by d.dc_id, l.item_id`;
  return new Map(rows.map(({ dcId, itemId, qtyEach }) => [stockKey(dcId, itemId), qtyEach]));
}
