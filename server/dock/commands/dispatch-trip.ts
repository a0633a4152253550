import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { dispatchDeliveries } from "@/server/delivery";
import { bookOut } from "@/server/dock/book-containers";
import { refuse } from "@/server/dock/errors";
import { lockTrip } from "@/server/dock/lock-trip";
import { markLeft } from "@/server/dock/mark-left";
import { loadUnits } from "@/server/dock/queries/load-units";
import { isToLoad } from "@/server/dock/rules/load";
import type { DispatchTripInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";
import { labelCodeOf } from "@/server/shared/label-code";

const left: ReadonlySet<string> = new Set(["dispatched", "delivered", "closed"]);

/**
 * The truck leaves: its delivery orders are dispatched and its containers are out at their stores. Refused: `dock/not-loaded`
 * while a label waits that is not named in `rest`, `dock/reason-missing` when some are, `dock/void-loaded` while something void stands on the truck, what
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
    const waiting = units.filter(isToLoad);
    const answer = { wave: input.wave, route: input.route, dispatched: trip.deliveries.length };
    if (hasLeft) return { ...answer, left: input.rest.length };

    const named = new Set(input.rest.map(labelCodeOf));
    const unnamed = waiting.filter(({ code }) => !named.has(code));
    if (unnamed.length > 0) {
      const stores = [...new Set(unnamed.map(({ store }) => store))];
      throw refuse("dock/not-loaded", { count: unnamed.length, stores });
    }
    if (waiting.length > 0 && input.reason === "") {
      throw refuse("dock/reason-missing", { count: waiting.length });
    }
    const wrong = units.filter(({ status, isLoaded }) => status === "void" && isLoaded);
    if (wrong.length > 0) throw refuse("dock/void-loaded", { codes: wrong.map(({ code }) => code) });
    await dispatchDeliveries(tx, actor, trip.deliveries, now);
    const tripId = await markLeft(tx, actor, trip, now);
    await bookOut(tx, actor, tripId, units, now);
    const details = { dc: input.dc, route: input.route, left: waiting.map(({ code }) => code) };
    await recordEvent(
      tx,
      actor,
      {
        type: "wave.truck_left",
        documentType: "wave",
        documentId: trip.waveId,
        reason: input.reason || undefined,
        details,
      },
      now,
    );
    return { ...answer, left: waiting.length };
  });
}
