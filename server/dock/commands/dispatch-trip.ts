import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { dispatchDeliveries } from "@/server/delivery";
import { refuse } from "@/server/dock/errors";
import { type LockedTrip, lockTrip } from "@/server/dock/lock-trip";
import { loadUnits, type Unit } from "@/server/dock/queries/load-units";
import type { DispatchTripInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";
import { labelCodeOf } from "@/server/shared/label-code";

const left: ReadonlySet<string> = new Set(["dispatched", "delivered", "closed"]);

/**
 * The truck leaves: its delivery orders are dispatched and its containers are out at their stores. Refused: `dock/not-loaded`
 * while a label waits that is not named in `rest`, `dock/void-loaded` while something void stands on the truck, what
 * `dispatchDeliveries` refuses. A repeat changes nothing.
 */
export async function dispatchTrip(
  db: DbOrTx,
  actor: Actor,
  input: DispatchTripInput,
  now: Date,
): Promise<{ wave: string; route: string; dispatched: number; left: number }> {
  return inTransaction(db, async (tx) => {
    const trip = await lockTrip(tx, actor, input);
    const units = await loadUnits(tx, actor, trip.waveId, input);
    const hasLeft = trip.deliveries.every(({ status }) => left.has(status));
    const waiting = units.filter(({ status }) => status === "waiting" || status === "not_picked");
    const answer = { wave: input.wave, route: input.route, dispatched: trip.deliveries.length };
    if (hasLeft) return { ...answer, left: input.rest.length };

    const named = new Set(input.rest.map(labelCodeOf));
    const unnamed = waiting.filter(({ code }) => !named.has(code));
    if (unnamed.length > 0) {
      const stores = [...new Set(unnamed.map(({ store }) => store))];
      throw refuse("dock/not-loaded", { count: unnamed.length, stores });
    }
    const wrong = units.filter(({ status, isLoaded }) => status === "void" && isLoaded);
    if (wrong.length > 0) throw refuse("dock/void-loaded", { codes: wrong.map(({ code }) => code) });
    await dispatchDeliveries(tx, actor, trip.deliveries, now);
    const tripId = await markLeft(tx, actor, trip, now);
    await bookContainersOut(tx, actor, tripId, units, now);
    const details = { dc: input.dc, route: input.route, left: waiting.map(({ code }) => code) };
    await recordEvent(
      tx,
      actor,
      { type: "wave.truck_left", documentType: "wave", documentId: trip.waveId, details },
      now,
    );
    return { ...answer, left: waiting.length };
  });
}

async function markLeft(tx: Tx, actor: Actor, trip: LockedTrip, now: Date): Promise<number> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ id: number }[]>`
    insert into trips (wave_id, dc_id, route_id, dispatched_at, dispatched_by_name)
    values (${trip.waveId}, ${trip.dcId}, ${trip.routeId}, ${now.toISOString()}::text::timestamptz, ${actor.name})
    on conflict on constraint trips_once do update
    set dispatched_at = excluded.dispatched_at, dispatched_by_name = excluded.dispatched_by_name
    returning id`;
  return row?.id ?? 0;
}

/** What went out full: a store owes so many back. */
async function bookContainersOut(
  tx: Tx,
  actor: Actor,
  tripId: number,
  units: readonly Unit[],
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const loaded = units.filter(
    ({ kind, isLoaded, status }) => kind !== "case" && isLoaded && status === "loaded",
  );
  const counts = Map.groupBy(loaded, ({ storeId, kind }) => `${storeId}/${kind}`);
  for (const group of counts.values()) {
    const [first] = group;
    if (!first) continue;
    await sql`
      insert into container_entries (store_id, kind, qty, cause_type, cause_id, by_name, at)
      values (${first.storeId}, ${first.kind}::text::container_kind, ${group.length}, 'trip', ${tripId}, ${actor.name},
        ${now.toISOString()}::text::timestamptz)`;
  }
}
