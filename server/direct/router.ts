import { closeDirectOrder, orderDirect } from "@/server/direct/commands/order-direct";
import { receiveDirect } from "@/server/direct/commands/receive-direct";
import { reverseDirect } from "@/server/direct/commands/reverse-direct";
import { getDirectOrder } from "@/server/direct/queries/get-order";
import { getDirectReceipt } from "@/server/direct/queries/get-receipt";
import { listDirectOrders } from "@/server/direct/queries/list-orders";
import { listDirectReceipts } from "@/server/direct/queries/list-receipts";
import { lastCosts, suppliersOf } from "@/server/direct/queries/suppliers-of";
import {
  closeDirectOrderInput,
  directOrderRef,
  directReceiptRef,
  lastCostsInput,
  listDirectOrdersInput,
  listDirectReceiptsInput,
  orderDirectInput,
  receiveDirectInput,
  reverseDirectInput,
  suppliersInput,
} from "@/server/direct/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** What suppliers bring to the doors of stores. */
export const directRouter = router({
  receipts: procedure("stock.read.store")
    .input(listDirectReceiptsInput)
    .query(({ ctx, input }) => listDirectReceipts(ctx.db, ctx.actor, input)),
  receipt: procedure("stock.read.store")
    .input(directReceiptRef)
    .query(({ ctx, input }) => getDirectReceipt(ctx.db, ctx.actor, input)),
  orders: procedure("stock.read.store")
    .input(listDirectOrdersInput)
    .query(({ ctx, input }) => listDirectOrders(ctx.db, ctx.actor, input)),
  order: procedure("stock.read.store")
    .input(directOrderRef)
    .query(({ ctx, input }) => getDirectOrder(ctx.db, ctx.actor, input)),
  suppliers: procedure("stock.read.store")
    .input(suppliersInput)
    .query(({ ctx, input }) => suppliersOf(ctx.db, ctx.actor, input)),
  lastCosts: procedure("direct.receive")
    .input(lastCostsInput)
    .query(({ ctx, input }) => lastCosts(ctx.db, ctx.actor, input)),
  createOrder: command("direct.order", orderDirectInput, ({ db, actor, input, now }) =>
    orderDirect(db, actor, input, now),
  ),
  closeOrder: command("direct.order", closeDirectOrderInput, ({ db, actor, input, now }) =>
    closeDirectOrder(db, actor, input, now),
  ),
  receive: command("direct.receive", receiveDirectInput, ({ db, actor, input, now }) =>
    receiveDirect(db, actor, input, now),
  ),
  reverse: command("direct.reverse", reverseDirectInput, ({ db, actor, input, now }) =>
    reverseDirect(db, actor, input, now),
  ),
});
