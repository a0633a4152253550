import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth/actor";
import { type LockedDelivery, lockDeliveries } from "@/server/delivery";
import { refuse } from "@/server/dock/errors";
import type { TripRef } from "@/server/dock/schema";
import { findReachableWave } from "@/server/wave";

export interface LockedTrip {
  waveId: number;
  dcId: number;
  routeId: number;
  /** Without those that are void or taken back. */
  deliveries: LockedDelivery[];
}

/**
 * Locks the delivery orders that one truck takes: while it holds them, nothing of them is approved, voided or loaded by
 * others. Refused: `dock/unknown-trip`, a wave or DC out of reach.
 */
export async function lockTrip(tx: Tx, actor: Actor, ref: TripRef): Promise<LockedTrip> {
  const waveId = await findReachableWave(tx, actor, ref.wave);
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number; dcId: number; routeId: number }[]>`
    select d.id, d.dc_id as "dcId", s.route_id as "routeId"
    from deliveries d join stores s on s.id = d.store_id join routes r on r.id = s.route_id
    join dcs c on c.id = d.dc_id
    where d.wave_id = ${waveId} and c.code = ${ref.dc} and r.code = ${ref.route}`;
  const [first] = rows;
  if (!first) throw refuse("dock/unknown-trip", ref);
  mustReachDc(actor, first.dcId);
  const locked = await lockDeliveries(
    tx,
    rows.map(({ id }) => id),
  );
  const deliveries = locked.filter(({ status }) => status !== "void" && status !== "reversed");
  return { waveId, dcId: first.dcId, routeId: first.routeId, deliveries };
}
