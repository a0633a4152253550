import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { minuteOfDay } from "@/server/shared/time-of-day";
import { refuse } from "@/server/wave/errors";
import type { DepartureInput } from "@/server/wave/schema";

/**
 * Says when the truck of a route leaves on the day of delivery, or with null that it leaves with the route above it. It moves
 * nothing by itself: the control board counts down to it, and plans releases back from it (2.4). Saying the same again
 * changes nothing. Refused: `departure/unknown-route`.
 */
export async function setDeparture(
  db: DbOrTx,
  actor: Actor,
  { route, time }: DepartureInput,
  now: Date,
): Promise<DepartureInput> {
  mustBeAbleTo(actor, "run.schedule");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ id: number }[]>`
      select id from routes where code = ${route} for no key update`;
    if (!found) throw refuse("departure/unknown-route", { route });
    const changed =
      time === null
        ? await sql`delete from departures where route_id = ${found.id}::int4 returning route_id`
        : await sql`
            insert into departures (route_id, minute, set_by_name, set_at)
            values (${found.id}::int4, ${minuteOfDay(time)}::int2, ${actor.name}, ${now.toISOString()}::text::timestamptz)
            on conflict (route_id) do update
              set minute = excluded.minute, set_by_name = excluded.set_by_name, set_at = excluded.set_at
              where departures.minute <> excluded.minute
            returning route_id`;
    if (changed.length > 0) {
      const event = {
        type: "route.departure_set",
        documentType: "route",
        documentId: found.id,
        after: { time },
      };
      await recordEvent(tx, actor, event, now);
    }
    return { route, time };
  });
}
