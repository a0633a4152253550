import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";

/**
 * Changes what a store owes for an approved COD delivery by a settled difference: below 0 it owes less. What was paid stays
 * paid: a due that is paid above its new amount leaves the store a credit, one that is paid below it is open again. A due
 * below zero, or one of a delivery that was taken back, is a defect.
 */
export async function changeCodDue(
  tx: Tx,
  { deliveryId, amountFen }: { deliveryId: number; amountFen: number },
  now: Date,
): Promise<void> {
  const due = await lockDue(tx, deliveryId);
  const afterFen = due.amountFen + amountFen;
  invariant(afterFen >= 0, `the due of delivery ${deliveryId} would be ${afterFen}`);
  const isPaid = due.paidFen >= afterFen;
  const sql = sqlOf(tx);
  await sql`
    update cod_dues set amount_fen = ${afterFen}::int8,
           status = case when ${isPaid} then 'paid'::due_status else 'open' end,
           ended_at = case when ${isPaid} then ${now.toISOString()}::text::timestamptz end
    where delivery_id = ${deliveryId}::int8`;
}

/** The store owes nothing for a reversed delivery any more; what it has paid for it is its credit. */
export async function dropCodDue(tx: Tx, deliveryId: number, now: Date): Promise<void> {
  await lockDue(tx, deliveryId);
  const sql = sqlOf(tx);
  await sql`
    update cod_dues set status = 'void', ended_at = ${now.toISOString()}::text::timestamptz
    where delivery_id = ${deliveryId}::int8`;
}

async function lockDue(tx: Tx, deliveryId: number): Promise<{ amountFen: number; paidFen: number }> {
  const sql = sqlOf(tx);
  const [due] = await sql<{ amountFen: number; paidFen: number; isVoid: boolean }[]>`
    select amount_fen as "amountFen", paid_fen as "paidFen", status = 'void' as "isVoid"
    from cod_dues where delivery_id = ${deliveryId}::int8 for update`;
  invariant(due, `delivery ${deliveryId} has no due`);
  invariant(!due.isVoid, `the due of delivery ${deliveryId} has ended`);
  return due;
}
