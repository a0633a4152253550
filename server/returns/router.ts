import { collectReturn } from "@/server/returns/commands/collect-return";
import { cancelReturn, decideReturn } from "@/server/returns/commands/end-return";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { getQuota } from "@/server/returns/queries/get-quota";
import { getReturn } from "@/server/returns/queries/get-return";
import { listReturns } from "@/server/returns/queries/list-returns";
import { quoteReturn } from "@/server/returns/queries/quote-return";
import {
  cancelReturnInput,
  decideReturnInput,
  listReturnsInput,
  quoteReturnInput,
  receiveReturnInput,
  returnRef,
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
