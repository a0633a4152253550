import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { lockDeliveries, mustReachDeliveries, voidDeliveries } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { dropFromTasks } from "@/server/wave";
import { refuse } from "../errors";
import type { TakeOutInput } from "../schema";
import { lockOrdersOf, lockWaveRow, partOf } from "./lock-taken";
import { type ReturnedPart, returnRows } from "./return-rows";

export interface TakenOut {
  wave: string;
  store: string;
  /** Delivery orders that are void by it. */
  deliveries: number;
}

/**
 * Takes a store out of a wave, whether or not it is released (2.4): all its delivery orders there are void, holds and
 * reservations end, its lines leave the pick tasks, and every row that the run took or closed of its orders is back in the
 * pool as it was (ruling 25). Rows of an order that got nothing at all come back only before the wave's first pick, as with
 * the whole wave. A repeat answers the same and brings nothing back twice. Refused: `wave/unknown`, `wave/store-not-in`,
 * `wave/cancelled`, `wave/locked`; `delivery/already-approved`; `delivery/picking-begun` for all but a DC manager (2.3). Then
 * everything of the store stays.
 */
export async function takeStoreOut(
  db: DbOrTx,
  actor: Actor,
  input: TakeOutInput,
  now: Date,
): Promise<TakenOut> {
  mustBeAbleTo(actor, "delivery.void");
  return inTransaction(db, async (tx) => {
    const { waveId, storeId, ids } = await find(tx, input);
    await lockOrdersOf(tx, ids, waveId, storeId);
    mustReachDeliveries(actor, await lockDeliveries(tx, ids));
    const wave = await lockWaveRow(tx, waveId, input.wave);
    if (wave.isCancelled) throw refuse("wave/cancelled", { wave: input.wave });
    const { voided, lines } = await voidDeliveries(tx, actor, ids, input.reason, now);
    await dropFromTasks(tx, ids);
    const back = [...lines.map(partOf), ...(await reopenClosed(tx, waveId, storeId, lines))];
    await returnRows(tx, actor, back, input.reason, now);
    if (back.length > 0) {
      await recordEvent(
        tx,
        actor,
        {
          type: "wave.store_taken_out",
          documentType: "wave",
          documentId: waveId,
          details: { store: input.store, deliveries: voided.map(({ deliveryNo }) => deliveryNo) },
          reason: input.reason,
        },
        now,
      );
    }
    return { wave: input.wave, store: input.store, deliveries: ids.length };
  });
}

async function find(tx: Tx, { wave, store }: TakeOutInput) {
  const sql = sqlOf(tx);
  const [found] = await sql<{ waveId: number }[]>`select id as "waveId" from waves where wave_no = ${wave}`;
  if (!found) throw refuse("wave/unknown", { wave });
  const deliveries = await sql<{ id: number; storeId: number }[]>`
    select d.id, d.store_id as "storeId" from deliveries d join stores s on s.id = d.store_id
    where d.wave_id = ${found.waveId} and s.code = ${store} order by d.id`;
  const [first] = deliveries;
  if (!first) throw refuse("wave/store-not-in", { wave, store });
  return { waveId: found.waveId, storeId: first.storeId, ids: deliveries.map(({ id }) => id) };
}

/** What the run closed of the store's orders for want of stock, unless what such an order had earned was given back since. */
async function reopenClosed(
  tx: Tx,
  waveId: number,
  storeId: number,
  lines: readonly { orderId: number }[],
): Promise<ReturnedPart[]> {
  const sql = sqlOf(tx);
  return sql<ReturnedPart[]>`
    delete from closed_rows k using orders o
    where k.wave_id = ${waveId} and o.id = k.order_id and o.store_id = ${storeId}
      and o.status not in ('draft', 'cancelled', 'expired')
      and (o.id = any(${ints(lines.map(({ orderId }) => orderId))}::int8[])
        or not exists (select from deliveries d where d.wave_id = ${waveId} and d.status not in ('created', 'released', 'void')))
    returning k.order_id as "orderId", k.line_no as "lineNo", k.qty_each as "qtyEach", k.discount_fen as "discountFen"`;
}
