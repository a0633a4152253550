import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { formatFen } from "@/server/shared/fen";
import type { ReversalState } from "@/server/warehouse/commands/reverse-receipt";
import { refuse } from "@/server/warehouse/errors";
import { findDc } from "@/server/warehouse/find-dc";
import { lockReceipt } from "@/server/warehouse/lock-receipt";
import { postReversal } from "@/server/warehouse/post-reversal";
import type { DecideReversalInput } from "@/server/warehouse/schema";

interface Asked {
  id: number;
  status: ReversalState["status"];
  valueFen: number;
  requestedBy: string;
}

/**
 * Approves or rejects the reversal of a receipt that waits for a second person; an approved one is posted at once. The one who
 * asked may only reject, which takes the wish back. The same decision again: the same answer, nothing posted. Refused:
 * `receipt/own-reversal`, `receipt/no-reversal` when nobody asks for it, `receipt/goods-gone`, `receipt/unknown`.
 */
export async function decideReversal(
  db: DbOrTx,
  actor: Actor,
  input: DecideReversalInput,
  now: Date,
): Promise<ReversalState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "stock.adjust");
    const dcId = await findDc(tx, actor, input.dc);
    const receipt = await lockReceipt(tx, dcId, input.receipt);
    const { receiptNo } = receipt;
    const asked = await lastAsked(tx, receipt.id);
    const status = input.decision === "approve" ? ("approved" as const) : ("rejected" as const);
    if (asked === undefined || (asked.status !== "requested" && asked.status !== status))
      throw refuse("receipt/no-reversal", { receipt: receiptNo });
    const answer = { receipt: receiptNo, status, value: formatFen(asked.valueFen) };
    if (asked.status === status) return answer;
    if (status === "approved") {
      if (asked.requestedBy === handOf(actor)) throw refuse("receipt/own-reversal", { receipt: receiptNo });
      await postReversal(tx, dcId, receipt, now);
    }
    const sql = sqlOf(tx);
    await sql`
      update receipt_reversals set status = ${status}::text::stock_adjustment_status, decided_by = ${handOf(actor)},
        decided_by_name = ${actor.name}, decided_at = ${now.toISOString()}::text::timestamptz,
        decision_reason = ${input.reason}
      where id = ${asked.id}::int8`;
    const type = status === "approved" ? "receipt.reversed" : "receipt.reversal-rejected";
    const event = { type, documentType: "receipt", documentId: receipt.id };
    await recordEvent(tx, actor, { ...event, reason: input.reason }, now);
    return answer;
  });
}

/** The receipt's lock covers its wishes: there is at most one that is not rejected. */
async function lastAsked(tx: Tx, receiptId: number): Promise<Asked | undefined> {
  const sql = sqlOf(tx);
  const [found] = await sql<Asked[]>`
    select id, status, value_fen as "valueFen", requested_by as "requestedBy" from receipt_reversals
    where receipt_id = ${receiptId}::int8 order by id desc limit 1`;
  return found;
}
