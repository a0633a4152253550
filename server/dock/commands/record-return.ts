import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { lockTrip } from "@/server/dock/lock-trip";
import type { RecordReturnInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";

/**
 * The gate counts what a truck brought back. It moves no store's balance: the handovers did, what differs is between the gate
 * and the driver and is shown. The same count again answers the same. Refused: `dock/not-left`, `dock/returned` with another
 * count, unknown or out of reach.
 */
export async function recordReturn(
  db: DbOrTx,
  actor: Actor,
  input: RecordReturnInput,
  now: Date,
): Promise<{ wave: string; route: string }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "truck.load");
    const { wave, dc, route, totes, cages, iceBoxes, remark } = input;
    const trip = await lockTrip(tx, actor, { wave, dc, route });
    const sql = sqlOf(tx);
    const [left] = await sql<
      { id: number; before: { totes: number; cages: number; iceBoxes: number; by: string } | null }[]
    >`
      select t.id, (select json_build_object('totes', n.totes, 'cages', n.cages, 'iceBoxes', n.ice_boxes, 'by', n.counted_by_name)
                    from trip_returns n where n.trip_id = t.id) as before
      from trips t where t.wave_id = ${trip.waveId} and t.dc_id = ${trip.dcId} and t.route_id = ${trip.routeId}
        and t.dispatched_at is not null`;
    if (!left) throw refuse("dock/not-left", { wave, dc, route });
    const { before } = left;
    if (before) {
      const isSame = before.totes === totes && before.cages === cages && before.iceBoxes === iceBoxes;
      if (!isSame) throw refuse("dock/returned", { by: before.by });
      return { wave, route };
    }
    await sql`
      insert into trip_returns (trip_id, totes, cages, ice_boxes, remark, counted_by_name, counted_at)
      values (${left.id}, ${totes}, ${cages}, ${iceBoxes}, ${remark}, ${actor.name}, ${now.toISOString()}::text::timestamptz)`;
    const details = { dc, route, totes, cages, iceBoxes };
    const event = { type: "wave.truck_back", documentType: "wave", documentId: trip.waveId, details };
    await recordEvent(tx, actor, event, now);
    return { wave, route };
  });
}
