import { ints } from "@/db/bulk";
import { type DbOrTx, type Fragment, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { addDays, type BusinessDay, businessDayOf, instantAt } from "@/server/shared/business-day";
import { leavingSql } from "@/server/wave/departure-sql";
import { readCrews } from "@/server/wave/queries/read-crews";
import { type TruckTimes, truckTimes } from "@/server/wave/rules/control-board";

/** One truck: a route of a wave at a DC, and how far it is. Deliveries are counted at each stage or beyond it. */
export interface BoardTruck extends TruckTimes {
  wave: string;
  route: string;
  routeName: string;
  dc: string;
  deliverOn: BusinessDay;
  departsAt: Date | null;
  isReleased: boolean;
  stores: number;
  deliveries: number;
  released: number;
  picked: number;
  approved: number;
  dispatched: number;
  lines: number;
  pickedLines: number;
  shortLines: number;
}

/** A zone of a DC and what is left to pick in it. */
export interface BoardZone {
  dc: string;
  zone: string;
  openTasks: number;
  lines: number;
  scannedLines: number;
}

/** A place where something was missing in the last twelve hours. */
export interface BoardPlace {
  dc: string;
  location: string;
  item: string;
  name: string;
  lines: number;
  lastAt: Date;
}

/** What waits to be carried at a DC: to faces that need promised goods, and from its dock. */
export interface BoardMoves {
  dc: string;
  urgent: number;
  dock: number;
}

export interface ControlBoard {
  now: Date;
  trucks: BoardTruck[];
  zones: BoardZone[];
  places: BoardPlace[];
  moves: BoardMoves[];
}

/** Places that were empty so long ago are no longer shown. */
const hoursShown = 12;

/**
 * The control board of the DCs that the actor may see (5.2): trucks by departure with their stages and what threatens them,
 * until they have left and on their day even then; zones with what is left, and places that were empty. Cheap enough to be
 * asked every few seconds.
 */
export async function getControlBoard(db: DbOrTx, actor: Actor, now: Date): Promise<ControlBoard> {
  mustBeAbleTo(actor, "wave.read");
  const today = businessDayOf(now);
  const [trucks, crews, zones, places, moves] = await Promise.all([
    readTrucks(db, actor, today),
    readCrews(db, actor, now),
    readZones(db, actor, today),
    readPlaces(db, actor, now),
    readMoves(db, actor),
  ]);
  const timed = trucks.map(({ minute, workMinutes, ...truck }) => ({
    ...truck,
    departsAt: minute === null ? null : instantAt(truck.deliverOn, minute),
    hasLeft: truck.dispatched === truck.deliveries,
    linesLeft: truck.lines - truck.pickedLines,
    minutesLeft: (workMinutes * (truck.lines - truck.pickedLines)) / Math.max(truck.lines, 1),
  }));
  const times = truckTimes(timed, crews, now);
  const rows = timed.map(({ hasLeft: _, linesLeft: __, minutesLeft: ___, ...truck }, n) => ({
    ...truck,
    pickedBy: times[n]?.pickedBy ?? null,
    releaseBy: times[n]?.releaseBy ?? null,
    alert: times[n]?.alert ?? null,
  }));
  return { now, trucks: rows.toSorted(byUrgency), zones, places, moves };
}

function byUrgency(a: BoardTruck, b: BoardTruck): number {
  const at = ({ departsAt }: BoardTruck) => departsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return at(a) - at(b) || (a.route < b.route ? -1 : 1);
}

interface FoundTruck extends Omit<BoardTruck, "departsAt" | "pickedBy" | "releaseBy" | "alert"> {
  minute: number | null;
  /** What one person needs for all of it. */
  workMinutes: number;
}

/** Deliveries of the waves of today and of everything older or later that has not left. */
const shownSql = (db: DbOrTx, actor: Actor, today: BusinessDay): Fragment => sqlOf(db)`
  shown as (
    select d.id, d.wave_id, d.dc_id, d.store_id, d.status, d.line_count
    from deliveries d join waves w on w.id = d.wave_id and w.cancelled_at is null
    where d.status not in ('void', 'reversed')
      and w.deliver_on >= ${addDays(today, -1)}::text::date
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])))`;

async function readTrucks(db: DbOrTx, actor: Actor, today: BusinessDay): Promise<FoundTruck[]> {
  const sql = sqlOf(db);
  const rows = await sql<FoundTruck[]>`
    with recursive ${leavingSql(sql)}, ${shownSql(db, actor, today)},
    scanned as (
      select l.delivery_id, count(distinct (k.task_id, k.line_no))::int4 as lines
      from shown d join pick_lines l on l.delivery_id = d.id join pick_scans k on k.task_id = l.task_id and k.line_no = l.line_no
      where d.status in ('released', 'picking') group by l.delivery_id),
    shorts as (select k.delivery_id, count(*)::int4 as lines from shown d join delivery_shorts k on k.delivery_id = d.id group by 1)
    select w.wave_no as wave, r.code as route, r.name as "routeName", c.code as dc, w.deliver_on::text as "deliverOn",
           coalesce(w.departure_minute, max(v.minute)) as minute, w.released_at is not null as "isReleased",
           count(distinct d.store_id)::int4 as stores, count(*)::int4 as deliveries,
           count(*) filter (where d.status <> 'created')::int4 as released,
           count(*) filter (where d.status not in ('created', 'released', 'picking'))::int4 as picked,
           count(*) filter (where d.status in ('approved', 'dispatched', 'delivered', 'closed'))::int4 as approved,
           count(*) filter (where d.status in ('dispatched', 'delivered', 'closed'))::int4 as dispatched,
           sum(d.line_count)::int4 as lines,
           sum(case when d.status in ('created', 'released', 'picking') then coalesce(k.lines, 0) else d.line_count end)::int4
             as "pickedLines",
           coalesce(sum(s.lines), 0)::int4 as "shortLines",
           (coalesce((w.report->>'estimatedPickMinutes')::numeric, 0) * sum(d.line_count)
             / greatest(w.line_count, 1))::float8 as "workMinutes"
    from shown d
    join waves w on w.id = d.wave_id
    join stores t on t.id = d.store_id
    join routes r on r.id = t.route_id
    join dcs c on c.id = d.dc_id
    left join leaving v on v.route_id = r.id
    left join scanned k on k.delivery_id = d.id
    left join shorts s on s.delivery_id = d.id
    group by w.id, r.id, c.id
    having w.deliver_on >= ${today}::text::date
      or count(*) filter (where d.status not in ('dispatched', 'delivered', 'closed')) > 0`;
  return [...rows];
}

async function readZones(db: DbOrTx, actor: Actor, today: BusinessDay): Promise<BoardZone[]> {
  const sql = sqlOf(db);
  const rows = await sql<BoardZone[]>`
    select c.code as dc, t.zone, count(*) filter (where t.status <> 'done')::int4 as "openTasks",
           sum(t.line_count)::int4 as lines,
           sum(case when t.status = 'done' then t.line_count else coalesce(k.lines, 0) end)::int4 as "scannedLines"
    from pick_tasks t
    join waves w on w.id = t.wave_id and w.cancelled_at is null and w.deliver_on >= ${addDays(today, -1)}::text::date
    join dcs c on c.id = t.dc_id
    left join lateral (
      select count(distinct s.line_no)::int4 as lines from pick_scans s where s.task_id = t.id and t.status <> 'done') k on true
    where t.status <> 'cancelled'
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    group by c.code, t.zone
    having count(*) filter (where t.status <> 'done') > 0
    order by c.code, t.zone`;
  return [...rows];
}

async function readPlaces(db: DbOrTx, actor: Actor, now: Date): Promise<BoardPlace[]> {
  const sql = sqlOf(db);
  const at = now.toISOString();
  const rows = await sql<(Omit<BoardPlace, "lastAt"> & { lastAt: string })[]>`
    select c.code as dc, l.location, i.code as item, i.name, count(distinct (k.task_id, k.line_no))::int4 as lines,
           max(k.scanned_at) as "lastAt"
    from pick_scans k
    join pick_tasks t on t.id = k.task_id
    join dcs c on c.id = t.dc_id
    join pick_lines l on l.task_id = k.task_id and l.line_no = k.line_no
    join delivery_lines x on x.delivery_id = l.delivery_id and x.line_no = l.delivery_line_no
    join items i on i.id = x.item_id
    where k.reason is not null and k.scanned_at <= ${at}::text::timestamptz
      and k.scanned_at > ${at}::text::timestamptz - ${`${hoursShown} hours`}::text::interval
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    group by c.code, l.location, i.id
    order by max(k.scanned_at) desc limit 50`;
  return rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: new Date(lastAt) }));
}

async function readMoves(db: DbOrTx, actor: Actor): Promise<BoardMoves[]> {
  const sql = sqlOf(db);
  const rows = await sql<BoardMoves[]>`
    select c.code as dc, count(*) filter (where t.kind = 'urgent')::int4 as urgent,
           count(*) filter (where t.kind = 'putaway')::int4 as dock
    from dc_move_tasks t join dcs c on c.id = t.dc_id
    where t.status = 'open' and t.kind <> 'refill'
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    group by c.code order by c.code`;
  return [...rows];
}
