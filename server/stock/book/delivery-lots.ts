import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import type { DcItem } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import { stockKey } from "@/server/stock/book/movement";
import { planDatesByPlace } from "@/server/stock/dock-rules";
import { type Dated, fitFrom, usualShipRestBp } from "@/server/stock/lot-rules";

/** Goods of a delivery order of one expiry date. */
export interface DeliveryLot extends DcItem, Dated {
  deliveryId: number;
}

/** Goods of an item that a delivery order is to get. */
export interface LotWant extends DcItem {
  deliveryId: number;
  qtyEach: number;
}

/** An item of a delivery order, as a key. */
export const deliveryKey = ({ deliveryId, itemId }: { deliveryId: number; itemId: number }) =>
  `${deliveryId} ${itemId}`;

const noPlaces: ReadonlySet<string> = new Set();

/**
 * Says of which expiry dates released delivery orders are picked, of items that have some: in the order given, first expired first, and
 * nothing that would be too short for a store. `atDock` says who takes an item at which place for cross-docking. The caller holds the locks of the stock of `dated`, the items that have dates.
 */
export async function planDeliveryLots(
  tx: Tx,
  wants: readonly LotWant[],
  dated: ReadonlySet<string>,
  atDock: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  if (dated.size === 0) return;
  const asked = wants.filter(({ dcId, itemId, qtyEach }) => qtyEach > 0 && dated.has(stockKey(dcId, itemId)));
  const groups = Map.groupBy(asked, ({ dcId, itemId }) => stockKey(dcId, itemId));
  const lots = await LotBook.load(tx, asked);
  const planned = Map.groupBy(await plannedOf(tx, asked), ({ dcId, itemId }) => stockKey(dcId, itemId));
  const fitDays = await fitDaysOf(tx, asked, businessDayOf(now));
  const docks = await crossDocksOf(tx, asked);
  const rows = [...groups].flatMap(([key, group]): DeliveryLot[] => {
    const [first] = group;
    if (!first) return [];
    const { dcId, itemId } = first;
    // A delivery order may name an item twice, ordered and as a gift: it gets one plan.
    const merged = [...Map.groupBy(group, ({ deliveryId }) => deliveryId)].map(([deliveryId, own]) => ({
      deliveryId,
      qtyEach: own.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
      place: atDock.get(deliveryKey({ deliveryId, itemId })) ?? null,
    }));
    const given = {
      lots: lots.of(first),
      planned: planned.get(key) ?? [],
      docks: docks.get(dcId) ?? noPlaces,
      fitFrom: fitDays.get(key) ?? businessDayOf(now),
    };
    return planDatesByPlace(given, merged).flatMap(({ want, dates }) =>
      dates.map((date) => ({ ...date, deliveryId: want.deliveryId, dcId, itemId })),
    );
  });
  await insertLots(tx, rows, false);
}

/** Forgets of which dates, and from which places for cross-docking, delivery orders were to be picked that are not delivered. */
export async function dropDeliveryLots(tx: Tx, deliveryIds: readonly number[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    delete from delivery_lots where delivery_id = any(${ints(deliveryIds)}::int8[]) and not is_issued`;
  await sql`delete from cross_dock_picks where delivery_id = any(${ints(deliveryIds)}::int8[])`;
}

/** What was planned of these delivery orders and has not left yet. */
export async function plannedLots(tx: Tx, deliveryIds: readonly number[]): Promise<DeliveryLot[]> {
  const sql = sqlOf(tx);
  return sql<DeliveryLot[]>`
    select delivery_id as "deliveryId", dc_id as "dcId", item_id as "itemId", expires_on::text as "expiresOn", qty_each as "qtyEach"
    from delivery_lots where delivery_id = any(${ints(deliveryIds)}::int8[]) and not is_issued
    order by delivery_id, item_id, expires_on`;
}

/** Writes down what left of these delivery orders: it takes the place of what was planned. */
export async function writeIssuedLots(
  tx: Tx,
  deliveryIds: readonly number[],
  rows: readonly DeliveryLot[],
): Promise<void> {
  await dropDeliveryLots(tx, deliveryIds);
  await insertLots(tx, rows, true);
}

async function insertLots(tx: Tx, rows: readonly DeliveryLot[], isIssued: boolean): Promise<void> {
  if (rows.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into delivery_lots (delivery_id, dc_id, item_id, expires_on, qty_each, is_issued)
    select r.*, ${isIssued}::bool
    from unnest(${ints(column(rows, (r) => r.deliveryId))}::text::int8[], ${ints(column(rows, (r) => r.dcId))}::text::int4[],
                ${ints(column(rows, (r) => r.itemId))}::text::int4[], ${texts(column(rows, (r) => r.expiresOn))}::text::date[],
                ${ints(column(rows, (r) => r.qtyEach))}::text::int8[]) as r`;
}

/** Which items of the DCs that are named have goods with a date, as keys of stock rows. */
export async function datedAmong(tx: Tx, keys: readonly DcItem[]): Promise<Set<string>> {
  const sql = sqlOf(tx);
  const rows = await sql<DcItem[]>`
    select distinct dc_id as "dcId", item_id as "itemId" from dc_lots
    where dc_id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[]) and expires_on < 'infinity'`;
  return new Set(rows.map(({ dcId, itemId }) => stockKey(dcId, itemId)));
}

async function plannedOf(
  tx: Tx,
  keys: readonly DcItem[],
): Promise<(DcItem & Dated & { place: string | null })[]> {
  const sql = sqlOf(tx);
  return sql<(DcItem & Dated & { place: string | null })[]>`
    select p.dc_id as "dcId", p.item_id as "itemId", p.expires_on::text as "expiresOn", x.location as place,
           sum(p.qty_each)::int8 as "qtyEach"
    from delivery_lots p left join cross_dock_picks x on x.delivery_id = p.delivery_id and x.item_id = p.item_id
    where p.dc_id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[])
      and p.item_id = any(${ints([...new Set(keys.map(({ itemId }) => itemId))])}::int4[]) and not p.is_issued
    group by p.dc_id, p.item_id, p.expires_on, x.location`;
}

/** The places for cross-docking of these DCs. */
export async function crossDocksOf(tx: Tx, keys: readonly DcItem[]): Promise<Map<number, Set<string>>> {
  const rows = await sqlOf(tx)<{ dcId: number; code: string }[]>`
    select dc_id as "dcId", code from dc_places
    where kind = 'crossdock' and dc_id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[])`;
  const docks = new Map<number, Set<string>>();
  for (const { dcId, code } of rows) docks.set(dcId, (docks.get(dcId) ?? new Set()).add(code));
  return docks;
}

/** Until when goods of these items must be good at least to go to a store on that day, by the rule of `fitFrom`. */
export async function fitDaysOf(
  tx: Tx,
  keys: readonly DcItem[],
  day: BusinessDay,
): Promise<Map<string, BusinessDay>> {
  const sql = sqlOf(tx);
  const rows = await sql<(DcItem & { shelfLifeDays: number | null; shipRestBp: number })[]>`
    select c.id as "dcId", i.id as "itemId", i.shelf_life_days as "shelfLifeDays",
           coalesce(w.ship_rest_bp, ${usualShipRestBp}::int4) as "shipRestBp"
    from dcs c left join warehouse_settings w on w.dc_id = c.id
    cross join items i
    where c.id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[])
      and i.id = any(${ints([...new Set(keys.map(({ itemId }) => itemId))])}::int4[])`;
  return new Map(
    rows.map(({ dcId, itemId, shelfLifeDays, shipRestBp }) => [
      stockKey(dcId, itemId),
      fitFrom(day, shelfLifeDays, shipRestBp),
    ]),
  );
}
