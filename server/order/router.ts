import { z } from "zod";
import { command, procedure, router } from "@/server/trpc/init";
import { cancelOrder, withdrawOrder } from "./commands/end-order";
import { submitOrder } from "./commands/submit-order";
import { getOrder } from "./queries/get-order";
import { listOrders } from "./queries/list-orders";
import { quoteOrder } from "./queries/quote-order";
import { businessCode, endOrderInput, listOrdersInput, quoteInput, submitOrderInput } from "./schema";

const endInput = endOrderInput.extend({ order: businessCode });

export const orderRouter = router({
  quote: procedure("order.quote")
    .input(quoteInput)
    .query(({ ctx, input }) => quoteOrder(ctx.db, ctx.actor, input, ctx.now())),
  submit: command("order.submit", submitOrderInput, ({ db, actor, input, now }) =>
    submitOrder(db, actor, input, now),
  ),
  withdraw: command("order.withdraw", endInput, ({ db, actor, input, now }) =>
    withdrawOrder(db, actor, input.order, input.reason ?? "", now),
  ),
  cancel: command("order.withdraw", endInput, ({ db, actor, input, now }) =>
    cancelOrder(db, actor, input.order, input.reason ?? "", now),
  ),
  list: procedure("order.read")
    .input(listOrdersInput)
    .query(({ ctx, input }) => listOrders(ctx.db, ctx.actor, input)),
  get: procedure("order.read")
    .input(z.strictObject({ order: businessCode }))
    .query(({ ctx, input }) => getOrder(ctx.db, ctx.actor, input.order)),
});
