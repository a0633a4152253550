import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { isAbleTo, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { refuse } from "@/server/wave/errors";
import { type WaveStatus, waveStatusOf } from "@/server/wave/rules/moves";

export interface WaveDelivery {
  delivery: string;
  store: string;
  storeName: string;
  dc: string;
  pickType: "case" | "loose";
  lines: number;
  shortLines: number;
  /** Approved amount, or before that the allocated one. */
  amountFen: number;
  status: string;
}

export interface WaveView {
  wave: string;
  route: string;
  routeName: string;
  status: WaveStatus;
  orders: number;
  lines: number;
  amountFen: number;
  deliverOn: BusinessDay;
  createdAt: Date;
  createdBy: string;
  releasedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string;
  /** The cut that it was narrowed to, null where it was not. */
  dcOnly: string | null;
  pickType: "case" | "loose" | null;
  temperature: "ambient" | "chilled" | "frozen" | null;
  /** The wave that it brings more for, and those that brought more for it. */
  supplements: string | null;
  supplementedBy: string[];
  /** Who has locked it, and why; null while nobody has. */
  lock: { by: string; at: Date; reason: string } | null;
  deliveries: WaveDelivery[];
  tasks: { total: number; open: number; underWay: number; done: number };
  /** Blocked orders, shortages, tags, cartons and minutes as told when it was generated. */
  report: Record<string, unknown>;
}

interface WaveRow
  extends Omit<
    WaveView,
    "status" | "deliveries" | "amountFen" | "tasks" | "createdAt" | "releasedAt" | "cancelledAt" | "lock"
  > {
  id: number;
  createdAt: string;
  releasedAt: string | null;
  cancelledAt: string | null;
  lockedBy: string | null;
  lockedAt: string | null;
  lockReason: string;
}

const instantOf = (text: string | null) => (text === null ? null : new Date(text));

/**
 * A wave with its delivery orders at the DCs that the actor may see; its state follows from all of them (2.4). Refused: a
 * wave that has none there. What blocked stores had is left out for those who plan nothing and keep no accounts (R09).
 */
export async function getWave(db: DbOrTx, actor: Actor, input: { wave: string }): Promise<WaveView> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const [row] = await sql<WaveRow[]>`
    select w.id, w.wave_no as wave, r.code as route, r.name as "routeName", w.order_count as orders,
           w.line_count as lines, w.deliver_on::text as "deliverOn", w.created_at as "createdAt",
           w.created_by_name as "createdBy", w.released_at as "releasedAt", w.cancelled_at as "cancelledAt",
           w.cancel_reason as "cancelReason", w.report, c.code as "dcOnly", w.pick_type as "pickType", w.temperature,
           f.wave_no as supplements, w.locked_by_name as "lockedBy", w.locked_at as "lockedAt", w.lock_reason as "lockReason",
           array(select m.wave_no from waves m where m.supplements_id = w.id and m.cancelled_at is null order by m.id)
             as "supplementedBy"
    from waves w join routes r on r.id = w.route_id left join dcs c on c.id = w.dc_id
    left join waves f on f.id = w.supplements_id
    where w.wave_no = ${input.wave}`;
  if (!row) throw refuse("wave/unknown", input);
  const { id, report, lockedBy, lockedAt, lockReason, ...wave } = row;
  const all = await loadDeliveries(db, actor, id);
  const deliveries = all
    .filter(({ isReachable }) => isReachable)
    .map(({ isReachable: _, dcId: __, ...delivery }) => delivery);
  if (deliveries.length === 0) for (const { dcId } of all) mustReachDc(actor, dcId);
  return {
    ...wave,
    report:
      isAbleTo(actor, "pool.read") || isAbleTo(actor, "account.read") ? report : withoutBalances(report),
    lock:
      lockedBy === null || lockedAt === null
        ? null
        : { by: lockedBy, at: new Date(lockedAt), reason: lockReason },
    createdAt: new Date(wave.createdAt),
    releasedAt: instantOf(wave.releasedAt),
    cancelledAt: instantOf(wave.cancelledAt),
    status: waveStatusOf({
      isReleased: wave.releasedAt !== null,
      isCancelled: wave.cancelledAt !== null,
      deliveries: all.map(({ status }) => status),
    }),
    amountFen: deliveries
      .filter(({ status }) => status !== "void")
      .reduce((sum, { amountFen }) => sum + amountFen, 0),
    deliveries,
    tasks: await countTasks(db, id),
  };
}

function withoutBalances(report: Record<string, unknown>): Record<string, unknown> {
  const blocked = Array.isArray(report.blocked) ? report.blocked : [];
  return { ...report, blocked: blocked.map(({ store, order, code }) => ({ store, order, code })) };
}

interface ReachableDelivery extends WaveDelivery {
  dcId: number;
  isReachable: boolean;
}

async function loadDeliveries(db: DbOrTx, actor: Actor, waveId: number): Promise<ReachableDelivery[]> {
  const sql = sqlOf(db);
  return sql<ReachableDelivery[]>`
    with shorts as (
      select s.delivery_id, count(*)::int as lines from deliveries d join delivery_shorts s on s.delivery_id = d.id
      where d.wave_id = ${waveId} group by s.delivery_id)
    select d.delivery_no as delivery, s.code as store, s.name as "storeName", c.code as dc, d.dc_id as "dcId", d.pick_type as "pickType",
           d.line_count as lines, coalesce(k.lines, 0) as "shortLines",
           coalesce(d.approved_fen, d.allocated_fen) as "amountFen", d.status,
           (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])) as "isReachable"
    from deliveries d
    join stores s on s.id = d.store_id
    join dcs c on c.id = d.dc_id
    left join shorts k on k.delivery_id = d.id
    where d.wave_id = ${waveId} order by d.id`;
}

async function countTasks(db: DbOrTx, waveId: number): Promise<WaveView["tasks"]> {
  const sql = sqlOf(db);
  const [row] = await sql<WaveView["tasks"][]>`
    select count(*)::int as total, count(*) filter (where status = 'open')::int as open,
           count(*) filter (where status in ('claimed', 'picking'))::int as "underWay",
           count(*) filter (where status = 'done')::int as done
    from pick_tasks where wave_id = ${waveId} and status <> 'cancelled'`;
  return row ?? { total: 0, open: 0, underWay: 0, done: 0 };
}
