import { type DbOrTx, type Fragment, type Sql, sqlOf } from "@/db/client";
import { inSavepoint, tryingAgain } from "@/db/in-transaction";
import { pgErrorOf } from "@/db/pg-error";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { eventInsert } from "@/server/event";
import { takenMeanwhile, takeUses } from "@/server/promotion";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import type { Locale } from "@/server/shared/domain-error";
import { formatFen } from "@/server/shared/fen";
import { refuse } from "../errors";
import { quoteView, shortfallFen } from "../queries/quote-view";
import { readSubmissionContext } from "../queries/read-ordering-context";
import { decideOrder } from "../rules/decide-order";
import { mustBeSubmittable } from "../rules/must-be-submittable";
import type { SubmitOrderInput } from "../schema";
import { endingOfDraft } from "./end-draft";
import { type Alongside, insertOrder } from "./insert-order";

/** How often an order is decided anew because another order of its store came between. */
const TURNS_TRIED_MAX = 20;

/** What the order is answered with. */
export type SubmittedOrder = NonNullable<Awaited<ReturnType<typeof trySubmission>>>;

/** Makes the insert that keeps the answer, given its condition: the transport's idempotency key commits with the order. */
export type KeepAnswer = (sql: Sql, answer: SubmittedOrder, onlyIf: Fragment) => Fragment;

/**
 * Freezes a cart at today's prices and promotions and hands its lines and gifts to the pool (2.2). The promise (price, shares
 * of discounts, gifts, plan and template version) is stored with every line; money and stock do not move, what it takes of
 * promotions is counted and its coupon reserved (R18). Refuses lines that may not be ordered, a closed window, amounts
 * outside minimum and maximum, coupons that may not be used (R16, R17, R23); a balance that is too small only warns (R14, D3).
 *
 * The busiest command of all takes two round trips: it reads its context, decides in memory, and writes everything in one
 * statement, which is all or nothing by itself. Orders of one store take turns, so two tablets cannot both use up a
 * window's maximum: one that finds its turn gone decides anew, as does one whose coupon or budget is gone. `keepAnswer` is written in the same statement, and so ends
 * the draft that the order was made from.
 */
export async function submitOrder(
  db: DbOrTx,
  actor: Actor,
  input: SubmitOrderInput,
  now: Date,
  keepAnswer?: KeepAnswer,
  locale: Locale = "en",
): Promise<SubmittedOrder> {
  mustBeAbleTo(actor, "order.submit");
  for (let tried = 0; tried < TURNS_TRIED_MAX; tried += 1) {
    const submitted = await tryingAgain(db, () => trySubmission(db, actor, input, now, locale, keepAnswer));
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
  locale: Locale,
  keepAnswer?: KeepAnswer,
) {
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const context = await readSubmissionContext(sql, input, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);

  const terms = await getTerms(db, day, context.catalogVersion);
  const decided = decideOrder(terms, context, input, now);
  const isDraft = input.submit === false;
  if (!isDraft) mustBeSubmittable(context, decided);

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
    ...quoteView(decided, terms, context, seesBalance, locale),
    warnings: warns ? [{ code: "account/insufficient-balance", shortfall: formatFen(order.shortFen) }] : [],
  };
  const submitted = {
    type: isDraft ? "order.drafted" : "order.submitted",
    documentType: "order",
    documentId: order.id,
    after: { status: order.status, payable: formatFen(decided.payableFen) },
  };
  const isTaken = sql`exists (select from turn)`;
  const draft = input.draft && { orderNo: input.draft, storeId: context.storeId };
  const { couponUsed } = decided.promoted;
  const reserved = couponUsed && {
    type: "coupon.reserved",
    documentType: "coupon",
    documentId: couponUsed.coupon.id,
    after: { status: "reserved", order: order.orderNo, discountFen: couponUsed.discountFen },
  };
  const events = reserved && !isDraft ? [submitted, reserved] : [submitted];
  const taken = isDraft ? { uses: [], couponUsed: null } : decided.promoted;
  const alongside: Alongside = {
    event: eventInsert(sql, actor, events, now, isTaken),
    uses: takeUses(sql, { orderId: order.id, storeId: context.storeId, day }, taken),
    answer: keepAnswer?.(sql, answer, isTaken),
    ...(draft && {
      draft: await endingOfDraft(sql, actor, draft, { orderNo: order.orderNo, onlyIf: isTaken }, now),
    }),
  };
  const insert = (at: Sql) => insertOrder(at, order, context, decided, actor.name, alongside, now);
  const wrote: boolean = alongside.uses.isScarce ? await unlessTaken(db, insert) : await insert(sql);
  return wrote ? answer : undefined;
}

/** False when a budget or a coupon was taken meanwhile; a caller's transaction goes on as it was before. */
async function unlessTaken(db: DbOrTx, insert: (sql: Sql) => Promise<boolean>): Promise<boolean> {
  try {
    return await inSavepoint(db, (inner) => insert(sqlOf(inner)));
  } catch (error) {
    if (pgErrorOf(error)?.code === takenMeanwhile) return false;
    throw error;
  }
}

const numberOf = (id: number, storeCode: string, day: BusinessDay) => ({
  id,
  orderNo: documentNumber(`RO-${storeCode}-`, day, id),
});
