import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import type { ShortReason } from "@/server/delivery";
import { amountsOf, type LinePart } from "@/server/shared/line-amounts";
import { findReachableWave } from "@/server/wave/lock-wave";
import type { TaskHead } from "@/server/wave/queries/load-tasks";

/** A delivery order of a wave as the floor sees it. */
export interface FloorDelivery {
  delivery: string;
  store: string;
  storeName: string;
  route: string;
  stop: number;
  dc: string;
  pickType: "case" | "loose";
  status: string;
  lines: number;
  shortLines: number;
  /** Approved amount; before that of what was picked as far as known, else of what was allocated. */
  amountFen: number;
  isApproved: boolean;
}

export interface FloorTasks {
  dc: string;
  zone: string;
  method: TaskHead["method"];
  status: TaskHead["status"];
  tasks: number;
  lines: number;
  /** Lines with a scan. */
  scannedLines: number;
}

export interface FloorShort {
  delivery: string;
  store: string;
  storeName: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  allocatedEach: number;
  pickedEach: number;
  reason: ShortReason;
  by: string;
  at: Date;
  /** What the store does not pay because of it. */
  missingFen: number;
}

/** An item of which the run had less than was ordered, as its report says. */
export interface RunShort {
  dc: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  orderedEach: number;
  allocatedEach: number;
}

/** What happens to a wave on the floor: its delivery orders in order of the stops, its tasks by zone, its shorts. */
export interface WaveFloor {
  deliveries: FloorDelivery[];
  tasks: FloorTasks[];
  shorts: FloorShort[];
  runShorts: RunShort[];
}

/** The floor of a wave at the DCs that the actor may see; cheap enough to be asked every few seconds. */
export async function getWaveFloor(db: DbOrTx, actor: Actor, input: { wave: string }): Promise<WaveFloor> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const [deliveries, tasks, shorts, runShorts] = await Promise.all([
    readDeliveries(db, actor, waveId),
    readTasks(db, actor, waveId),
    readShorts(db, actor, waveId),
    readRunShorts(db, actor, waveId),
  ]);
  return { deliveries: withoutShorts(deliveries, shorts), tasks, shorts, runShorts };
}

/** Of deliveries that are not approved yet, the amount of what was picked as far as known. */
function withoutShorts(deliveries: readonly FloorDelivery[], shorts: readonly FloorShort[]): FloorDelivery[] {
  const missing = new Map<string, number>();
  for (const { delivery, missingFen } of shorts) {
    missing.set(delivery, (missing.get(delivery) ?? 0) + missingFen);
  }
  return deliveries.map((row) =>
    row.isApproved ? row : { ...row, amountFen: row.amountFen - (missing.get(row.delivery) ?? 0) },
  );
}

const reachable = (db: DbOrTx, actor: Actor) =>
  sqlOf(db)`(${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`;

async function readDeliveries(db: DbOrTx, actor: Actor, waveId: number): Promise<FloorDelivery[]> {
  const sql = sqlOf(db);
  return sql<FloorDelivery[]>`
    with shorts as (
      select k.delivery_id, count(*)::int4 as lines from deliveries d join delivery_shorts k on k.delivery_id = d.id
      where d.wave_id = ${waveId} group by k.delivery_id)
    select d.delivery_no as delivery, s.code as store, s.name as "storeName", r.code as route,
           s.stop_sequence as stop, c.code as dc, d.pick_type as "pickType", d.status, d.line_count as lines,
           coalesce(k.lines, 0) as "shortLines", coalesce(d.approved_fen, d.allocated_fen) as "amountFen", d.approved_fen is not null as "isApproved"
    from deliveries d
    join stores s on s.id = d.store_id
    join routes r on r.id = s.route_id
    join dcs c on c.id = d.dc_id
    left join shorts k on k.delivery_id = d.id
    where d.wave_id = ${waveId} and ${reachable(db, actor)}
    order by r.code, s.stop_sequence, s.code, d.id`;
}

async function readTasks(db: DbOrTx, actor: Actor, waveId: number): Promise<FloorTasks[]> {
  const sql = sqlOf(db);
  return sql<FloorTasks[]>`
    with scanned as (
      select k.task_id, count(distinct k.line_no)::int8 as lines
      from pick_tasks d join pick_scans k on k.task_id = d.id
      where d.wave_id = ${waveId} group by k.task_id)
    select c.code as dc, d.zone, d.method, d.status, count(*)::int4 as tasks, sum(d.line_count)::int8 as lines,
           coalesce(sum(k.lines), 0)::int8 as "scannedLines"
    from pick_tasks d
    join dcs c on c.id = d.dc_id
    left join scanned k on k.task_id = d.id
    where d.wave_id = ${waveId} and d.status <> 'cancelled' and ${reachable(db, actor)}
    group by c.code, d.zone, d.method, d.status
    order by c.code, d.method, d.zone, d.status`;
}

type ShortRow = Omit<FloorShort, "at" | "missingFen"> & Omit<LinePart, "isWeighed"> & { at: string };

async function readShorts(db: DbOrTx, actor: Actor, waveId: number): Promise<FloorShort[]> {
  const sql = sqlOf(db);
  const rows = await sql<ShortRow[]>`
    select d.delivery_no as delivery, s.code as store, s.name as "storeName", i.code as item, i.name, i.unit,
           i.is_weighed as "isWeighed", l.allocated_each as "allocatedEach", k.picked_each as "pickedEach", k.reason,
           k.reported_by_name as by, k.reported_at as at, l.ordered_each as "orderedEach",
           l.unit_price_fen as "unitPriceFen", l.discount_fen as "discountFen", l.is_gift as "isGift"
    from deliveries d
    join delivery_shorts k on k.delivery_id = d.id
    join delivery_lines l on l.delivery_id = d.id and l.line_no = k.line_no
    join items i on i.id = l.item_id
    join stores s on s.id = d.store_id
    where d.wave_id = ${waveId} and d.status <> 'void' and ${reachable(db, actor)}
    order by k.reported_at desc, d.id, k.line_no`;
  return rows.map(({ at, orderedEach, unitPriceFen, discountFen, isGift, ...row }) => {
    const part = { orderedEach, unitPriceFen, discountFen, isGift, isWeighed: row.isWeighed };
    const missingFen = amountsOf(part, row.allocatedEach).netFen - amountsOf(part, row.pickedEach).netFen;
    return { ...row, at: new Date(at), missingFen };
  });
}

async function readRunShorts(db: DbOrTx, actor: Actor, waveId: number): Promise<RunShort[]> {
  const sql = sqlOf(db);
  return sql<RunShort[]>`
    select c.code as dc, i.code as item, i.name, i.unit, i.is_weighed as "isWeighed",
           (x->>'ordered')::int8 as "orderedEach", (x->>'allocated')::int8 as "allocatedEach"
    from waves w
    cross join lateral jsonb_array_elements(coalesce(w.report->'shortages', '[]')) x
    join items i on i.code = x->>'item'
    join dcs c on c.code = x->>'dc'
    where w.id = ${waveId} and (${actor.dcIds === null}::bool or c.id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by c.code, i.code`;
}
