import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { businessDayOf } from "@/server/shared/business-day";
import type { DcItem } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import { stockKey } from "@/server/stock/book/movement";
import { byDate, type Dated, fitFrom, planDates, usualShipRestBp } from "@/server/stock/lot-rules";

/** Goods of a delivery order of one expiry date. */
export interface DeliveryLot extends DcItem, Dated {
  deliveryId: number;
}

/** Goods of an item that a delivery order is to get. */
export interface LotWant extends DcItem {
  deliveryId: number;
  qtyEach: number;
}

/**
 * Says of which expiry dates released delivery orders are picked, of items that have some: in the order given, first expired first, and
 * nothing that would be too short for a store. The caller holds the locks of the stock of `dated`, the items that have dates.
 */
export async function planDeliveryLots(
  tx: Tx,
  wants: readonly LotWant[],
  dated: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  if (dated.size === 0) return;
  const asked = wants.filter(({ dcId, itemId, qtyEach }) => qtyEach > 0 && dated.has(stockKey(dcId, itemId)));
  const groups = Map.groupBy(asked, ({ dcId, itemId }) => stockKey(dcId, itemId));
  const lots = await LotBook.load(tx, asked);
  const planned = Map.groupBy(await plannedOf(tx, asked), ({ dcId, itemId }) => stockKey(dcId, itemId));
  const rules = await restRules(tx, asked);
  const rows = [...groups].flatMap(([key, group]): DeliveryLot[] => {
    const [first] = group;
    if (!first) return [];
    const taken = (planned.get(key) ?? []).map(({ expiresOn, qtyEach }) => ({
      expiresOn,
      qtyEach: -qtyEach,
    }));
    const rule = rules.get(key);
    const fitDay = fitFrom(
      businessDayOf(now),
      rule?.shelfLifeDays ?? null,
      rule?.shipRestBp ?? usualShipRestBp,
    );
    // A delivery order may name an item twice, ordered and as a gift: it gets one plan.
    const merged = [...Map.groupBy(group, ({ deliveryId }) => deliveryId)].map(([deliveryId, own]) => ({
      deliveryId,
      qtyEach: own.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
    }));
    return planDates(byDate([...lots.of(first), ...taken]), fitDay, merged).flatMap(({ want, dates }) =>
      dates.map((date) => ({ ...date, deliveryId: want.deliveryId, dcId: first.dcId, itemId: first.itemId })),
    );
  });
  await insertLots(tx, rows, false);
}

/** Forgets what was planned for delivery orders that are not delivered. */
export async function dropDeliveryLots(tx: Tx, deliveryIds: readonly number[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await sqlOf(tx)`
    delete from delivery_lots where delivery_id = any(${ints(deliveryIds)}::int8[]) and not is_issued`;
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

async function plannedOf(tx: Tx, keys: readonly DcItem[]): Promise<(DcItem & Dated)[]> {
  const sql = sqlOf(tx);
  return sql<(DcItem & Dated)[]>`
    select dc_id as "dcId", item_id as "itemId", expires_on::text as "expiresOn", sum(qty_each)::int8 as "qtyEach"
    from delivery_lots
    where dc_id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[])
      and item_id = any(${ints([...new Set(keys.map(({ itemId }) => itemId))])}::int4[]) and not is_issued
    group by dc_id, item_id, expires_on`;
}

async function restRules(
  tx: Tx,
  keys: readonly DcItem[],
): Promise<Map<string, { shelfLifeDays: number | null; shipRestBp: number }>> {
  const sql = sqlOf(tx);
  const rows = await sql<(DcItem & { shelfLifeDays: number | null; shipRestBp: number })[]>`
    select c.id as "dcId", i.id as "itemId", i.shelf_life_days as "shelfLifeDays",
           coalesce(w.ship_rest_bp, ${usualShipRestBp}::int4) as "shipRestBp"
    from dcs c left join warehouse_settings w on w.dc_id = c.id
    cross join items i
    where c.id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[])
      and i.id = any(${ints([...new Set(keys.map(({ itemId }) => itemId))])}::int4[])`;
  return new Map(rows.map(({ dcId, itemId, ...rule }) => [stockKey(dcId, itemId), rule]));
}
