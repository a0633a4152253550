import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { type Page, pageOf } from "@/server/shared/paging";
import { findDc } from "@/server/warehouse/find-dc";
import type { ListPlacesInput, PlaceKind } from "@/server/warehouse/schema";

/** An item at a place; a place where nothing lies has one row without an item. */
export interface PlaceRow {
  place: string;
  kind: "face" | PlaceKind;
  item: string | null;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qty: number;
  /** What expires first there. */
  expiresOn: BusinessDay | null;
  /** Least and most of the item's pick face. */
  limits: { min: number; max: number } | null;
  /** On its way to the place. */
  coming: number;
  /** The face holds less than its least after all that is promised of the item. */
  isBelow: boolean;
}

interface Stored extends Omit<PlaceRow, "limits"> {
  min: number | null;
  max: number | null;
}

/**
 * The places of a DC by their code with what lies there: pick faces, reserve places, docks. Without what it asks for, all of them.
 * Refused: `warehouse/unknown-dc`.
 */
export async function listPlaces(db: DbOrTx, actor: Actor, input: ListPlacesInput): Promise<Page<PlaceRow>> {
  mustBeAbleTo(actor, "stock.read.dc");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const { kind = null, state = null, search = null } = input;
  const [place, item] = input.cursor ?? [];
  const after = { place: place === undefined ? null : String(place), item: String(item ?? "") };
  const rows = await sql<Stored[]>`
    with heaps as (
      select location, item_id, sum(qty_each)::int8 as qty, min(expires_on) as expires_on
      from dc_lots where dc_id = ${dcId}::int4 group by location, item_id),
    coming as (
      select to_location as location, item_id, sum(qty_each - moved_each)::int8 as qty
      from dc_move_tasks where dc_id = ${dcId}::int4 and status = 'open' group by to_location, item_id),
    spots as (
      select s.location as place, 'face' as kind, s.item_id, f.min_each, f.max_each,
             s.reserved_each - (select coalesce(sum(x.qty_each), 0) from cross_dock_picks x where x.dc_id = s.dc_id and x.item_id = s.item_id) as reserved_each
      from dc_stock s left join dc_faces f on f.dc_id = s.dc_id and f.item_id = s.item_id
      where s.dc_id = ${dcId}::int4 and s.location <> ''
      union all
      select p.code, p.kind::text, h.item_id, null, null, 0
      from dc_places p left join heaps h on h.location = p.code where p.dc_id = ${dcId}::int4),
    rows as (
      select p.place, p.kind, i.code as item, coalesce(i.name, '') as name, coalesce(i.unit, '') as unit,
             coalesce(i.is_weighed, false) as "isWeighed", coalesce(i.case_pack_each, 1) as "casePackEach",
             coalesce(h.qty, 0)::int8 as qty, nullif(h.expires_on, 'infinity')::text as "expiresOn", p.min_each as min, p.max_each as max,
             coalesce(c.qty, 0)::int8 as coming, coalesce(coalesce(h.qty, 0) - p.reserved_each < p.min_each, false) as "isBelow"
      from spots p
      left join items i on i.id = p.item_id
      left join heaps h on h.location = p.place and h.item_id = p.item_id
      left join coming c on c.location = p.place and c.item_id = p.item_id)
    select * from rows
    where (${kind}::text is null or kind = ${kind}::text)
      and (${state}::text is null or case ${state}::text when 'empty' then qty = 0 else "isBelow" end)
      and (${search}::text is null or strpos(lower(place || ' ' || coalesce(item, '') || ' ' || name), lower(${search}::text)) > 0)
      and (${after.place}::text is null or (place, coalesce(item, '')) > (${after.place}::text, ${after.item}::text))
    order by place, coalesce(item, '') limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ place, item }) => [place, item ?? ""]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ min, max, ...row }) => ({
      ...row,
      limits: min === null || max === null ? null : { min, max },
    })),
  };
}
