import { collectReturn } from "@/server/returns/commands/collect-return";
import { cancelReturn, decideReturn } from "@/server/returns/commands/end-return";
import { closeRecall, openRecall } from "@/server/returns/commands/recalls";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { setLimits } from "@/server/returns/commands/set-limits";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { getQuota } from "@/server/returns/queries/get-quota";
import { getReturn } from "@/server/returns/queries/get-return";
import { listQuotas } from "@/server/returns/queries/list-quotas";
import { listRecalls } from "@/server/returns/queries/list-recalls";
import { listRecallsOf } from "@/server/returns/queries/list-recalls-of";
import { listReturns } from "@/server/returns/queries/list-returns";
import { listReturnsToFetch } from "@/server/returns/queries/list-to-fetch";
import { quoteReturn } from "@/server/returns/queries/quote-return";
import {
  cancelReturnInput,
  decideReturnInput,
  listQuotasInput,
  listRecallsInput,
  listReturnsInput,
  openRecallInput,
  quoteReturnInput,
  recallRef,
  receiveReturnInput,
  returnLimitsInput,
  returnRef,
  returnsToFetchInput,
  storeQuotaInput,
  submitReturnInput,
} from "@/server/returns/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** What stores give back. */
export const returnsRouter = router({
  list: procedure("return.read")
    .input(listReturnsInput)
    .query(({ ctx, input }) => listReturns(ctx.db, ctx.actor, input)),
  get: procedure("return.read")
    .input(returnRef)
    .query(({ ctx, input }) => getReturn(ctx.db, ctx.actor, input)),
  quota: procedure("return.read")
    .input(storeQuotaInput)
    .query(({ ctx, input }) => getQuota(ctx.db, ctx.actor, input, ctx.now())),
  quote: procedure("return.read")
    .input(quoteReturnInput)
    .query(({ ctx, input }) => quoteReturn(ctx.db, ctx.actor, input, ctx.now())),
  toFetch: procedure("return.collect")
    .input(returnsToFetchInput)
    .query(({ ctx, input }) => listReturnsToFetch(ctx.db, ctx.actor, input)),
  quotas: procedure("return.read")
    .input(listQuotasInput)
    .query(({ ctx, input }) => listQuotas(ctx.db, ctx.actor, input, ctx.now())),
  recallsOf: procedure("return.read")
    .input(storeQuotaInput)
    .query(({ ctx, input }) => listRecallsOf(ctx.db, ctx.actor, input)),
  recalls: procedure("return.decide")
    .input(listRecallsInput)
    .query(({ ctx, input }) => listRecalls(ctx.db, ctx.actor, input)),
  openRecall: command("return.decide", openRecallInput, ({ db, actor, input, now }) =>
    openRecall(db, actor, input, now),
  ),
  closeRecall: command("return.decide", recallRef, ({ db, actor, input, now }) =>
    closeRecall(db, actor, input, now),
  ),
  setLimits: command("return.configure", returnLimitsInput, ({ db, actor, input, now }) =>
    setLimits(db, actor, input, now),
  ),
  submit: command("return.submit", submitReturnInput, ({ db, actor, input, now }) =>
    submitReturn(db, actor, input, now),
  ),
  cancel: command("return.cancel", cancelReturnInput, ({ db, actor, input, now }) =>
    cancelReturn(db, actor, input, now),
  ),
  decide: command("return.decide", decideReturnInput, ({ db, actor, input, now }) =>
    decideReturn(db, actor, input, now),
  ),
  collect: command("return.collect", returnRef, ({ db, actor, input, now }) =>
    collectReturn(db, actor, input, now),
  ),
  receive: command("return.receive", receiveReturnInput, ({ db, actor, input, now }) =>
    receiveReturn(db, actor, input, now),
  ),
});
