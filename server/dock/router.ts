import { addContainers } from "@/server/dock/commands/add-containers";
import { dispatchTrip } from "@/server/dock/commands/dispatch-trip";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { recordPrint } from "@/server/dock/commands/record-print";
import { setTrip } from "@/server/dock/commands/set-trip";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { listLabels } from "@/server/dock/queries/list-labels";
import { listPickSheets } from "@/server/dock/queries/list-pick-sheets";
import { listPrints } from "@/server/dock/queries/list-prints";
import { listToteLabels } from "@/server/dock/queries/list-tote-labels";
import { listTripSheets } from "@/server/dock/queries/list-trip-sheets";
import {
  addContainersInput,
  dispatchTripInput,
  paperRef,
  recordLoadsInput,
  recordPrintInput,
  setTripInput,
  tripRef,
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
  recordLoads: command("truck.load", recordLoadsInput, ({ db, actor, input, now }) =>
    recordLoads(db, actor, input, now),
  ),
  dispatchTrip: command("delivery.dispatch", dispatchTripInput, ({ db, actor, input, now }) =>
    dispatchTrip(db, actor, input, now),
  ),
  recordPrint: command("paper.print", recordPrintInput, ({ db, actor, input, now }) =>
    recordPrint(db, actor, input, now),
  ),
  addContainers: command("paper.print", addContainersInput, ({ db, actor, input, now }) =>
    addContainers(db, actor, input, now),
  ),
  setTrip: command("truck.plan", setTripInput, ({ db, actor, input, now }) => setTrip(db, actor, input, now)),
});
