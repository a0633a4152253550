import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { loadTrips, type TripFacts } from "@/server/dock/queries/load-trips";
import { loadUnits, type Unit } from "@/server/dock/queries/load-units";
import { isToLoad } from "@/server/dock/rules/load";
import type { TripRef } from "@/server/dock/schema";
import { findReachableWave } from "@/server/wave";

/** One stop of a truck that is being loaded. */
export interface LoadStop {
  store: string;
  storeName: string;
  stop: number;
  units: number;
  loaded: number;
  /** What is to go on and does not stand there yet. */
  missing: number;
}

export interface TripLoad extends TripFacts {
  wave: string;
  dc: string;
  route: string;
  routeName: string;
  /** The last stop first: as one loads. */
  stops: LoadStop[];
  units: Unit[];
}

/**
 * One truck as its loader sees it: every label with its state, the last stop first; none where only loose goods go and no tote
 * has a label. Refused: `dock/unknown-trip`.
 */
export async function getTripLoad(db: DbOrTx, actor: Actor, input: TripRef): Promise<TripLoad> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const sql = sqlOf(db);
  const [trip] = await sql<{ dcId: number; routeId: number; routeName: string }[]>`
    select d.dc_id as "dcId", r.id as "routeId", r.name as "routeName"
    from deliveries d join stores s on s.id = d.store_id join routes r on r.id = s.route_id
    join dcs c on c.id = d.dc_id
    where d.wave_id = ${waveId} and c.code = ${input.dc} and r.code = ${input.route}
    limit 1`;
  if (!trip) throw refuse("dock/unknown-trip", input);
  mustReachDc(actor, trip.dcId);
  const units = await loadUnits(db, actor, waveId, input);
  const tripOf = await loadTrips(db, waveId);
  return {
    ...tripOf(trip.dcId, trip.routeId),
    ...input,
    routeName: trip.routeName,
    stops: stopsOf(units),
    units,
  };
}

function stopsOf(units: readonly Unit[]): LoadStop[] {
  return [...Map.groupBy(units, ({ store }) => store).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { store, storeName, stop } = first;
    const goes = of.filter(({ status }) => status !== "void");
    const missing = goes.filter(isToLoad).length;
    return { store, storeName, stop, units: goes.length, loaded: goes.length - missing, missing };
  });
}
