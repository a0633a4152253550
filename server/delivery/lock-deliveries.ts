import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachDc, mustReachStore } from "@/server/auth/actor";
import type { DeliveryStatus } from "@/server/delivery/rules/moves";

/** A delivery order under its lock: what decides about it cannot change until the transaction ends. */
export interface LockedDelivery {
  id: number;
  deliveryNo: string;
  waveId: number;
  storeId: number;
  dcId: number;
  accountId: number | null;
  /** How it is paid, as generated: a direct store has no account and pays nothing (R05, R-15). */
  payment: "prepaid" | "cod" | "none";
  pickType: "case" | "loose";
  status: DeliveryStatus;
  /** It was drawn for a check that has not ended. */
  isCheckDue: boolean;
  allocatedFen: number;
  /** Null until approved. */
  approvedFen: number | null;
}

/** Locks delivery orders in the order of their ids, as everybody does. */
export async function lockDeliveries(tx: Tx, ids: readonly number[]): Promise<LockedDelivery[]> {
  const sql = sqlOf(tx);
  return sql<
    LockedDelivery[]
  >`${lockedColumns(tx)} where d.id = any(${ints(ids)}::int8[]) order by d.id for update of d`;
}

/** Locks all delivery orders of a wave, void ones included. None joins a wave after its generation. */
export async function lockDeliveriesOfWave(tx: Tx, waveId: number): Promise<LockedDelivery[]> {
  const sql = sqlOf(tx);
  return sql<
    LockedDelivery[]
  >`${lockedColumns(tx)} where d.wave_id = ${waveId} order by d.id for update of d`;
}

/** Locks the delivery order of that number; undefined when there is none. */
export async function lockDeliveryOfNumber(tx: Tx, deliveryNo: string): Promise<LockedDelivery | undefined> {
  const sql = sqlOf(tx);
  const rows = await sql<
    LockedDelivery[]
  >`${lockedColumns(tx)} where d.delivery_no = ${deliveryNo} for update of d`;
  return rows[0];
}

function lockedColumns(tx: Tx) {
  const sql = sqlOf(tx);
  return sql`
    select d.id, d.delivery_no as "deliveryNo", d.wave_id as "waveId", d.store_id as "storeId", d.dc_id as "dcId",
           d.account_id as "accountId",
           case when d.settlement = 'prepaid' and d.account_id is null then 'none' else d.settlement::text end as payment,
           d.pick_type as "pickType", d.status, d.check_due as "isCheckDue", d.allocated_fen as "allocatedFen", d.approved_fen as "approvedFen"
    from deliveries d`;
}

/** Refuses with `auth/out-of-scope` a delivery order of a DC or store that is not one of the actor's. */
export function mustReachDeliveries(
  actor: Actor,
  deliveries: readonly Pick<LockedDelivery, "dcId" | "storeId">[],
): void {
  for (const { dcId, storeId } of deliveries) {
    mustReachDc(actor, dcId);
    mustReachStore(actor, storeId);
  }
}

/** A delivery order as refusals name it. */
export const standing = ({ deliveryNo, status }: Pick<LockedDelivery, "deliveryNo" | "status">) => ({
  delivery: deliveryNo,
  status,
});
