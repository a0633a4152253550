import { column, ints, readInts, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { copyInto } from "@/db/copy";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { releaseDeliveries } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { deliveryKey, planPicking } from "@/server/stock";
import { currentStatus, type LockedWave, lockWave, mustNotBeLocked } from "@/server/wave/lock-wave";
import { type DcFloor, floorIn, loadFloors } from "@/server/wave/queries/load-floors";
import type { WaveStatus } from "@/server/wave/rules/moves";
import { type PlannedTask, planTasks } from "@/server/wave/rules/plan-tasks";
import type { WorkLine } from "@/server/wave/rules/work-line";

export interface ReleasedWave {
  wave: string;
  status: WaveStatus;
  /** Pick tasks made for it. */
  tasks: number;
}

/** Told which step of a release begins, for those who wait. */
export type ReleaseTelling = (step: "cutting" | "moves" | "tasks") => Promise<void>;

/**
 * Hands a wave to the pickers (下发): its delivery orders are released and cut into pick tasks with today's locations, by
 * the methods and on the carts that their DCs have settled; which expiry dates they get is planned, first expired first, and
 * what lies elsewhere than at the pick faces is asked for. Goods that came for cross-docking (越库) are taken where they lie, and put store
 * by store. A repeat makes nothing new
 * and answers the same. Refused with `wave/cancelled` and `wave/locked`.
 */
export async function releaseWave(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
  tell?: ReleaseTelling,
): Promise<ReleasedWave> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "wave.release");
    const wave = await lockWave(tx, actor, input.wave);
    if (!wave.isReleased) mustNotBeLocked(wave);
    if (!wave.isReleased) await release(tx, actor, wave, now, tell);
    const sql = sqlOf(tx);
    const [made] = await sql<{ tasks: number }[]>`
      select count(*)::int as tasks from pick_tasks where wave_id = ${wave.id}`;
    return { wave: wave.waveNo, status: await currentStatus(tx, wave, true), tasks: made?.tasks ?? 0 };
  });
}

async function release(
  tx: Tx,
  actor: Actor,
  wave: LockedWave,
  now: Date,
  tell?: ReleaseTelling,
): Promise<void> {
  await tell?.("cutting");
  const released = await releaseDeliveries(tx, actor, wave.deliveries, now);
  const floors = await loadFloors(
    tx,
    released.map(({ dcId }) => dcId),
  );
  const work = await loadWork(
    tx,
    released.map(({ id }) => id),
    floors,
  );
  await tell?.("moves");
  const picks = await planPicking(tx, work, now);
  const dockOf = new Map(picks.map((pick) => [deliveryKey(pick), pick.location]));
  await tell?.("tasks");
  const tasks = planTasks(
    work.map((line): WaveLine => {
      const dock = dockOf.get(deliveryKey(line));
      return dock === undefined ? line : { ...line, location: dock, isAtDock: true };
    }),
    floorIn(floors),
  );
  await insertTasks(tx, wave.id, tasks);
  const sql = sqlOf(tx);
  await sql`update waves set released_at = ${now.toISOString()}::text::timestamptz where id = ${wave.id}`;
  await recordEvent(
    tx,
    actor,
    {
      type: "wave.released",
      documentType: "wave",
      documentId: wave.id,
      details: { deliveries: released.length, tasks: tasks.length },
    },
    now,
  );
}

interface WaveLine extends WorkLine {
  qtyEach: number;
}

/** One row of the answer per delivery order, each figure of its lines as one text; where they are picked the floors say. */
async function loadWork(
  tx: Tx,
  deliveryIds: readonly number[],
  floors: ReadonlyMap<number, DcFloor>,
): Promise<WaveLine[]> {
  const sql = sqlOf(tx);
  const answered = await sql<WorkOfDelivery[]>`
    select d.id as "deliveryId", d.dc_id as "dcId", d.pick_type as "pickType", r.code as route, s.stop_sequence as stop,
           array_agg(l.line_no)::text as "lineNos", array_agg(l.item_id)::text as items,
           array_agg(l.allocated_each)::text as allocated, array_agg(l.is_weighed::int4)::text as weighed
    from delivery_lines l
    join deliveries d on d.id = l.delivery_id
    join stores s on s.id = d.store_id
    join routes r on r.id = s.route_id
    where l.delivery_id = any(${ints(deliveryIds)}::int8[])
    group by d.id, r.code, s.stop_sequence`;
  return answered.flatMap(({ deliveryId, dcId, pickType, route, stop, ...texts }) => {
    const [lineNos, allocated, weighed] = [
      readInts(texts.lineNos),
      readInts(texts.allocated),
      readInts(texts.weighed),
    ];
    const locations = floors.get(dcId)?.locations;
    return readInts(texts.items).map((itemId, at) => ({
      deliveryId,
      lineNo: lineNos[at] ?? 0,
      itemId,
      dcId,
      pickType,
      location: locations?.get(itemId) ?? "",
      isAtDock: false,
      pieces: weighed[at] === 1 ? 1 : (allocated[at] ?? 0),
      route,
      stop,
      qtyEach: allocated[at] ?? 0,
    }));
  });
}

type WorkOfDelivery = Pick<WaveLine, "deliveryId" | "dcId" | "pickType" | "route" | "stop"> &
  Record<"lineNos" | "items" | "allocated" | "weighed", string>;

async function insertTasks(tx: Tx, waveId: number, tasks: readonly PlannedTask<WaveLine>[]): Promise<void> {
  if (tasks.length === 0) return;
  const sql = sqlOf(tx);
  const ids = await sql<{ id: number }[]>`
    select nextval(pg_get_serial_sequence('pick_tasks', 'id')) as id from generate_series(1, ${tasks.length}::int4)`;
  const lines = tasks.flatMap((task, index) =>
    task.lines.map((line, position) => ({ line, taskId: ids[index]?.id ?? null, position: position + 1 })),
  );
  await sql`
    insert into pick_tasks (id, wave_id, dc_id, zone, method, line_count)
    select t.id, ${waveId}::int8, t.dc_id, t.zone, t.method, t.line_count
    from unnest(${ints(column(ids, ({ id }) => id))}::text::int8[],
                ${ints(column(tasks, ({ dcId }) => dcId))}::text::int4[],
                ${texts(column(tasks, ({ zone }) => zone))}::text::text[],
                ${texts(column(tasks, ({ method }) => method))}::text::pick_method[],
                ${ints(column(tasks, (task) => task.lines.length))}::text::int4[])
         t (id, dc_id, zone, method, line_count)`;
  await copyInto(
    tx,
    "pick_lines (task_id, line_no, delivery_id, delivery_line_no, qty_each, location)",
    lines,
    ({ taskId, position, line }) => [
      taskId,
      position,
      line.deliveryId,
      line.lineNo,
      line.qtyEach,
      line.location,
    ],
  );
}
