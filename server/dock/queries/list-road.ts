import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";

export type RoadStage = "loading" | "road" | "done";

/** A truck as its driver chooses it. */
export interface RoadTrip {
  wave: string;
  dc: string;
  route: string;
  routeName: string;
  dock: string;
  truck: string;
  driver: string;
  deliverOn: BusinessDay;
  stage: RoadStage;
  leftAt: Date | null;
  /** Stores, and how many of them have signed. */
  stops: number;
  handed: number;
  /** It names me as its driver, or I said that it leaves. */
  isMine: boolean;
  isReturned: boolean;
}

/** What was delivered longer ago is found by its wave. */
const hoursShown = 36;
const tripsMax = 200;

/** The trucks of the actor's DCs that are being loaded, on the road or just back: his own first, then as they leave. */
export async function listRoad(db: DbOrTx, actor: Actor, now: Date): Promise<RoadTrip[]> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const since = new Date(now.getTime() - hoursShown * 3_600_000).toISOString();
  const rows = await sql<(Omit<RoadTrip, "leftAt"> & { leftAt: string | null })[]>`
    with stops as (
      select d.wave_id, d.dc_id, s.route_id, d.store_id, bool_and(d.dispatched_at is not null) as has_left,
             bool_and(d.status in ('delivered', 'closed')) as is_done, min(d.dispatched_at) as left_at
      from deliveries d join stores s on s.id = d.store_id
      where (d.status in ('picked', 'checked', 'approved', 'dispatched')
             or (d.status = 'delivered' and d.delivered_at > ${since}::text::timestamptz))
        and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      group by d.wave_id, d.dc_id, s.route_id, d.store_id)
    select w.wave_no as wave, c.code as dc, r.code as route, r.name as "routeName", coalesce(t.dock, '') as dock,
           coalesce(t.truck, '') as truck, coalesce(t.driver, '') as driver, w.deliver_on::text as "deliverOn",
           case when bool_and(is_done) then 'done' when bool_and(has_left) then 'road' else 'loading' end as stage,
           min(p.left_at) as "leftAt", count(*)::int4 as stops, count(h.id)::int4 as handed,
           coalesce(${actor.name} in (t.driver, t.dispatched_by_name), false) as "isMine", n.trip_id is not null as "isReturned"
    from stops p join waves w on w.id = p.wave_id join dcs c on c.id = p.dc_id join routes r on r.id = p.route_id
    left join trips t on t.wave_id = p.wave_id and t.dc_id = p.dc_id and t.route_id = p.route_id
    left join trip_returns n on n.trip_id = t.id
    left join handovers h on h.wave_id = p.wave_id and h.dc_id = p.dc_id and h.store_id = p.store_id
    group by w.id, c.id, r.id, t.id, n.trip_id
    order by "isMine" desc, min(p.left_at) nulls first, w.id desc, r.code limit ${tripsMax}::int4`;
  return rows.map((row) => ({ ...row, leftAt: row.leftAt === null ? null : new Date(row.leftAt) }));
}
