import { type DbOrTx, sqlOf } from "@/db/client";
import { hoursUntilDelivered } from "@/server/delivery/rules";
import { claimHours } from "@/server/delivery/rules/differences";

const hourMs = 3_600_000;

/** When a delivery order counts as delivered, and until when its store may claim by itself (U4). */
export interface ClaimTime {
  deliveredAt: Date;
  until: Date;
}

/**
 * What nobody has signed for counts as delivered a day after it left, also before the clock has said so (ruling 37). Undefined while
 * the goods are still at the DC.
 */
export async function claimTimeOf(db: DbOrTx, deliveryId: number): Promise<ClaimTime | undefined> {
  const [row] = await sqlOf(db)<{ deliveredAt: string | null }[]>`
    select coalesce(delivered_at, dispatched_at + make_interval(hours => ${hoursUntilDelivered}::int4)) as "deliveredAt"
    from deliveries where id = ${deliveryId}::int8`;
  if (!row?.deliveredAt) return undefined;
  const deliveredAt = new Date(row.deliveredAt);
  return { deliveredAt, until: new Date(deliveredAt.getTime() + claimHours * hourMs) };
}
