import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { formatFen } from "@/server/shared/fen";
import { refuse } from "../errors";
import { quoteView, shortfallFen } from "../queries/quote-view";
import { readOrderingContext } from "../queries/read-ordering-context";
import { refusedCoupons } from "../queries/refused-coupons";
import { decideOrder } from "../rules/decide-order";
import { mustBeSubmittable } from "../rules/must-be-submittable";
import type { SubmitOrderInput } from "../schema";
import { insertOrder } from "./insert-order";

export type SubmittedOrder = Awaited<ReturnType<typeof submitOrder>>;

/**
 * Freezes a cart at today's prices and hands its lines to the pool (2.2). The promise (price, shares of discounts, plan and
 * template version) is stored with every line; money and stock do not move. Refuses lines that may not be ordered, a closed
 * window, amounts outside minimum and maximum (R16, R17, R23); a balance that is too small only warns (R14, D3).
 * Orders of one store take turns, so two tablets cannot both use up a window's maximum. Repeating is the transport's
 * business: it commits the idempotency key with this transaction.
 */
export async function submitOrder(db: DbOrTx, actor: Actor, input: SubmitOrderInput, now: Date) {
  mustBeAbleTo(actor, "order.submit");
  const day = businessDayOf(now);
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    // Sent together, answered in order: the context is read after the store's lock is held.
    const [, context, [sequence]] = await Promise.all([
      sql`select id from stores where code = ${input.store} for no key update`,
      readOrderingContext(sql, input.store, now, day),
      sql<{ id: number }[]>`select nextval('orders_id_seq') as id`,
    ]);
    if (!context || !sequence) throw refuse("order/store-unknown", { store: input.store });
    mustReachStore(actor, context.storeId);

    const terms = await getTerms(tx, day, context.catalogVersion);
    const decided = decideOrder(terms, context, input.lines, context.windowUsage, now);
    const isDraft = input.submit === false;
    const coupons = await refusedCoupons(tx, input.coupons ?? []);
    if (!isDraft) mustBeSubmittable(context, decided, coupons);

    const orderNo = documentNumber(`RO-${context.storeCode}-`, day, sequence.id);
    const order = {
      id: sequence.id,
      orderNo,
      status: isDraft ? ("draft" as const) : ("pooled" as const),
      reference: input.reference ?? "",
      shortFen: shortfallFen(context, decided.payableFen),
      deliverOn: addDays(day, 1),
    };
    await Promise.all([
      insertOrder(sql, order, context, decided, actor.name, now),
      recordEvent(
        tx,
        actor,
        {
          type: isDraft ? "order.drafted" : "order.submitted",
          documentType: "order",
          documentId: order.id,
          after: { status: order.status, payable: formatFen(decided.payableFen) },
        },
        now,
      ),
    ]);
    const seesBalance = isAbleTo(actor, "account.read");
    const warns = !isDraft && seesBalance && order.shortFen > 0;
    return {
      order: orderNo,
      status: order.status,
      reference: order.reference,
      ...quoteView(decided, terms, context, coupons, seesBalance),
      warnings: warns ? [{ code: "account/insufficient-balance", shortfall: formatFen(order.shortFen) }] : [],
    };
  });
}
