import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { dispatchDelivery } from "@/server/delivery/commands/dispatch-deliveries";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { listDeliveries } from "@/server/delivery/queries/list-deliveries";
import { listDeliveryEvents } from "@/server/delivery/queries/list-delivery-events";
import { deliveryRef, listDeliveriesInput, timelineInput } from "@/server/delivery/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** Delivery orders on the screens of stores, DCs and HQ. Voiding is the pool's (`pool.voidDelivery`). */
export const deliveryRouter = router({
  list: procedure("delivery.read")
    .input(listDeliveriesInput)
    .query(({ ctx, input }) => listDeliveries(ctx.db, ctx.actor, input)),
  get: procedure("delivery.read")
    .input(deliveryRef)
    .query(({ ctx, input }) => getDelivery(ctx.db, ctx.actor, input)),
  events: procedure("delivery.read")
    .input(timelineInput)
    .query(({ ctx, input }) => listDeliveryEvents(ctx.db, ctx.actor, input)),
  approve: command("delivery.approve", deliveryRef, ({ db, actor, input, now }) =>
    approveDelivery(db, actor, input, now),
  ),
  dispatch: command("delivery.dispatch", deliveryRef, ({ db, actor, input, now }) =>
    dispatchDelivery(db, actor, input, now),
  ),
  deliver: command("delivery.deliver", deliveryRef, ({ db, actor, input, now }) =>
    deliverDelivery(db, actor, input, now),
  ),
});
