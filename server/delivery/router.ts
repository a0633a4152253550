import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { getClaimWorth } from "@/server/delivery/queries/get-claim-worth";
import { getClaims } from "@/server/delivery/queries/get-claims";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { getDifference } from "@/server/delivery/queries/get-difference";
import { listDeliveries } from "@/server/delivery/queries/list-deliveries";
import { listDeliveryEvents } from "@/server/delivery/queries/list-delivery-events";
import { listDifferences } from "@/server/delivery/queries/list-differences";
import {
  decideDifferenceInput,
  deliveryRef,
  differenceRef,
  listDeliveriesInput,
  listDifferencesInput,
  reportDifferenceInput,
  reverseDeliveryInput,
  timelineInput,
} from "@/server/delivery/schema";
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
  deliver: command("delivery.deliver", deliveryRef, ({ db, actor, input, now }) =>
    deliverDelivery(db, actor, input, now),
  ),
  reverse: command("delivery.reverse", reverseDeliveryInput, ({ db, actor, input, now }) =>
    reverseDelivery(db, actor, input, now),
  ),
  differences: procedure("delivery.read")
    .input(listDifferencesInput)
    .query(({ ctx, input }) => listDifferences(ctx.db, ctx.actor, input)),
  difference: procedure("delivery.read")
    .input(differenceRef)
    .query(({ ctx, input }) => getDifference(ctx.db, ctx.actor, input)),
  claims: procedure("delivery.read")
    .input(deliveryRef)
    .query(({ ctx, input }) => getClaims(ctx.db, ctx.actor, input, ctx.now())),
  claimWorth: procedure("difference.decide")
    .input(differenceRef)
    .query(({ ctx, input }) => getClaimWorth(ctx.db, ctx.actor, input)),
  reportDifference: command("difference.report", reportDifferenceInput, ({ db, actor, input, now }) =>
    reportDifference(db, actor, input, now),
  ),
  decideDifference: command("difference.decide", decideDifferenceInput, ({ db, actor, input, now }) =>
    decideDifference(db, actor, input, now),
  ),
});
