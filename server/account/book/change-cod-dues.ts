import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";

interface Due {
  amountFen: number;
  status: "open" | "paid" | "void";
}

/**
 * Changes what a store owes for an approved COD delivery by a settled difference: below 0 it owes less. A due of 0.00 counts
 * as paid and opens again when something is added. A due below zero, or one that was void or paid in cash, is a defect.
 */
export async function changeCodDue(
  tx: Tx,
  { deliveryId, amountFen }: { deliveryId: number; amountFen: number },
  now: Date,
): Promise<void> {
  const due = await lockDue(tx, deliveryId);
  const afterFen = due.amountFen + amountFen;
  invariant(afterFen >= 0, `the due of delivery ${deliveryId} would be ${afterFen}`);
  const sql = sqlOf(tx);
  await sql`
    update cod_dues set amount_fen = ${afterFen}::int8,
           status = case when ${afterFen}::int8 = 0 then 'paid'::due_status else 'open' end,
           ended_at = case when ${afterFen}::int8 = 0 then ${now.toISOString()}::text::timestamptz end
    where delivery_id = ${deliveryId}::int8`;
}

/** The store owes nothing for a reversed delivery any more. A due that was paid in cash is a defect. */
export async function dropCodDue(tx: Tx, deliveryId: number, now: Date): Promise<void> {
  await lockDue(tx, deliveryId);
  const sql = sqlOf(tx);
  await sql`
    update cod_dues set status = 'void', ended_at = ${now.toISOString()}::text::timestamptz
    where delivery_id = ${deliveryId}::int8`;
}

async function lockDue(tx: Tx, deliveryId: number): Promise<Due> {
  const sql = sqlOf(tx);
  const [due] = await sql<Due[]>`
    select amount_fen as "amountFen", status from cod_dues where delivery_id = ${deliveryId}::int8 for update`;
  invariant(due, `delivery ${deliveryId} has no due`);
  const isCollected = due.status === "paid" && due.amountFen > 0;
  invariant(due.status !== "void" && !isCollected, `the due of delivery ${deliveryId} has ended`);
  return due;
}
