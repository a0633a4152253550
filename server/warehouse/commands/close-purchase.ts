import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import type { PurchaseState } from "@/server/warehouse/commands/create-purchase";
import { findDc } from "@/server/warehouse/find-dc";
import { lockPurchase } from "@/server/warehouse/lock-purchase";
import type { ClosePurchaseInput } from "@/server/warehouse/schema";

/**
 * Says that nothing more is expected of a purchase order, and why; what came stays. Again: the same answer, nothing changed.
 * Refused: `purchase/unknown`.
 */
export async function closePurchase(
  db: DbOrTx,
  actor: Actor,
  input: ClosePurchaseInput,
  now: Date,
): Promise<PurchaseState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "purchase.change");
    const purchase = await lockPurchase(tx, await findDc(tx, actor, input.dc), input.purchase);
    if (purchase.status === "open") await writeClosed(tx, actor, purchase.id, input.reason, now);
    return { purchase: purchase.purchaseNo, status: "closed" };
  });
}

/** Closes a locked purchase order; without a reason because everything came. */
export async function writeClosed(
  tx: Tx,
  actor: Actor,
  purchaseId: number,
  reason: string,
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    update purchases set status = 'closed', closed_by_name = ${actor.name}, close_reason = ${reason},
                         closed_at = ${now.toISOString()}::text::timestamptz
    where id = ${purchaseId}::int8`;
  const event = { type: "purchase.closed", documentType: "purchase", documentId: purchaseId };
  await recordEvent(tx, actor, { ...event, reason }, now);
}
