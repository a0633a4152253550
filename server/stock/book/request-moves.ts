import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { atCrossDock, lyingAtCrossDock, unreleasedOf } from "@/server/stock/book/cross-dock";
import { type DcItem, type LockedDcStock, lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import { dropGoneTasks } from "@/server/stock/book/move-lots";
import { stockKey } from "@/server/stock/book/movement";
import { takenAtDock } from "@/server/stock/dock-rules";
import type { Dated, ExpiryDate } from "@/server/stock/lot-rules";
import { type FaceMove, type FaceNeed, refillMoves, urgentMoves } from "@/server/stock/move-rules";

interface Wanted extends DcItem, FaceMove {
  to: string;
  kind: "urgent" | "refill";
}

/**
 * Asks for the goods that pick faces need from other places: what is promised and does not lie there at once, and when faces are
 * filled, what they lack below their least too (`move-rules.ts`). What is on its way is not asked for twice, so that a repeat asks for
 * nothing; a refill that has become urgent goes on as urgent. Moves nothing. Items that lie at their face alone cost one look. Locks
 * the stock rows of the others, which cover their tasks. Answers how many tasks were made.
 */
export async function requestMoves(
  tx: Tx,
  keys: readonly DcItem[],
  now: Date,
  isFilling = false,
): Promise<number> {
  const elsewhere = await lyingElsewhere(tx, keys);
  if (elsewhere.length === 0) return 0;
  const stock = await lockDcRows(tx, elsewhere);
  const rows = [...stock.values()];
  await dropGoneTasks(tx, rows, now);
  const needOf = await needsOf(tx, rows, now);
  const wanted = rows.flatMap((row): Wanted[] => {
    const need = needOf(row);
    const way = (kind: Wanted["kind"]) => (move: FaceMove) => ({
      ...move,
      kind,
      dcId: row.dcId,
      itemId: row.itemId,
      to: row.location,
    });
    const urgent = urgentMoves(need);
    const onTheWay = { ...need, urgent: [...need.urgent, ...urgent] };
    return [...urgent.map(way("urgent")), ...(isFilling ? refillMoves(onTheWay).map(way("refill")) : [])];
  });
  // One statement each: both kinds may want the same goods.
  const made = await writeTasks(
    tx,
    wanted.filter(({ kind }) => kind === "urgent"),
    now,
  );
  return (
    made +
    (await writeTasks(
      tx,
      wanted.filter(({ kind }) => kind === "refill"),
      now,
    ))
  );
}

/**
 * Those of the items of which something lies elsewhere than at their pick face, and which have one. From the items to their lots to the
 * places, each by its key: a DC has thousands of each, and between places and lots there is no other way than each with each.
 */
export async function lyingElsewhere(tx: Tx, keys: readonly DcItem[]): Promise<DcItem[]> {
  const asked = [...new Map(keys.map((key) => [stockKey(key.dcId, key.itemId), key])).values()];
  if (asked.length === 0) return [];
  const sql = sqlOf(tx);
  return sql<DcItem[]>`
    select distinct s.dc_id as "dcId", s.item_id as "itemId"
    from unnest(${ints(column(asked, ({ dcId }) => dcId))}::text::int4[],
                ${ints(column(asked, ({ itemId }) => itemId))}::text::int4[]) as k (dc_id, item_id)
    join dc_stock s on s.dc_id = k.dc_id and s.item_id = k.item_id and s.location <> ''
    join dc_lots l on l.dc_id = k.dc_id and l.item_id = k.item_id and l.location <> s.location
    join dc_places p on p.dc_id = l.dc_id and p.code = l.location`;
}

/** What decides about each of the locked rows, read in one go. */
async function needsOf(
  tx: Tx,
  rows: readonly LockedDcStock[],
  now: Date,
): Promise<(row: LockedDcStock) => FaceNeed> {
  const sql = sqlOf(tx);
  const dcIds = ints(column(rows, ({ dcId }) => dcId));
  const itemIds = ints(column(rows, ({ itemId }) => itemId));
  const asked = sql`unnest(${dcIds}::text::int4[], ${itemIds}::text::int4[]) as k (dc_id, item_id)`;
  const atDock = await atCrossDock(tx, await lyingAtCrossDock(tx, rows), now);
  const unreleased = await unreleasedOf(tx, atDock);
  const [lots, doubted, facts, docks, planned, open] = [
    await LotBook.load(tx, rows),
    await sql<(DcItem & { location: string })[]>`
      select k.dc_id as "dcId", k.item_id as "itemId", c.location
      from ${asked} join dc_counts c on c.dc_id = k.dc_id and c.item_id = k.item_id and c.closed_at is null`,
    await sql<(DcItem & { minEach: number | null; maxEach: number | null; caseEach: number | null })[]>`
      select k.dc_id as "dcId", k.item_id as "itemId", f.min_each as "minEach", f.max_each as "maxEach",
             case when i.is_weighed then null else greatest(i.case_pack_each, 1) end::int8 as "caseEach"
      from ${asked} join items i on i.id = k.item_id left join dc_faces f on f.dc_id = k.dc_id and f.item_id = k.item_id`,
    await sql<
      { dcId: number; code: string; kind: "dock" | "crossdock" }[]
    >`select dc_id as "dcId", code, kind from dc_places where kind in ('dock', 'crossdock')`,
    await sql<(DcItem & Dated)[]>`
      select k.dc_id as "dcId", k.item_id as "itemId", p.expires_on::text as "expiresOn", sum(p.qty_each)::int8 as "qtyEach"
      from ${asked} join delivery_lots p on p.dc_id = k.dc_id and p.item_id = k.item_id and not p.is_issued
      where not exists (select from cross_dock_picks x where x.delivery_id = p.delivery_id and x.item_id = p.item_id)
      group by k.dc_id, k.item_id, p.expires_on`,
    await sql<(DcItem & FaceMove & { kind: "urgent" | "refill"; to: string })[]>`
      select t.dc_id as "dcId", t.item_id as "itemId", t.from_location as "from", t.to_location as "to", t.kind,
             t.expires_on::text as "expiresOn", greatest(t.qty_each - t.moved_each, 0)::int8 as "qtyEach"
      from ${asked} join dc_move_tasks t on t.dc_id = k.dc_id and t.item_id = k.item_id and t.status = 'open' and t.kind <> 'putaway'`,
  ];
  const keyOf = ({ dcId, itemId }: DcItem) => stockKey(dcId, itemId);
  const factsOf = new Map(facts.map((fact) => [keyOf(fact), fact]));
  const plannedOf = Map.groupBy(planned, keyOf);
  const openOf = Map.groupBy(open, keyOf);
  const doubtedOf = Map.groupBy(doubted, keyOf);
  const atDockOf = new Map(atDock.map((one) => [keyOf(one), one]));
  const placesOf = (dcId: number, wanted: "dock" | "crossdock") =>
    new Set(docks.flatMap((place) => (place.dcId === dcId && place.kind === wanted ? place.code : [])));
  return (row) => {
    const fact = factsOf.get(keyOf(row));
    const toFace = (openOf.get(keyOf(row)) ?? []).filter(({ to }) => to === row.location);
    // A place that waits to be counted may not have what the book says: nobody is sent there.
    const isDoubted = (location: string) =>
      doubtedOf.get(keyOf(row))?.some((one) => one.location === location);
    const crossDocks = placesOf(row.dcId, "crossdock");
    // What delivery orders take, or will take, at a place for cross-docking is not needed at the face, and stays where it is.
    const docked = takenAtDock(atDockOf.get(keyOf(row)), unreleased.get(keyOf(row)) ?? 0);
    return {
      lots: [...lots.of(row).filter(({ location }) => !crossDocks.has(location)), ...docked.free].filter(
        ({ location }) => location === row.location || !isDoubted(location),
      ),
      face: row.location,
      docks: placesOf(row.dcId, "dock"),
      crossDocks,
      reservedEach: row.reservedEach - docked.takenEach,
      planned: plannedOf.get(keyOf(row)) ?? [],
      limits:
        fact && fact.minEach !== null && fact.maxEach !== null
          ? { minEach: fact.minEach, maxEach: fact.maxEach }
          : null,
      caseEach: fact?.caseEach ?? null,
      urgent: toFace.filter(({ kind }) => kind === "urgent"),
      refill: toFace.filter(({ kind }) => kind === "refill"),
    };
  };
}

/** Writes the tasks. One that is there for the same goods carries more, and is urgent once any of it is. */
async function writeTasks(tx: Tx, wanted: readonly Wanted[], now: Date): Promise<number> {
  if (wanted.length === 0) return 0;
  const sql = sqlOf(tx);
  const rows = await sql<{ isNew: boolean }[]>`
    insert into dc_move_tasks as t (dc_id, item_id, expires_on, from_location, to_location, kind, qty_each, requested_at)
    select k.*, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(wanted, (w) => w.dcId))}::text::int4[], ${ints(column(wanted, (w) => w.itemId))}::text::int4[],
                ${texts(column(wanted, (w) => w.expiresOn as ExpiryDate))}::text::date[], ${texts(column(wanted, (w) => w.from))}::text::text[],
                ${texts(column(wanted, (w) => w.to))}::text::text[], ${texts(column(wanted, (w) => w.kind))}::text::dc_move_task_kind[],
                ${ints(column(wanted, (w) => w.qtyEach))}::text::int8[]) as k
    on conflict (dc_id, item_id, expires_on, from_location, to_location) where status = 'open' do update
    set qty_each = case when t.kind = 'refill' and excluded.kind = 'urgent'
                        then greatest(t.qty_each, t.moved_each + excluded.qty_each) else t.qty_each + excluded.qty_each end,
        kind = case when excluded.kind = 'urgent' then excluded.kind else t.kind end
    returning xmax = 0 as "isNew"`;
  return rows.filter(({ isNew }) => isNew).length;
}
