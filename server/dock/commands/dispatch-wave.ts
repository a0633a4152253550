import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { dispatchDeliveries } from "@/server/delivery";
import { bookOut } from "@/server/dock/book-containers";
import { markLeft } from "@/server/dock/mark-left";
import { loadUnits } from "@/server/dock/queries/load-units";
import type { DispatchWaveInput } from "@/server/dock/schema";
import { settleUnloaded } from "@/server/dock/settle-unloaded";
import { recordEvents } from "@/server/event";
import { lockWave } from "@/server/wave";

const left: ReadonlySet<string> = new Set(["dispatched", "delivered", "closed"]);

/**
 * All trucks of a wave leave at once. What nobody scanned onto them is aboard or stays behind as `unloaded` says, with the
 * reason; labels of void delivery orders and short cases are no question. Void and reversed delivery orders stay. Refused:
 * `dock/not-loaded` while labels wait and nobody has decided, `dock/void-loaded`, what `dispatchDeliveries` refuses. A repeat
 * changes nothing.
 */
export async function dispatchWave(
  db: DbOrTx,
  actor: Actor,
  input: DispatchWaveInput,
  now: Date,
): Promise<{ wave: string; dispatched: number; aboard: number; behind: number }> {
  return inTransaction(db, async (tx) => {
    const wave = await lockWave(tx, actor, input.wave);
    const leaving = wave.deliveries.filter(({ status }) => status !== "void" && status !== "reversed");
    const answer = { wave: wave.waveNo, dispatched: leaving.length };
    if (leaving.every(({ status }) => left.has(status))) return { ...answer, aboard: 0, behind: 0 };
    const found = await loadUnits(tx, actor, wave.id);
    await dispatchDeliveries(tx, actor, leaving, now);
    const { units, aboard, behind } = await settleUnloaded(tx, actor, wave.id, found, input.unloaded, now);
    const trips = await tripsOf(tx, wave.id);
    for (const trip of trips) {
      const tripId = await markLeft(tx, actor, { waveId: wave.id, ...trip }, now);
      const own = units.filter(({ dcId, routeId }) => dcId === trip.dcId && routeId === trip.routeId);
      await bookOut(tx, actor, tripId, own, now);
    }
    const reason = input.unloaded?.reason;
    const details = { trucks: trips.length, aboard, left: behind };
    const event = { type: "wave.trucks_left", documentType: "wave", documentId: wave.id, reason, details };
    await recordEvents(tx, actor, [event], now);
    return { ...answer, aboard: aboard.length, behind: behind.length };
  });
}

async function tripsOf(tx: Tx, waveId: number): Promise<{ dcId: number; routeId: number }[]> {
  const sql = sqlOf(tx);
  const rows = await sql<{ dcId: number; routeId: number }[]>`
    select distinct d.dc_id as "dcId", s.route_id as "routeId"
    from deliveries d join stores s on s.id = d.store_id
    where d.wave_id = ${waveId} and d.status not in ('void', 'reversed') order by 1, 2`;
  return [...rows];
}
