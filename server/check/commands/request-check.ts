import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { lockDeliveryOfNumber } from "@/server/delivery";
import { refuse as refuseDelivery } from "@/server/delivery/errors";
import { recordEvent } from "@/server/event";
import { drawChecks } from "../draw-checks";
import { refuse } from "../errors";

/** Before its check is due or after it: what is not picked yet is checked once it is. */
const open: ReadonlySet<string> = new Set(["created", "released", "picking", "picked", "checked"]);

/**
 * Asks for the check of one delivery order, and says why: picked, it is due at once and cannot be approved before it is right; not yet
 * picked, it is drawn when it becomes so. Asked again, or where it was drawn already, nothing changes. Refused:
 * `delivery/unknown`, `check/too-late` once it is approved or void, `check/ended` when its check is over, `check/nothing-picked`.
 */
export async function requestCheck(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string; reason: string },
  now: Date,
): Promise<{ delivery: string; isDue: boolean }> {
  mustBeAbleTo(actor, "check.request");
  return inTransaction(db, async (tx) => {
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuseDelivery("delivery/unknown", { delivery: input.delivery });
    mustReachDc(actor, delivery.dcId);
    const { id, deliveryNo, status } = delivery;
    if (!open.has(status)) throw refuse("check/too-late", { delivery: deliveryNo, status });
    const sql = sqlOf(tx);
    const checkOf = async () => {
      const [row] = await sql<{ status: string }[]>`
        select status::text from delivery_checks where delivery_id = ${id}::int8`;
      return row;
    };
    const before = await checkOf();
    if (before && !delivery.isCheckDue)
      throw refuse("check/ended", { delivery: deliveryNo, status: before.status });
    const answer = { delivery: deliveryNo, isDue: status === "picked" };
    if (before) return answer;
    const asked = await sql`
      insert into check_requests (delivery_id, reason, asked_by_name, asked_at)
      values (${id}::int8, ${input.reason}, ${actor.name}, ${now.toISOString()}::text::timestamptz)
      on conflict (delivery_id) do nothing returning delivery_id`;
    if (asked.length === 0) return answer;
    const event = { type: "delivery.check_requested", documentType: "delivery", documentId: id };
    await recordEvent(tx, actor, { ...event, reason: input.reason }, now);
    if (status === "picked") {
      await drawChecks(tx, actor, [delivery], now);
      if (!(await checkOf())) throw refuse("check/nothing-picked", { delivery: deliveryNo });
    }
    return answer;
  });
}
