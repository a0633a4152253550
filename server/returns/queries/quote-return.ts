import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { LimitObjection, LineObjection } from "@/server/returns/errors";
import { findReturningStore } from "@/server/returns/find-store";
import { judgeLines } from "@/server/returns/judge-lines";
import { loadUnearnedGifts } from "@/server/returns/load-gifts";
import { type QuotaView, quotaView } from "@/server/returns/queries/get-quota";
import { clawBack } from "@/server/returns/rules";
import type { QuoteReturnInput } from "@/server/returns/schema";

export interface QuotedReturn {
  lines: { item: string; qtyEach: number; returnableEach: number; valueFen: number }[];
  /** What each line is refused for, and the limits that the whole goes over. */
  objections: LineObjection[];
  limits: LimitObjection[];
  valueFen: number;
  /** Gifts that would be taken back, and the credit that is left if all of it is accepted. */
  clawbacks: { order: string; item: string; name: string; qtyEach: number; amountFen: number }[];
  creditFen: number;
  quota: QuotaView;
}

/**
 * What a return sent now would be: price and credit of each line, what refuses it, and how the quota stands; it changes nothing.
 * Refused: `return/unknown-store`, `return/item-twice`, `recall/…`, a store out of reach.
 */
export async function quoteReturn(
  db: DbOrTx,
  actor: Actor,
  input: QuoteReturnInput,
  now: Date,
): Promise<QuotedReturn> {
  mustBeAbleTo(actor, "return.read");
  const store = await findReturningStore(db, actor, input.store);
  const { lines, objections, limits, meters } = await judgeLines(db, store, input, now, false);
  const valueFen = lines.reduce((sum, line) => sum + line.valueFen, 0);
  const pieces = lines.flatMap(({ draws }) =>
    draws.map(({ deliveryId, deliveryLineNo, qtyEach }) => ({ deliveryId, deliveryLineNo, each: qtyEach })),
  );
  const gifts = await loadUnearnedGifts(db, 0, pieces);
  const clawbacks = clawBack(gifts, valueFen).flatMap(({ amountFen }, index) => {
    const gift = gifts[index];
    if (!gift || amountFen === 0) return [];
    return { order: gift.order, item: gift.item, name: gift.name, qtyEach: gift.unearnedEach, amountFen };
  });
  return {
    lines: lines.map(({ item, qtyEach, returnableEach, valueFen: fen }) => ({
      item,
      qtyEach,
      returnableEach,
      valueFen: fen,
    })),
    objections: [...objections],
    limits: [...limits],
    valueFen,
    clawbacks,
    creditFen: valueFen - clawbacks.reduce((sum, { amountFen }) => sum + amountFen, 0),
    quota: quotaView(store, meters),
  };
}
