import { deliveryRef, differenceRef } from "@/server/delivery/schema";
import { addContainers } from "@/server/dock/commands/add-containers";
import { countContainers } from "@/server/dock/commands/count-containers";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { dispatchTrip } from "@/server/dock/commands/dispatch-trip";
import { dispatchWave } from "@/server/dock/commands/dispatch-wave";
import { handOver } from "@/server/dock/commands/hand-over";
import { printTags, reprintTags } from "@/server/dock/commands/print-tags";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { recordPrint } from "@/server/dock/commands/record-print";
import { recordReturn } from "@/server/dock/commands/record-return";
import { setTrip } from "@/server/dock/commands/set-trip";
import { getClaimEvidence } from "@/server/dock/queries/get-claim-evidence";
import { getHandover } from "@/server/dock/queries/get-handover";
import { getHandoverTrip } from "@/server/dock/queries/get-handover-trip";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { listContainerEntries, listContainers } from "@/server/dock/queries/list-containers";
import { listDeliveryLabels } from "@/server/dock/queries/list-delivery-labels";
import { listLabels } from "@/server/dock/queries/list-labels";
import { listPickSheets } from "@/server/dock/queries/list-pick-sheets";
import { listPrints } from "@/server/dock/queries/list-prints";
import { listRoad } from "@/server/dock/queries/list-road";
import { listToteLabels } from "@/server/dock/queries/list-tote-labels";
import { listTripSheets } from "@/server/dock/queries/list-trip-sheets";
import { listUnloaded } from "@/server/dock/queries/list-unloaded";
import { getTagBatch, listWaveTags } from "@/server/dock/queries/list-wave-tags";
import {
  addContainersInput,
  containerEntriesInput,
  countContainersInput,
  dispatchDeliveryInput,
  dispatchTripInput,
  dispatchWaveInput,
  handOverInput,
  listContainersInput,
  paperRef,
  recordLoadsInput,
  recordPrintInput,
  recordReturnInput,
  reprintTagsInput,
  setTripInput,
  tagBatchRef,
  tripRef,
  unloadedInput,
} from "@/server/dock/schema";
import { command, procedure, router } from "@/server/trpc/init";
import { listTasksInput, waveRef } from "@/server/wave/schema";

/** Paper, labels, trucks and what comes back: from the shelf to the door of the store. */
export const dockRouter = router({
  pickSheets: procedure("wave.read")
    .input(listTasksInput)
    .query(({ ctx, input }) => listPickSheets(ctx.db, ctx.actor, input)),
  labels: procedure("wave.read")
    .input(paperRef)
    .query(({ ctx, input }) => listLabels(ctx.db, ctx.actor, input)),
  toteLabels: procedure("wave.read")
    .input(paperRef)
    .query(({ ctx, input }) => listToteLabels(ctx.db, ctx.actor, input)),
  loadingLists: procedure("wave.read")
    .input(paperRef)
    .query(({ ctx, input }) => listTripSheets(ctx.db, ctx.actor, input, "loading")),
  handoverSheets: procedure("wave.read")
    .input(paperRef)
    .query(({ ctx, input }) => listTripSheets(ctx.db, ctx.actor, input, "handover")),
  prints: procedure("wave.read")
    .input(waveRef)
    .query(({ ctx, input }) => listPrints(ctx.db, ctx.actor, input)),
  trip: procedure("wave.read")
    .input(tripRef)
    .query(({ ctx, input }) => getTripLoad(ctx.db, ctx.actor, input)),
  road: procedure("wave.read").query(({ ctx }) => listRoad(ctx.db, ctx.actor, ctx.now())),
  handoverTrip: procedure("wave.read")
    .input(tripRef)
    .query(({ ctx, input }) => getHandoverTrip(ctx.db, ctx.actor, input)),
  deliveryLabels: procedure("delivery.read")
    .input(deliveryRef)
    .query(({ ctx, input }) => listDeliveryLabels(ctx.db, ctx.actor, input)),
  claimEvidence: procedure("difference.decide")
    .input(differenceRef)
    .query(({ ctx, input }) => getClaimEvidence(ctx.db, ctx.actor, input)),
  handover: procedure("delivery.read")
    .input(deliveryRef)
    .query(({ ctx, input }) => getHandover(ctx.db, ctx.actor, input)),
  handOver: command("truck.unload", handOverInput, ({ db, actor, input, now }) =>
    handOver(db, actor, input, now),
  ),
  recordReturn: command("truck.load", recordReturnInput, ({ db, actor, input, now }) =>
    recordReturn(db, actor, input, now),
  ),
  containers: procedure("container.read")
    .input(listContainersInput)
    .query(({ ctx, input }) => listContainers(ctx.db, ctx.actor, input)),
  containerEntries: procedure("container.read")
    .input(containerEntriesInput)
    .query(({ ctx, input }) => listContainerEntries(ctx.db, ctx.actor, input)),
  countContainers: command("container.count", countContainersInput, ({ db, actor, input, now }) =>
    countContainers(db, actor, input, now),
  ),
  unloaded: procedure("wave.read")
    .input(unloadedInput)
    .query(({ ctx, input }) => listUnloaded(ctx.db, ctx.actor, input)),
  recordLoads: command("truck.load", recordLoadsInput, ({ db, actor, input, now }) =>
    recordLoads(db, actor, input, now),
  ),
  dispatchTrip: command("delivery.dispatch", dispatchTripInput, ({ db, actor, input, now }) =>
    dispatchTrip(db, actor, input, now),
  ),
  dispatchWave: command("delivery.dispatch", dispatchWaveInput, ({ db, actor, input, now }) =>
    dispatchWave(db, actor, input, now),
  ),
  dispatchDelivery: command("delivery.dispatch", dispatchDeliveryInput, ({ db, actor, input, now }) =>
    dispatchDelivery(db, actor, input, now),
  ),
  recordPrint: command("paper.print", recordPrintInput, ({ db, actor, input, now }) =>
    recordPrint(db, actor, input, now),
  ),
  waveTags: procedure("wave.read")
    .input(waveRef)
    .query(({ ctx, input }) => listWaveTags(ctx.db, ctx.actor, input)),
  tagBatch: procedure("wave.read")
    .input(tagBatchRef)
    .query(({ ctx, input }) => getTagBatch(ctx.db, ctx.actor, input)),
  printTags: command("paper.print", waveRef, ({ db, actor, input, now }) => printTags(db, actor, input, now)),
  reprintTags: command("paper.print", reprintTagsInput, ({ db, actor, input, now }) =>
    reprintTags(db, actor, input, now),
  ),
  addContainers: command("paper.print", addContainersInput, ({ db, actor, input, now }) =>
    addContainers(db, actor, input, now),
  ),
  setTrip: command("truck.plan", setTripInput, ({ db, actor, input, now }) => setTrip(db, actor, input, now)),
});
