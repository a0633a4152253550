import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { invariant } from "@/server/shared/invariant";

/** Notes when a truck left and who said so; the first word stands. Answers its id. */
export async function markLeft(
  tx: Tx,
  actor: Actor,
  { waveId, dcId, routeId }: { waveId: number; dcId: number; routeId: number },
  now: Date,
): Promise<number> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ id: number }[]>`
    insert into trips (wave_id, dc_id, route_id, dispatched_at, dispatched_by_name)
    values (${waveId}, ${dcId}, ${routeId}, ${now.toISOString()}::text::timestamptz, ${actor.name})
    on conflict on constraint trips_once do update
    set dispatched_at = coalesce(trips.dispatched_at, excluded.dispatched_at),
        dispatched_by_name = coalesce(trips.dispatched_by_name, excluded.dispatched_by_name)
    returning id`;
  invariant(row, "a truck was not marked as left");
  return row.id;
}
