import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";

/** Ends coupons whose last day is over. One that an order has reserved stays with it (U18). */
export async function expireCoupons(db: DbOrTx, now: Date): Promise<{ expired: number }> {
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const expired = await sql<{ id: number }[]>`
      update coupons set status = 'expired'
      where id in (select id from coupons where status = 'active' and valid_to < ${businessDayOf(now)}::text::date
                   order by id for update)
      returning id`;
    await recordEvents(
      tx,
      systemActor,
      expired.map(({ id }) => ({
        type: "coupon.expired",
        documentType: "coupon",
        documentId: id,
        before: { status: "active" },
        after: { status: "expired" },
      })),
      now,
    );
    return { expired: expired.length };
  });
}
