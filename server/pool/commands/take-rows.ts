import { ints, texts } from "@/db/bulk";
import { type Sql, sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { type NewEvent, recordEvents } from "@/server/event";
import { invariant } from "@/server/shared/invariant";
import { orderStatusAfter } from "../order-status";
import type { PlannedRun } from "../plan-run";

/**
 * Takes the rows of a run's accepted orders out of the pool, closes what could not be allocated (D8), moves the orders on
 * and marks the refused ones blocked. The rows of refused orders are not touched at all (R15).
 */
export async function takeRows(
  tx: Tx,
  actor: Actor,
  planned: PlannedRun,
  wave: { id: number; waveNo: string } | null,
  now: Date,
): Promise<void> {
  const refusedOrders = new Set(planned.allocation.refused.flatMap((refusal) => refusal.orderIds));
  const rows = planned.run.rows.filter((row) => !refusedOrders.has(row.orderId));
  await deleteRows(sqlOf(tx), planned, rows);
  await closeUnallocated(tx, planned, wave?.id ?? null, now);
  const events = [
    ...(await moveAccepted(tx, planned, refusedOrders, wave?.waveNo ?? null)),
    ...(await markBlocked(tx, planned, now)),
  ];
  await recordEvents(tx, actor, events, now);
}

type Row = { orderId: number; lineNo: number; pickType: string };

/** The rows of orders that leave the pool whole go by their order alone, the others one by one. Their orders are locked: there are no more. */
async function deleteRows(sql: Sql, { rowsLeft }: PlannedRun, rows: readonly Row[]): Promise<void> {
  const some = rows.filter((row) => rowsLeft.has(row.orderId));
  const wholeIds = new Set(rows.map((row) => row.orderId).filter((id) => !rowsLeft.has(id)));
  const whole = await sql`delete from pool_rows where order_id = any(${ints([...wholeIds])}::int8[])`;
  const left = rows.length - some.length - whole.count;
  invariant(left === 0, `${left} rows of the pool were not there any more`);
  if (some.length === 0) return;
  await sql`
    delete from pool_rows p using unnest(
      ${ints(some.map((r) => r.orderId))}::text::int8[], ${ints(some.map((r) => r.lineNo))}::text::int2[],
      ${texts(some.map((r) => r.pickType))}::text::pick_type[]) u (order_id, line_no, pick_type)
    where p.order_id = u.order_id and p.line_no = u.line_no and p.pick_type = u.pick_type`;
}

/** Parts that got nothing leave the pool as DC_STOCK: the store orders again in its next window (D8). */
async function closeUnallocated(
  tx: Tx,
  planned: PlannedRun,
  waveId: number | null,
  now: Date,
): Promise<void> {
  const closed = planned.allocation.parts.filter((part) => part.allocatedEach === 0);
  if (closed.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into closed_rows (order_id, line_no, pick_type, item_id, qty_each, discount_fen, reason, wave_id, closed_at)
    select u.*, 'dc_stock', ${waveId}::int8, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(closed.map((p) => p.orderId))}::text::int8[], ${ints(closed.map((p) => p.lineNo))}::text::int2[],
      ${texts(closed.map((p) => p.pickType))}::text::pick_type[], ${ints(closed.map((p) => p.itemId))}::text::int4[],
      ${ints(closed.map((p) => p.orderedEach))}::text::int8[], ${ints(closed.map((p) => p.discountFen))}::text::int8[]) u
    on conflict (order_id, line_no, pick_type, reason) do update
      set qty_each = closed_rows.qty_each + excluded.qty_each, discount_fen = closed_rows.discount_fen + excluded.discount_fen`;
}

async function moveAccepted(
  tx: Tx,
  planned: PlannedRun,
  refusedOrders: ReadonlySet<number>,
  waveNo: string | null,
): Promise<NewEvent[]> {
  const takenFen = new Map<number, number>();
  for (const row of planned.run.rows) {
    if (refusedOrders.has(row.orderId)) continue;
    takenFen.set(row.orderId, (takenFen.get(row.orderId) ?? 0) + row.pooledNetFen);
  }
  if (takenFen.size === 0) return [];
  const sql = sqlOf(tx);
  const delivered = await readDelivered(sql, [...takenFen.keys()]);
  const moved = planned.orders
    .filter((order) => takenFen.has(order.id))
    .map((order) => {
      const { open, all } = delivered.get(order.id) ?? { open: 0, all: 0 };
      const left = {
        pooledRows: planned.rowsLeft.get(order.id) ?? 0,
        openDeliveries: open,
        deliveries: all,
      };
      return { order, takenFen: takenFen.get(order.id) ?? 0, status: orderStatusAfter(left) };
    });
  await sql`
    update orders o set status = u.status, pooled_fen = o.pooled_fen - u.taken, blocked_at = null, blocked_code = null,
      blocked_needed_fen = null, blocked_available_fen = null
    from unnest(${ints(moved.map((m) => m.order.id))}::text::int8[], ${texts(moved.map((m) => m.status))}::text::order_status[],
      ${ints(moved.map((m) => m.takenFen))}::text::int8[]) u (id, status, taken)
    where o.id = u.id`;
  return moved.map(({ order, status }) => ({
    type: "order.generated",
    documentType: "order",
    documentId: order.id,
    after: { status },
    details: { wave: waveNo, repriced: planned.repriced.has(order.id) || undefined },
  }));
}

/** Deliveries of the orders that are not void, this run's and those of runs at other DCs, and how many are open. */
async function readDelivered(sql: Sql, orderIds: readonly number[]) {
  const rows = await sql<{ orderId: number; open: number; all: number }[]>`
    select x.order_id as "orderId", count(*)::int4 as all,
      count(*) filter (where d.status in ('created', 'released', 'picking', 'picked', 'checked'))::int4 as open
    from delivery_orders x join deliveries d on d.id = x.delivery_id and d.status <> 'void'
    where x.order_id = any(${ints(orderIds)}::int8[]) group by 1`;
  return new Map(rows.map((row) => [row.orderId, row]));
}

async function markBlocked(tx: Tx, planned: PlannedRun, now: Date): Promise<NewEvent[]> {
  const blocked = planned.allocation.refused.flatMap((refusal) =>
    refusal.orderIds.map((orderId) => ({ orderId, refusal })),
  );
  if (blocked.length === 0) return [];
  const sql = sqlOf(tx);
  await sql`
    update orders o set blocked_at = ${now.toISOString()}::text::timestamptz, blocked_code = u.code,
      blocked_needed_fen = u.needed, blocked_available_fen = u.available
    from unnest(${ints(blocked.map((b) => b.orderId))}::text::int8[], ${texts(blocked.map((b) => b.refusal.code))}::text::text[],
      ${ints(blocked.map((b) => b.refusal.neededFen))}::text::int8[],
      ${ints(blocked.map((b) => b.refusal.availableFen))}::text::int8[]) u (id, code, needed, available)
    where o.id = u.id`;
  return blocked.map(({ orderId, refusal }) => ({
    type: "order.blocked",
    documentType: "order",
    documentId: orderId,
    details: { code: refusal.code, neededFen: refusal.neededFen, availableFen: refusal.availableFen },
  }));
}
