import { type DbOrTx, sqlOf } from "@/db/client";
import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import { leavingSql } from "@/server/wave";

/** What is known of the truck that takes a store's goods; empty texts and null until somebody says it. */
export interface TripFacts {
  dock: string;
  truck: string;
  driver: string;
  /** What was said of this truck, else when trucks of its route always leave. */
  departsAt: Date | null;
}

interface TripRow extends Omit<TripFacts, "departsAt"> {
  dcId: number | null;
  routeId: number;
  departsAt: string | null;
  minute: number | null;
  deliverOn: BusinessDay;
}

/** Answers for a DC and the route of a stop which truck takes its goods in that wave, and when. */
export async function loadTrips(
  db: DbOrTx,
  waveId: number,
): Promise<(dcId: number, routeId: number) => TripFacts> {
  const sql = sqlOf(db);
  const rows = await sql<TripRow[]>`
    with recursive ${leavingSql(sql)}
    select t.dc_id as "dcId", v.route_id as "routeId", coalesce(t.dock, '') as dock, coalesce(t.truck, '') as truck,
           coalesce(t.driver, '') as driver, t.departs_at as "departsAt", v.minute, w.deliver_on::text as "deliverOn"
    from waves w
    cross join (select r.id as route_id, l.minute from routes r left join leaving l on l.route_id = r.id) v
    left join trips t on t.wave_id = w.id and t.route_id = v.route_id
    where w.id = ${waveId} and (t.id is not null or v.minute is not null)`;
  const said = new Map<string, TripFacts>();
  const usual = new Map<number, Date | null>();
  for (const { dcId, routeId, departsAt, minute, deliverOn, ...trip } of rows) {
    const leaves = minute === null ? null : instantAt(deliverOn, minute);
    usual.set(routeId, leaves);
    if (dcId === null) continue;
    said.set(`${dcId}/${routeId}`, { ...trip, departsAt: departsAt === null ? leaves : new Date(departsAt) });
  }
  return (dcId, routeId) =>
    said.get(`${dcId}/${routeId}`) ?? {
      dock: "",
      truck: "",
      driver: "",
      departsAt: usual.get(routeId) ?? null,
    };
}
