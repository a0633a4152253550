import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { stockAdjustments } from "@/db/schema/adjustment";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import { lockDcStock, stockKey } from "@/server/stock";
import { findDc, findItems } from "@/server/warehouse/find-dc";
import { postDifference } from "@/server/warehouse/post-difference";
import { settingsOf } from "@/server/warehouse/queries/get-settings";
import { lotFigures } from "@/server/warehouse/queries/lot-figures";
import { costOf, mustBeFree, mustBeFreeOf, mustFitReason } from "@/server/warehouse/rules/adjustments";
import { valueFen } from "@/server/warehouse/rules/value";
import type { AdjustmentInput } from "@/server/warehouse/schema";

/** The answer to every command on an adjustment. */
export interface AdjustmentState {
  adjustment: string;
  status: "requested" | "approved" | "rejected";
  value: string;
}

/**
 * Says that a DC has more or fewer of an item than its book, and why. Up to the DC's limit it is posted at once, at the average
 * cost; what is worth more waits for a second person. What delivery orders have been promised is never taken. Two calls are
 * two adjustments; a repeat is told apart by the transport's key. Refused: `adjustment/sign`, `adjustment/reserved`, `adjustment/lot-short` of a date,
 * `adjustment/cost-missing` for an item that the DC never had, `warehouse/unknown-items`, `warehouse/unknown-dc`.
 */
export async function adjustStock(
  db: DbOrTx,
  actor: Actor,
  input: AdjustmentInput,
  now: Date,
): Promise<AdjustmentState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "stock.adjust");
    const dcId = await findDc(tx, actor, input.dc);
    const { itemId, isWeighed } = (await findItems(tx, [input.item]))(input.item);
    mustFitReason(input.reason, input.qty);
    const { adjustmentLimitFen: limitFen } = await settingsOf(tx, dcId);
    const figures = (await lockDcStock(tx, [{ dcId, itemId }])).get(stockKey(dcId, itemId));
    invariant(figures, "every key that is locked has figures");
    mustBeFree(input.item, figures, input.qty);
    if (input.expiresOn !== undefined && input.qty < 0)
      mustBeFreeOf(input.item, await lotFigures(tx, dcId, itemId, input.expiresOn), input.qty);
    const costMicro = costOf(input.item, figures, input.unitCost);
    const worthFen = Math.abs(valueFen({ qtyEach: input.qty, costMicro, isWeighed }));
    const status = worthFen <= limitFen ? "approved" : "requested";

    const sql = sqlOf(tx);
    const [next] = await sql<{ id: number }[]>`select nextval('stock_adjustments_id_seq')::int8 as id`;
    invariant(next, "a sequence always has a next number");
    const { id } = next;
    const adjustmentNo = documentNumber("SA", businessDayOf(now), id);
    const { qty: qtyEach, reason, note } = input;
    const requested = { requestedBy: handOf(actor), requestedByName: actor.name, requestedAt: now };
    const decided = { decidedBy: handOf(actor), decidedByName: actor.name, decidedAt: now };
    const goods = { dcId, itemId, qtyEach, costMicro };
    await tx.insert(stockAdjustments).values({
      id,
      adjustmentNo,
      ...goods,
      reason,
      note,
      expiresOn: input.expiresOn ?? null,
      status,
      valueFen: worthFen,
      limitFen,
      ...requested,
      ...(status === "approved" && decided),
    });
    if (status === "approved")
      await postDifference(
        tx,
        {
          ...goods,
          cause: { type: "adjustment", id },
          reason: "adjustment",
          lot: { expiresOn: input.expiresOn },
        },
        now,
      );
    const event = { type: `adjustment.${status}`, documentType: "stock-adjustment", documentId: id };
    const details = { item: input.item, qty: qtyEach, why: reason };
    await recordEvent(tx, actor, { ...event, details, reason: note }, now);
    return { adjustment: adjustmentNo, status, value: formatFen(worthFen) };
  });
}
