import { type DbOrTx, type Fragment, type Sql, sqlOf } from "@/db/client";
import { tryingAgain } from "@/db/in-transaction";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { eventInsert } from "@/server/event";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { formatFen } from "@/server/shared/fen";
import { refuse } from "../errors";
import { quoteView, shortfallFen } from "../queries/quote-view";
import { readSubmissionContext } from "../queries/read-ordering-context";
import { refusedCoupons } from "../queries/refused-coupons";
import { decideOrder } from "../rules/decide-order";
import { mustBeSubmittable } from "../rules/must-be-submittable";
import type { SubmitOrderInput } from "../schema";
import { endingOfDraft } from "./end-draft";
import { insertOrder } from "./insert-order";

/** How often an order is decided anew because another order of its store came between. */
const TURNS_TRIED_MAX = 20;

/** What the order is answered with. */
export type SubmittedOrder = NonNullable<Awaited<ReturnType<typeof trySubmission>>>;

/** Makes the insert that keeps the answer, given its condition: the transport's idempotency key commits with the order. */
export type KeepAnswer = (sql: Sql, answer: SubmittedOrder, onlyIf: Fragment) => Fragment;

/**
 * Freezes a cart at today's prices and hands its lines to the pool (2.2). The promise (price, shares of discounts, plan and
 * template version) is stored with every line; money and stock do not move. Refuses lines that may not be ordered, a closed
 * window, amounts outside minimum and maximum (R16, R17, R23); a balance that is too small only warns (R14, D3).
 *
 * The busiest command of all takes two round trips: it reads its context, decides in memory, and writes everything in one
 * statement, which is all or nothing by itself. Orders of one store take turns, so two tablets cannot both use up a
 * window's maximum: one that finds its turn gone decides anew. `keepAnswer` is written in the same statement, and so ends
 * the draft that the order was made from.
 */
export async function submitOrder(
  db: DbOrTx,
  actor: Actor,
  input: SubmitOrderInput,
  now: Date,
  keepAnswer?: KeepAnswer,
): Promise<SubmittedOrder> {
  mustBeAbleTo(actor, "order.submit");
  for (let tried = 0; tried < TURNS_TRIED_MAX; tried += 1) {
    const submitted = await tryingAgain(db, () => trySubmission(db, actor, input, now, keepAnswer));
    if (submitted) return submitted;
  }
  throw refuse("order/store-busy", { store: input.store });
}

/** One turn; undefined when another order of the store took it first. */
async function trySubmission(
  db: DbOrTx,
  actor: Actor,
  input: SubmitOrderInput,
  now: Date,
  keepAnswer?: KeepAnswer,
) {
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const context = await readSubmissionContext(sql, input.store, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);

  const terms = await getTerms(db, day, context.catalogVersion);
  const decided = decideOrder(terms, context, input.lines, context.windowUsage, now);
  const coupons = await refusedCoupons(db, input.coupons ?? []);
  const isDraft = input.submit === false;
  if (!isDraft) mustBeSubmittable(context, decided, coupons);

  const order = {
    ...numberOf(context.orderId, context.storeCode, day),
    status: isDraft ? ("draft" as const) : ("pooled" as const),
    reference: input.reference ?? "",
    shortFen: shortfallFen(context, decided.payableFen),
    deliverOn: addDays(day, 1),
  };
  const seesBalance = isAbleTo(actor, "account.read");
  const warns = !isDraft && seesBalance && order.shortFen > 0;
  const answer = {
    order: order.orderNo,
    status: order.status,
    reference: order.reference,
    ...quoteView(decided, terms, context, coupons, seesBalance),
    warnings: warns ? [{ code: "account/insufficient-balance", shortfall: formatFen(order.shortFen) }] : [],
  };
  const event = {
    type: isDraft ? "order.drafted" : "order.submitted",
    documentType: "order",
    documentId: order.id,
    after: { status: order.status, payable: formatFen(decided.payableFen) },
  };
  const isTaken = sql`exists (select from turn)`;
  const draft = input.draft && { orderNo: input.draft, storeId: context.storeId };
  const alongside = {
    event: eventInsert(sql, actor, [event], now, isTaken),
    answer: keepAnswer?.(sql, answer, isTaken),
    ...(draft && {
      draft: await endingOfDraft(sql, actor, draft, { orderNo: order.orderNo, onlyIf: isTaken }, now),
    }),
  };
  const wrote = await insertOrder(sql, order, context, decided, actor.name, alongside, now);
  return wrote ? answer : undefined;
}

const numberOf = (id: number, storeCode: string, day: BusinessDay) => ({
  id,
  orderNo: documentNumber(`RO-${storeCode}-`, day, id),
});
