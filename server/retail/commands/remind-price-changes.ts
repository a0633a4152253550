import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth";
import { recordEvents } from "@/server/event";

/** Hours that a price change may wait before headquarters are reminded (R13). */
export const remindAfterHours = 24;

/** Marks what has waited for a day, once, so that the queue shows it first and says so. By the clock. Answers how many. */
export async function remindPriceChanges(db: Db, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const late = await sqlOf(tx)<{ id: number }[]>`
      update price_changes c set reminded_at = ${now.toISOString()}::text::timestamptz
      where c.reminded_at is null
        and c.requested_at <= ${now.toISOString()}::text::timestamptz - make_interval(hours => ${remindAfterHours}::int4)
        and c.id in (select change_id from price_change_lines where status = 'pending')
      returning c.id`;
    const type = "price_change.reminded";
    await recordEvents(
      tx,
      systemActor,
      late.map(({ id }) => ({ type, documentType: "price_change", documentId: id })),
      now,
    );
    return late.length;
  });
}
