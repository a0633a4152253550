import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth";
import { type LockedDelivery, lockDeliveryOfNumber } from "@/server/delivery";
import { refuse as refuseDelivery } from "@/server/delivery/errors";
import { refuse } from "./errors";

export interface LockedCheck {
  delivery: LockedDelivery;
  status: "waiting" | "counted" | "passed" | "settled" | "waived";
  rounds: number;
  countId: string | null;
  countedBy: string | null;
  countedByName: string | null;
  countedAt: Date | null;
  endedByName: string | null;
  reason: string;
  isBlind: boolean;
}

/**
 * Locks a delivery order with its check, which nobody writes without the lock of the delivery order. Refused: an unknown one, one of
 * a DC that is not the actor's, and `check/not-drawn` when it is not to be checked.
 */
export async function lockCheck(tx: Tx, actor: Actor, deliveryNo: string): Promise<LockedCheck> {
  const delivery = await lockDeliveryOfNumber(tx, deliveryNo);
  if (!delivery) throw refuseDelivery("delivery/unknown", { delivery: deliveryNo });
  mustReachDc(actor, delivery.dcId);
  const sql = sqlOf(tx);
  const [row] = await sql<(Omit<LockedCheck, "delivery" | "countedAt"> & { countedAt: string | null })[]>`
    select c.status, c.rounds, c.count_id as "countId", c.counted_by as "countedBy", c.counted_by_name as "countedByName",
           c.counted_at as "countedAt", c.ended_by_name as "endedByName", c.reason, coalesce(k.is_blind, true) as "isBlind"
    from delivery_checks c left join check_settings k on k.dc_id = c.dc_id
    where c.delivery_id = ${delivery.id}::int8`;
  if (!row) throw refuse("check/not-drawn", { delivery: deliveryNo });
  return { ...row, delivery, countedAt: row.countedAt === null ? null : new Date(row.countedAt) };
}

/** Refuses with `check/ended` a check that is over, also because its delivery order is void. */
export function mustBeOpen({ delivery, status }: LockedCheck): void {
  if (delivery.isCheckDue) return;
  const ended = status === "waiting" || status === "counted" ? delivery.status : status;
  throw refuse("check/ended", { delivery: delivery.deliveryNo, status: ended });
}
