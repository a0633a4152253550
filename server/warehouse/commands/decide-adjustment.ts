import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import type { BusinessDay } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import { lockDcStock, stockKey } from "@/server/stock";
import type { AdjustmentState } from "@/server/warehouse/commands/adjust-stock";
import { refuse } from "@/server/warehouse/errors";
import { findDc } from "@/server/warehouse/find-dc";
import { postDifference } from "@/server/warehouse/post-difference";
import { lotFigures } from "@/server/warehouse/queries/lot-figures";
import { mustBeFree, mustBeFreeOf } from "@/server/warehouse/rules/adjustments";
import type { DecideAdjustmentInput } from "@/server/warehouse/schema";

interface Locked {
  id: number;
  adjustmentNo: string;
  status: AdjustmentState["status"];
  dcId: number;
  itemId: number;
  item: string;
  qtyEach: number;
  costMicro: number;
  expiresOn: BusinessDay | null;
  valueFen: number;
  requestedBy: string;
}

/**
 * Approves or rejects an adjustment that waits for a second person; an approved one is posted at once, a rejected one moves
 * nothing. The one who asked may only reject, which takes it back. The same decision again: the same answer, nothing posted.
 * Refused: `adjustment/own-request`, `adjustment/decided-already`, `adjustment/reserved`, `adjustment/lot-short`, `adjustment/unknown`.
 */
export async function decideAdjustment(
  db: DbOrTx,
  actor: Actor,
  input: DecideAdjustmentInput,
  now: Date,
): Promise<AdjustmentState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "stock.adjust");
    const locked = await lockAdjustment(tx, await findDc(tx, actor, input.dc), input.adjustment);
    const { adjustmentNo, id } = locked;
    const status = input.decision === "approve" ? ("approved" as const) : ("rejected" as const);
    const answer = { adjustment: adjustmentNo, status, value: formatFen(locked.valueFen) };
    if (locked.status === status) return answer;
    if (locked.status !== "requested")
      throw refuse("adjustment/decided-already", { adjustment: adjustmentNo, status: locked.status });
    if (status === "approved") {
      if (locked.requestedBy === handOf(actor))
        throw refuse("adjustment/own-request", { adjustment: adjustmentNo });
      await post(tx, locked, now);
    }
    const sql = sqlOf(tx);
    await sql`
      update stock_adjustments set status = ${status}::text::stock_adjustment_status, decided_by = ${handOf(actor)},
        decided_by_name = ${actor.name}, decided_at = ${now.toISOString()}::text::timestamptz,
        decision_reason = ${input.reason}
      where id = ${id}::int8`;
    const event = { type: `adjustment.${status}`, documentType: "stock-adjustment", documentId: id };
    await recordEvent(tx, actor, { ...event, reason: input.reason }, now);
    return answer;
  });
}

async function post(
  tx: Tx,
  { id, item, dcId, itemId, qtyEach, costMicro, expiresOn }: Locked,
  now: Date,
): Promise<void> {
  const figures = (await lockDcStock(tx, [{ dcId, itemId }])).get(stockKey(dcId, itemId));
  invariant(figures, "every key that is locked has figures");
  mustBeFree(item, figures, qtyEach);
  if (expiresOn !== null && qtyEach < 0)
    mustBeFreeOf(item, await lotFigures(tx, dcId, itemId, expiresOn), qtyEach);
  const cost = figures.costMicro ?? costMicro;
  const cause = { type: "adjustment" as const, id };
  const lot = { expiresOn: expiresOn ?? undefined };
  await postDifference(tx, { dcId, itemId, qtyEach, costMicro: cost, cause, reason: "adjustment", lot }, now);
}

/** Adjustments come before DC stock in the lock order. */
async function lockAdjustment(tx: Tx, dcId: number, adjustmentNo: string): Promise<Locked> {
  const sql = sqlOf(tx);
  const [found] = await sql<Locked[]>`
    select a.id, a.adjustment_no as "adjustmentNo", a.status, a.dc_id as "dcId", a.item_id as "itemId", i.code as item,
           a.qty_each as "qtyEach", a.expires_on::text as "expiresOn", a.cost_micro as "costMicro", a.value_fen as "valueFen", a.requested_by as "requestedBy"
    from stock_adjustments a join items i on i.id = a.item_id
    where a.adjustment_no = ${adjustmentNo} and a.dc_id = ${dcId}::int4 for update of a`;
  if (!found) throw refuse("adjustment/unknown", { adjustment: adjustmentNo });
  return found;
}
