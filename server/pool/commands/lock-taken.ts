import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { VoidedLine } from "@/server/delivery";
import { refuse } from "../errors";
import type { ReturnedPart } from "./return-rows";

/** A line of a void delivery order as the part of its order line that comes back. */
export const partOf = (line: VoidedLine): ReturnedPart => ({
  orderId: line.orderId,
  lineNo: line.orderLineNo,
  qtyEach: line.orderedEach,
  discountFen: line.discountFen,
});

/**
 * Locks the orders that these deliveries, or rows a wave closed, belong to: the first documents of the lock order. With a
 * store only its rows count.
 */
export async function lockOrdersOf(
  tx: Tx,
  deliveryIds: readonly number[],
  waveId: number | null = null,
  storeId: number | null = null,
): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    select id from orders where id in (
      select order_id from delivery_orders where delivery_id = any(${ints(deliveryIds)}::int8[])
      union select k.order_id from closed_rows k join orders o on o.id = k.order_id
        where k.wave_id = ${waveId}::int8 and (${storeId}::int4 is null or o.store_id = ${storeId}::int4))
    order by id for update`;
}

export interface WaveStanding {
  isReleased: boolean;
  isCancelled: boolean;
}

/** Locks the wave after its delivery orders, as everybody does; refused while somebody has locked it (`wave/locked`). */
export async function lockWaveRow(tx: Tx, waveId: number, waveNo: string): Promise<WaveStanding> {
  const sql = sqlOf(tx);
  const [wave] = await sql<(WaveStanding & { lockedBy: string | null; lockReason: string })[]>`
    select released_at is not null as "isReleased", cancelled_at is not null as "isCancelled", locked_by_name as "lockedBy",
      lock_reason as "lockReason"
    from waves where id = ${waveId} for update`;
  if (!wave) throw refuse("wave/unknown", { wave: waveNo });
  const { lockedBy, lockReason, ...standing } = wave;
  if (lockedBy !== null) throw refuse("wave/locked", { wave: waveNo, by: lockedBy, reason: lockReason });
  return standing;
}
