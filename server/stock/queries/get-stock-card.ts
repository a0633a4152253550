import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { formatCost, microPerFen } from "@/server/shared/cost";
import { formatFen } from "@/server/shared/fen";
import { gramsPerKilogram } from "@/server/shared/quantity";
import { dcsWith } from "@/server/stock/queries/dcs-with";
import { findStocked, type Stocked } from "@/server/stock/queries/find-stocked";
import { seesDcCost } from "@/server/stock/queries/sees-dc-cost";
import type { StockCardInput } from "@/server/stock/schema";

/** Days of the curve, today included. */
export const curveDays = 90;
/** Delivery orders shown that have set the item aside; the count of all of them stands beside. */
const reservingMax = 50;

export interface Reserving {
  delivery: string;
  status: "created" | "released" | "picking" | "picked" | "checked";
  store: string;
  storeName: string;
  deliverOn: BusinessDay;
  qty: number;
}

/** Everything about an item at a DC that one looks for beside a shelf. */
export interface StockCard extends Omit<Stocked, "dcId" | "itemId"> {
  dc: string;
  onHand: number;
  reserved: number;
  available: number;
  /** The average, and what the stock is worth; null without one, and for those who may not see it. */
  unitCost: string | null;
  value: string | null;
  location: string;
  /** Least and most of the pick face; null where nobody has said any. */
  limits: { min: number; max: number } | null;
  entries: number;
  /** Where it lies and until when it is good; null: without a date. What is planned of a date is for delivery orders that have not left. */
  lots: {
    location: string;
    kind: "face" | "reserve" | "dock" | null;
    expiresOn: BusinessDay | null;
    qty: number;
    planned: number;
  }[];
  /** The other DCs in reach that have it. */
  elsewhere: { dc: string; name: string; onHand: number }[];
  /** On hand at the end of each of the last 90 days, oldest first; from the first entry on. */
  curve: { day: BusinessDay; onHand: number }[];
  /** The delivery orders that have set it aside now, earliest delivery first. */
  reserving: Reserving[];
  reservingCount: number;
  /** Its counts that are not closed. */
  counts: { count: number; location: string; status: "open" | "recount" | "waiting"; reason: string }[];
}

interface Figures {
  onHand: number;
  reserved: number;
  costMicro: number | null;
  location: string;
  entries: number;
}

const none: Figures = { onHand: 0, reserved: 0, costMicro: null, location: "", entries: 0 };

/**
 * The card of an item at a DC: its figures, the curve of 90 days, who has set it aside, what is to be counted. An item that the
 * DC never had has an empty one. Refused: `stock/dc-unknown`, `stock/item-unknown`, a DC out of reach.
 */
export async function getStockCard(
  db: DbOrTx,
  actor: Actor,
  input: StockCardInput,
  now: Date,
): Promise<StockCard> {
  mustBeAbleTo(actor, "stock.read.dc");
  const { dcId, itemId, ...facts } = await findStocked(db, actor, input);
  const sql = sqlOf(db);
  const [[stored], [limits], lots, elsewhere, curve, reserving, counts] = await Promise.all([
    sql<Figures[]>`
      select on_hand_each as "onHand", reserved_each as reserved, cost_micro as "costMicro", location, last_entry_no as entries
      from dc_stock where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4`,
    sql<{ min: number; max: number }[]>`
      select min_each as min, max_each as max from dc_faces where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4`,
    loadLots(db, dcId, itemId),
    dcsWith(db, actor, itemId),
    loadCurve(db, dcId, itemId, businessDayOf(now)),
    loadReserving(db, dcId, itemId),
    sql<StockCard["counts"]>`
      select id as count, location, status, reason from dc_counts
      where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4 and closed_at is null order by id`,
  ]);
  const { costMicro, ...figures } = stored ?? none;
  const isCosted = costMicro !== null && seesDcCost(actor);
  const per = microPerFen * (facts.isWeighed ? gramsPerKilogram : 1);
  return {
    ...facts,
    dc: input.dc,
    ...figures,
    available: figures.onHand - figures.reserved,
    unitCost: isCosted ? formatCost(costMicro) : null,
    value: isCosted ? formatFen(mulDivHalfUp(figures.onHand, costMicro, per)) : null,
    limits: limits ?? null,
    lots,
    elsewhere: elsewhere.filter(({ dc }) => dc !== input.dc),
    curve,
    reserving: reserving.slice(0, reservingMax),
    reservingCount: reserving.length,
    counts: [...counts],
  };
}

/** The last entry of each day that has one; a day without one ends as the day before. */
async function loadCurve(
  db: DbOrTx,
  dcId: number,
  itemId: number,
  today: BusinessDay,
): Promise<StockCard["curve"]> {
  const sql = sqlOf(db);
  const from = addDays(today, 1 - curveDays);
  const ends = await sql<{ day: BusinessDay; onHand: number }[]>`
    with of_item as materialized (
      select business_on, entry_no, on_hand_after_each from dc_stock_entries
      where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4),
    day_ends as (
      select greatest(business_on, ${from}::text::date - 1) as day, max(entry_no) as entry_no from of_item group by 1)
    select day::text as day, on_hand_after_each as "onHand" from day_ends join of_item using (entry_no) order by day`;
  const [first] = ends;
  if (!first) return [];
  const endOf = new Map(ends.map(({ day, onHand }) => [day, onHand]));
  const curve: StockCard["curve"] = [];
  let onHand = endOf.get(addDays(from, -1)) ?? 0;
  let { day } = first;
  if (day < from) day = from;
  for (; day <= today; day = addDays(day, 1)) {
    onHand = endOf.get(day) ?? onHand;
    curve.push({ day, onHand });
  }
  return curve;
}

async function loadLots(db: DbOrTx, dcId: number, itemId: number): Promise<StockCard["lots"]> {
  const sql = sqlOf(db);
  const rows = await sql<StockCard["lots"]>`
    select l.location, case when l.location = s.location then 'face' else q.kind::text end as kind, nullif(l.expires_on, 'infinity')::text as "expiresOn", l.qty_each as qty,
           case when row_number() over (partition by l.expires_on order by l.location) = 1
                then (select coalesce(sum(p.qty_each), 0) from delivery_lots p where p.dc_id = l.dc_id and p.item_id = l.item_id
                        and p.expires_on = l.expires_on and not p.is_issued) else 0 end::int8 as planned
    from dc_lots l
    join dc_stock s on s.dc_id = l.dc_id and s.item_id = l.item_id
    left join dc_places q on q.dc_id = l.dc_id and q.code = l.location
    where l.dc_id = ${dcId}::int4 and l.item_id = ${itemId}::int4
    order by l.expires_on, l.location`;
  return [...rows];
}

async function loadReserving(db: DbOrTx, dcId: number, itemId: number): Promise<Reserving[]> {
  const sql = sqlOf(db);
  const rows = await sql<Reserving[]>`
    select d.delivery_no as delivery, d.status, s.code as store, s.name as "storeName", d.deliver_on::text as "deliverOn",
           sum(l.allocated_each)::int8 as qty
    from deliveries d
    join delivery_lines l on l.delivery_id = d.id and l.item_id = ${itemId}::int4
    join stores s on s.id = d.store_id
    where d.dc_id = ${dcId}::int4 and d.status in ('created', 'released', 'picking', 'picked', 'checked')
      and l.allocated_each > 0
    group by d.id, s.id order by d.deliver_on, d.id`;
  return [...rows];
}
