import { z } from "zod";
import { command, procedure, router } from "@/server/trpc/init";
import { cancelOrder, withdrawOrder } from "./commands/end-order";
import { markItem } from "./commands/mark-item";
import { submitOrder } from "./commands/submit-order";
import { expectedShares } from "./queries/expected-shares";
import { getOrder } from "./queries/get-order";
import { getOrderSheet } from "./queries/get-order-sheet";
import { getPromotionSheet } from "./queries/get-promotion-sheet";
import { getStoreHome } from "./queries/get-store-home";
import { listMyStores } from "./queries/list-my-stores";
import { listOrderEvents } from "./queries/list-order-events";
import { listOrders } from "./queries/list-orders";
import { quoteOrder } from "./queries/quote-order";
import {
  businessCode,
  endOrderInput,
  listOrdersInput,
  markItemInput,
  quoteInput,
  submitOrderInput,
} from "./schema";

const storeInput = z.strictObject({ store: businessCode });
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
  events: procedure("order.read")
    .input(z.strictObject({ order: businessCode }))
    .query(({ ctx, input }) => listOrderEvents(ctx.db, ctx.actor, input)),
  stores: procedure("order.read").query(({ ctx }) => listMyStores(ctx.db, ctx.actor)),
  home: procedure("order.read")
    .input(storeInput)
    .query(({ ctx, input }) => getStoreHome(ctx.db, ctx.actor, input, ctx.now())),
  sheet: procedure("order.quote")
    .input(storeInput)
    .query(({ ctx, input }) => getOrderSheet(ctx.db, ctx.actor, input, ctx.now())),
  markItem: command("order.submit", markItemInput, ({ db, actor, input }) => markItem(db, actor, input)),
  promotionSheet: procedure("order.quote")
    .input(storeInput)
    .query(({ ctx, input }) => getPromotionSheet(ctx.db, ctx.actor, input, ctx.now())),
  expectedShares: procedure("order.quote")
    .input(quoteInput.pick({ store: true, lines: true }))
    .query(({ ctx, input }) => expectedShares(ctx.db, ctx.actor, input, ctx.now())),
});
