import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { lockOwnWave } from "@/server/dock/lock-own-wave";
import type { SetTripInput, TripRef } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";

/**
 * Says which truck takes the stops of a route of a wave, from which dock, when: as papers and labels show it from then on. A
 * repeat changes nothing. Refused: `dock/unknown-trip`.
 */
export async function setTrip(
  db: DbOrTx,
  actor: Actor,
  input: SetTripInput,
  now: Date,
): Promise<{ wave: string; dc: string; route: string }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "truck.plan");
    const waveId = await lockOwnWave(tx, actor, input.wave);
    const { dcId, routeId } = await findTrip(tx, waveId, input);
    mustReachDc(actor, dcId);
    const { wave, dc, route, ...facts } = input;
    const sql = sqlOf(tx);
    const changed = await sql`
      insert into trips (wave_id, dc_id, route_id, dock, truck, driver, departs_at)
      values (${waveId}, ${dcId}, ${routeId}, ${facts.dock}, ${facts.truck}, ${facts.driver},
        ${facts.departsAt}::text::timestamptz)
      on conflict on constraint trips_once do update
      set dock = excluded.dock, truck = excluded.truck, driver = excluded.driver, departs_at = excluded.departs_at
      where (trips.dock, trips.truck, trips.driver, trips.departs_at)
        is distinct from (excluded.dock, excluded.truck, excluded.driver, excluded.departs_at)`;
    if (changed.count > 0) {
      const details = { dc, route, ...facts };
      await recordEvent(
        tx,
        actor,
        { type: "wave.truck_planned", documentType: "wave", documentId: waveId, details },
        now,
      );
    }
    return { wave, dc, route };
  });
}

/** The DC and the route of a truck of this wave. Refused: `dock/unknown-trip` when it has no stop there. */
export async function findTrip(
  tx: Tx,
  waveId: number,
  ref: TripRef,
): Promise<{ dcId: number; routeId: number }> {
  const sql = sqlOf(tx);
  const [trip] = await sql<{ dcId: number; routeId: number }[]>`
    select d.dc_id as "dcId", s.route_id as "routeId"
    from deliveries d join stores s on s.id = d.store_id join routes r on r.id = s.route_id
    join dcs c on c.id = d.dc_id
    where d.wave_id = ${waveId} and c.code = ${ref.dc} and r.code = ${ref.route}
      and d.status not in ('void', 'reversed')
    limit 1`;
  if (!trip) throw refuse("dock/unknown-trip", ref);
  return trip;
}
