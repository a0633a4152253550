import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { minuteOfDay } from "@/server/shared/time-of-day";
import { refuse } from "../errors";
import type { RunTimeInput } from "../schema";

/**
 * Says when a DC runs its waves: owners of blocked orders are told to pay before then (R15). It starts nothing by itself.
 * Setting the same again changes nothing. Refused: `pool/dc-unknown`, a DC out of reach.
 */
export async function setRunTime(db: DbOrTx, actor: Actor, { dc, time }: RunTimeInput, now: Date) {
  mustBeAbleTo(actor, "run.schedule");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ id: number }[]>`select id from dcs where code = ${dc}`;
    if (!found) throw refuse("pool/dc-unknown", { dc });
    mustReachDc(actor, found.id);
    const changed = await sql`
      insert into run_times (dc_id, minute, set_by_name, set_at)
      values (${found.id}::int4, ${minuteOfDay(time)}::int2, ${actor.name}, ${now.toISOString()}::text::timestamptz)
      on conflict (dc_id) do update set minute = excluded.minute, set_by_name = excluded.set_by_name, set_at = excluded.set_at
        where run_times.minute <> excluded.minute
      returning dc_id`;
    if (changed.length > 0) {
      const event = { type: "dc.run_time_set", documentType: "dc", documentId: found.id, after: { time } };
      await recordEvent(tx, actor, event, now);
    }
    return { dc, time };
  });
}
