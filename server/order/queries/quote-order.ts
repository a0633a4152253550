import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import type { Locale } from "@/server/shared/domain-error";
import { refuse } from "../errors";
import { decideOrder } from "../rules/decide-order";
import type { QuoteInput } from "../schema";
import { quoteView } from "./quote-view";
import { readOrderingContext } from "./read-ordering-context";

export type Quote = Awaited<ReturnType<typeof quoteOrder>>;

/**
 * What an order of these lines would be if it were placed now: prices, sources, refusals per line, what it earns, the window
 * and balance check 1 (R14, R16, R18, R23). Changes nothing; refused lines and coupons are named, not thrown.
 */
export async function quoteOrder(
  db: DbOrTx,
  actor: Actor,
  input: QuoteInput,
  now: Date,
  locale: Locale = "en",
) {
  mustBeAbleTo(actor, "order.quote");
  const day = businessDayOf(now);
  const context = await readOrderingContext(sqlOf(db), input, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);
  const terms = await getTerms(db, day, context.catalogVersion);
  const decided = decideOrder(terms, context, input, now);
  return quoteView(decided, terms, context, isAbleTo(actor, "account.read"), locale);
}
