import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { findDc } from "@/server/warehouse/find-dc";
import type { PlaceKind } from "@/server/warehouse/schema";

/** What lies at a place, and what the place is. */
export interface AtPlace {
  place: string;
  /** Null: no place of the DC, and nothing is picked there. */
  kind: "face" | PlaceKind | null;
  goods: {
    item: string;
    name: string;
    barcode: string;
    unit: string;
    isWeighed: boolean;
    casePackEach: number;
    /** Where the item is picked. */
    face: string;
    expiresOn: BusinessDay | null;
    qtyEach: number;
  }[];
}

/** A place of a DC as somebody scans it: what the book has there, by item and date. Refused: `warehouse/unknown-dc`. */
export async function atPlace(
  db: DbOrTx,
  actor: Actor,
  { dc, place }: { dc: string; place: string },
): Promise<AtPlace> {
  mustBeAbleTo(actor, "stock.read.dc");
  const dcId = await findDc(db, actor, dc);
  const sql = sqlOf(db);
  const [known] = await sql<{ code: string; kind: AtPlace["kind"] }[]>`
    select code, kind::text from dc_places where dc_id = ${dcId}::int4 and upper(code) = upper(${place})
    union all
    (select location, 'face' from dc_stock where dc_id = ${dcId}::int4 and upper(location) = upper(${place}) limit 1)
    limit 1`;
  const code = known?.code ?? place;
  const goods = await sql<AtPlace["goods"]>`
    select i.code as item, i.name, i.barcode, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach",
           s.location as face, nullif(l.expires_on, 'infinity')::text as "expiresOn", l.qty_each as "qtyEach"
    from dc_lots l
    join items i on i.id = l.item_id
    join dc_stock s on s.dc_id = l.dc_id and s.item_id = l.item_id
    where l.dc_id = ${dcId}::int4 and l.location = ${code} order by i.code, l.expires_on`;
  return { place: code, kind: known?.kind ?? null, goods: [...goods] };
}
