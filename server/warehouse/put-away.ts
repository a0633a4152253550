import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type ExpiryDate, facePart, lockForReceipt, undated } from "@/server/stock";
import { nearestPlace } from "@/server/warehouse/rules/places";

/** Goods as they come in, with the date that they have. */
interface Brought {
  itemId: number;
  qtyEach: number;
  expiresOn: ExpiryDate | null;
}

/** Goods that come in; some are left for the wave. */
interface Incoming extends Brought {
  isCrossDock: boolean;
}

interface Face {
  itemId: number;
  face: string;
  atFaceEach: number;
  maxEach: number | null;
}

/**
 * Where what came is put: what is left for the wave at `crossDock`; else at the pick face up to its most, the rest at the dock until
 * somebody puts it away. Where a DC has no dock, or says no most of a face, that is put at the face. Locks the stock rows.
 */
export async function placeGoods<Line extends Incoming>(
  tx: Tx,
  dcId: number,
  incoming: readonly Line[],
  crossDock?: string,
): Promise<(Line & { place?: string })[]> {
  const left = incoming.flatMap((line) => (line.isCrossDock ? [{ ...line, place: crossDock }] : []));
  const lines = incoming.filter(({ isCrossDock }) => !isCrossDock);
  const sql = sqlOf(tx);
  const [dock] = await sql<{ code: string }[]>`
    select code from dc_places where dc_id = ${dcId}::int4 and kind = 'dock' order by code limit 1`;
  if (!dock) return [...lines, ...left];
  const itemIds = [...new Set(column(lines, ({ itemId }) => itemId))];
  await lockForReceipt(
    tx,
    [...new Set(column(incoming, ({ itemId }) => itemId))].map((itemId) => ({ dcId, itemId })),
  );
  const faces = await sql<Face[]>`
    select f.item_id as "itemId", s.location as face, f.max_each as "maxEach",
           (select coalesce(sum(l.qty_each), 0)::int8 from dc_lots l
            where l.dc_id = s.dc_id and l.item_id = s.item_id and l.location = s.location) as "atFaceEach"
    from dc_faces f join dc_stock s on s.dc_id = f.dc_id and s.item_id = f.item_id and s.location <> ''
    where f.dc_id = ${dcId}::int4 and f.item_id = any(${ints(itemIds)}::int4[])`;
  const faceOf = new Map(faces.map((face) => [face.itemId, face]));
  const placed = lines.flatMap((line) => {
    const face = faceOf.get(line.itemId);
    const part = face ? facePart(line.qtyEach, face.atFaceEach, face.maxEach) : line.qtyEach;
    if (face) face.atFaceEach += part;
    return [
      ...(part > 0 ? [{ ...line, qtyEach: part }] : []),
      ...(part < line.qtyEach ? [{ ...line, qtyEach: line.qtyEach - part, place: dock.code }] : []),
    ];
  });
  return [...placed, ...left];
}

/**
 * Asks for what was left at the dock to be put away, each heap at a free reserve place next to its face, or where some of the item
 * lies already, or nowhere in particular. Answers how many tasks that is. The caller holds the locks of the stock rows.
 */
export async function requestPutAway(
  tx: Tx,
  dcId: number,
  lines: readonly (Brought & { place?: string })[],
  now: Date,
): Promise<number> {
  const heaps = heapsOf(lines);
  if (heaps.length === 0) return 0;
  const sql = sqlOf(tx);
  const free = await sql<{ code: string }[]>`
    select p.code from dc_places p
    where p.dc_id = ${dcId}::int4 and p.kind = 'reserve'
      and not exists (select from dc_lots l where l.dc_id = p.dc_id and l.location = p.code)
      and not exists (select from dc_move_tasks t where t.dc_id = p.dc_id and t.to_location = p.code and t.status = 'open')`;
  const known = await sql<{ itemId: number; face: string; beside: string | null }[]>`
    select s.item_id as "itemId", s.location as face,
           (select min(l.location) from dc_lots l join dc_places p on p.dc_id = l.dc_id and p.code = l.location and p.kind = 'reserve'
            where l.dc_id = s.dc_id and l.item_id = s.item_id) as beside
    from dc_stock s where s.dc_id = ${dcId}::int4 and s.item_id = any(${ints(column(heaps, (h) => h.itemId))}::int4[])`;
  const knownOf = new Map(known.map((row) => [row.itemId, row]));
  const left = new Set(free.map(({ code }) => code));
  const targets = heaps.map(({ itemId }) => {
    const item = knownOf.get(itemId);
    const place = nearestPlace(item?.face ?? "", [...left]);
    if (place !== undefined) left.delete(place);
    return place ?? item?.beside ?? "";
  });
  await sql`
    insert into dc_move_tasks as t (dc_id, kind, item_id, expires_on, from_location, to_location, qty_each, requested_at)
    select ${dcId}::int4, 'putaway', k.*, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(heaps, (h) => h.itemId))}::text::int4[], ${texts(column(heaps, (h) => h.expiresOn))}::text::date[],
                ${texts(column(heaps, (h) => h.place))}::text::text[], ${texts(targets)}::text::text[],
                ${ints(column(heaps, (h) => h.qtyEach))}::text::int8[]) as k
    on conflict (dc_id, item_id, expires_on, from_location, to_location) where status = 'open' do update
    set qty_each = t.qty_each + excluded.qty_each`;
  return heaps.length;
}

/** What lies at the dock, goods of one item and date together. */
function heapsOf(lines: readonly (Brought & { place?: string })[]) {
  const heaps = new Map<string, { itemId: number; expiresOn: ExpiryDate; place: string; qtyEach: number }>();
  for (const { itemId, qtyEach, expiresOn, place } of lines) {
    if (place === undefined) continue;
    const date = expiresOn ?? undated;
    const key = `${itemId} ${date} ${place}`;
    const heap = heaps.get(key) ?? { itemId, expiresOn: date, place, qtyEach: 0 };
    heaps.set(key, { ...heap, qtyEach: heap.qtyEach + qtyEach });
  }
  return [...heaps.values()];
}
