import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { lockDeliveries, voidDeliveries } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { dropFromTasks } from "@/server/wave";
import { refuse } from "../errors";
import { lockOrdersOf, lockWaveRow, partOf } from "./lock-taken";
import { type ReturnedPart, returnRows } from "./return-rows";

/**
 * Voids a delivery order and takes its goods back into the pool, as they were before the run (2.3, U6, ruling 25): hold or
 * due ends, reservation is freed. Refused once it is approved and while its wave is locked; once picking has begun only for
 * a DC manager. A repeat answers the same and brings nothing back twice.
 */
export async function voidDelivery(db: DbOrTx, actor: Actor, deliveryNo: string, reason: string, now: Date) {
  mustBeAbleTo(actor, "delivery.void");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [delivery] = await sql<{ id: number; waveId: number; wave: string }[]>`
      select d.id, d.wave_id as "waveId", w.wave_no as wave from deliveries d join waves w on w.id = d.wave_id
      where d.delivery_no = ${deliveryNo}`;
    if (!delivery) throw refuse("delivery/unknown", { delivery: deliveryNo });
    await lockOrdersOf(tx, [delivery.id]);
    await lockDeliveries(tx, [delivery.id]);
    await lockWaveRow(tx, delivery.waveId, delivery.wave);
    const { lines } = await voidDeliveries(tx, actor, [delivery.id], reason, now);
    await dropFromTasks(tx, [delivery.id]);
    await returnRows(tx, actor, lines.map(partOf), reason, now);
    return { delivery: deliveryNo, status: "void" as const };
  });
}

/** Who may cancel a wave that the pickers have already (2.4). */
const managers: ReadonlySet<Actor["role"]> = new Set(["dc-manager", "admin"]);

/**
 * Cancels a wave before its first pick: all its delivery orders are void and every row it took or closed is back in the
 * pool as it was (2.4), except those of orders that have been taken back or have expired since. Refused with the
 * deliveries that picking has begun on (`wave/already-picked`), once it is released to everybody but a DC manager
 * (`wave/released`), and while it is locked (`wave/locked`). A repeat answers the same.
 */
export async function cancelWave(db: DbOrTx, actor: Actor, waveNo: string, reason: string, now: Date) {
  mustBeAbleTo(actor, "wave.cancel");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ id: number }[]>`select id from waves where wave_no = ${waveNo}`;
    if (!found) throw refuse("wave/unknown", { wave: waveNo });
    const deliveries = await sql<{ id: number; deliveryNo: string; status: string }[]>`
      select id, delivery_no as "deliveryNo", status from deliveries where wave_id = ${found.id} order by id`;
    const ids = deliveries.map((delivery) => delivery.id);
    await lockOrdersOf(tx, ids, found.id);
    await refuseBegunPicks(tx, found.id, waveNo);
    const wave = await lockWaveRow(tx, found.id, waveNo);
    const answer = { wave: waveNo, status: "cancelled" as const };
    if (wave.isCancelled) return answer;
    if (wave.isReleased && !managers.has(actor.role)) throw refuse("wave/released", { wave: waveNo });

    const { lines } = await voidDeliveries(tx, actor, ids, reason, now);
    await dropFromTasks(tx, ids);
    const closed = await sql<ReturnedPart[]>`
      delete from closed_rows where wave_id = ${found.id}
        and order_id in (select id from orders where status not in ('draft', 'cancelled', 'expired'))
      returning order_id as "orderId", line_no as "lineNo", qty_each as "qtyEach", discount_fen as "discountFen"`;
    await returnRows(tx, actor, [...lines.map(partOf), ...closed], reason, now);
    await sql`
      update waves set cancelled_at = ${now.toISOString()}::text::timestamptz, cancel_reason = ${reason} where id = ${found.id}`;
    await recordEvent(
      tx,
      actor,
      {
        type: "wave.cancelled",
        documentType: "wave",
        documentId: found.id,
        after: { status: "cancelled" },
        reason,
      },
      now,
    );
    return answer;
  });
}

/** Locks all delivery orders of the wave before the wave itself, as everybody does. */
async function refuseBegunPicks(tx: Tx, waveId: number, waveNo: string): Promise<void> {
  const sql = sqlOf(tx);
  const locked = await sql<{ deliveryNo: string; isBegun: boolean }[]>`
    select delivery_no as "deliveryNo", status not in ('created', 'released', 'void') as "isBegun" from deliveries
    where wave_id = ${waveId} order by id for update`;
  const deliveries = locked.filter(({ isBegun }) => isBegun).map(({ deliveryNo }) => deliveryNo);
  if (deliveries.length > 0) throw refuse("wave/already-picked", { wave: waveNo, deliveries });
}
