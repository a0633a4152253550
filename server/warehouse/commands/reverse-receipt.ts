import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { receiptReversals } from "@/db/schema/adjustment";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { formatFen } from "@/server/shared/fen";
import { findDc } from "@/server/warehouse/find-dc";
import { lockReceipt } from "@/server/warehouse/lock-receipt";
import { postReversal } from "@/server/warehouse/post-reversal";
import { settingsOf } from "@/server/warehouse/queries/get-settings";
import { valueFen } from "@/server/warehouse/rules/value";
import type { ReverseReceiptInput } from "@/server/warehouse/schema";

/** The answer to every command on the reversal of a receipt. */
export interface ReversalState {
  receipt: string;
  status: "requested" | "approved" | "rejected";
  /** What the goods cost. */
  value: string;
}

/**
 * Takes a receipt back as a whole (红冲), and why: its goods leave the book at what they cost, its purchase order expects them
 * again, its delivery note may come again. Worth more than the DC's limit of adjustments it waits for a second person. Asking
 * again answers the same. Refused: `receipt/goods-gone` when goods have left or are promised, `receipt/unknown`.
 */
export async function reverseReceipt(
  db: DbOrTx,
  actor: Actor,
  input: ReverseReceiptInput,
  now: Date,
): Promise<ReversalState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "stock.adjust");
    const dcId = await findDc(tx, actor, input.dc);
    const receipt = await lockReceipt(tx, dcId, input.receipt);
    const worthFen = receipt.lines.reduce((sum, line) => sum + valueFen(line), 0);
    const { receiptNo } = receipt;
    const value = formatFen(worthFen);
    const sql = sqlOf(tx);
    const [asked] = await sql<{ status: "requested" | "approved" }[]>`
      select status from receipt_reversals where receipt_id = ${receipt.id}::int8 and status <> 'rejected'`;
    if (asked) return { receipt: receiptNo, status: asked.status, value };

    const { adjustmentLimitFen: limitFen } = await settingsOf(tx, dcId);
    const status = worthFen <= limitFen ? ("approved" as const) : ("requested" as const);
    if (status === "approved") await postReversal(tx, dcId, receipt, now);
    const requested = { requestedBy: handOf(actor), requestedByName: actor.name, requestedAt: now };
    const decided = { decidedBy: handOf(actor), decidedByName: actor.name, decidedAt: now };
    await tx.insert(receiptReversals).values({
      receiptId: receipt.id,
      reason: input.reason,
      status,
      valueFen: worthFen,
      limitFen,
      ...requested,
      ...(status === "approved" && decided),
    });
    const type = status === "approved" ? "receipt.reversed" : "receipt.reversal-requested";
    const event = { type, documentType: "receipt", documentId: receipt.id };
    await recordEvent(
      tx,
      actor,
      { ...event, details: { receipt: receiptNo, value }, reason: input.reason },
      now,
    );
    return { receipt: receiptNo, status, value };
  });
}
