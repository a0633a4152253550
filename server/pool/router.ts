import { stopInput } from "@/server/catalog/schema";
import { promotionReasonInput } from "@/server/promotion/schema";
import { command, procedure, router } from "@/server/trpc/init";
import { cancelJob } from "./commands/cancel-job";
import { generateWave } from "./commands/generate-wave";
import {
  requestApproval,
  requestRelease,
  requestRun,
  requestSupplement,
  requestTemplateRun,
} from "./commands/request-job";
import { runTemplate } from "./commands/run-template";
import { saveWaveTemplate } from "./commands/save-wave-template";
import { setRunTime } from "./commands/set-run-time";
import { stopItems } from "./commands/stop-items";
import { stripPromotion } from "./commands/strip-promotion";
import { supplementWave } from "./commands/supplement-wave";
import { cancelWave, voidDelivery } from "./commands/take-back";
import { takeStoreOut } from "./commands/take-store-out";
import { getJob, listJobs } from "./queries/get-job";
import { getSupplementSize } from "./queries/get-supplement-size";
import { listPlannedWaves } from "./queries/list-planned-waves";
import { listPool } from "./queries/list-pool";
import { listPoolRoutes } from "./queries/list-pool-routes";
import { listPoolRows } from "./queries/list-pool-rows";
import { listPoolStores } from "./queries/list-pool-stores";
import { previewWave } from "./queries/preview-wave";
import { listRunTimes } from "./queries/run-times";
import { simulateWave } from "./queries/simulate-wave";
import {
  businessCode,
  jobRef,
  poolBoardInput,
  poolInput,
  poolRowsInput,
  poolStoresInput,
  runInput,
  runTemplateInput,
  runTimeInput,
  takeBackInput,
  takeOutInput,
  waveNumber,
  waveTemplateInput,
} from "./schema";

export const poolRouter = router({
  list: procedure("pool.read")
    .input(poolInput)
    .query(({ ctx, input }) => listPool(ctx.db, ctx.actor, input, ctx.now())),
  rows: procedure("order.read")
    .input(poolRowsInput)
    .query(({ ctx, input }) => listPoolRows(ctx.db, ctx.actor, input)),
  routes: procedure("pool.read")
    .input(poolBoardInput)
    .query(({ ctx, input }) => listPoolRoutes(ctx.db, ctx.actor, input, ctx.now())),
  stores: procedure("pool.read")
    .input(poolStoresInput)
    .query(({ ctx, input }) => listPoolStores(ctx.db, ctx.actor, input, ctx.now())),
  preview: procedure("wave.simulate")
    .input(runInput)
    .query(({ ctx, input }) => previewWave(ctx.db, ctx.actor, input, ctx.now())),
  simulate: procedure("wave.simulate")
    .input(runInput)
    .query(({ ctx, input }) => simulateWave(ctx.db, ctx.actor, input, ctx.now())),
  runTimes: procedure("pool.read").query(({ ctx }) => listRunTimes(ctx.db, ctx.actor, ctx.now())),
  setRunTime: command("run.schedule", runTimeInput, ({ db, actor, input, now }) =>
    setRunTime(db, actor, input, now),
  ),
  stopItems: command("stop.change", stopInput, ({ db, actor, input, now }) =>
    stopItems(db, actor, input, now),
  ),
  stripPromotion: command("promotion.stop", promotionReasonInput, ({ db, actor, input, now }) =>
    stripPromotion(db, actor, input, now),
  ),
  generate: command("wave.generate", runInput, ({ db, actor, input, now }) =>
    generateWave(db, actor, input, now),
  ),
  plannedWaves: procedure("pool.read").query(({ ctx }) => listPlannedWaves(ctx.db, ctx.actor, ctx.now())),
  saveTemplate: command("run.schedule", waveTemplateInput, ({ db, actor, input, now }) =>
    saveWaveTemplate(db, actor, input, now),
  ),
  runTemplate: command("wave.generate", runTemplateInput, ({ db, actor, input, now }) =>
    runTemplate(db, actor, input, now),
  ),
  job: procedure("wave.read")
    .input(jobRef)
    .query(({ ctx, input }) => getJob(ctx.db, ctx.actor, input)),
  jobs: procedure("wave.read").query(({ ctx }) => listJobs(ctx.db, ctx.actor, ctx.now())),
  requestRun: command("wave.generate", runInput, ({ db, actor, input, now }) =>
    requestRun(db, actor, input, now),
  ),
  requestTemplateRun: command("wave.generate", runTemplateInput, ({ db, actor, input, now }) =>
    requestTemplateRun(db, actor, input, now),
  ),
  requestSupplement: command("wave.generate", waveNumber, ({ db, actor, input, now }) =>
    requestSupplement(db, actor, input, now),
  ),
  requestRelease: command("wave.release", waveNumber, ({ db, actor, input, now }) =>
    requestRelease(db, actor, input, now),
  ),
  cancelJob: command("wave.read", jobRef, ({ db, actor, input, now }) => cancelJob(db, actor, input, now)),
  supplementSize: procedure("wave.generate")
    .input(waveNumber)
    .query(({ ctx, input }) => getSupplementSize(ctx.db, ctx.actor, input, ctx.now())),
  requestApproval: command("delivery.approve", waveNumber, ({ db, actor, input, now }) =>
    requestApproval(db, actor, input, now),
  ),
  supplement: command("wave.generate", waveNumber, ({ db, actor, input, now }) =>
    supplementWave(db, actor, input, now),
  ),
  takeStoreOut: command("delivery.void", takeOutInput, ({ db, actor, input, now }) =>
    takeStoreOut(db, actor, input, now),
  ),
  cancelWave: command(
    "wave.cancel",
    takeBackInput.extend({ wave: businessCode }),
    ({ db, actor, input, now }) => cancelWave(db, actor, input.wave, input.reason ?? "", now),
  ),
  voidDelivery: command(
    "delivery.void",
    takeBackInput.extend({ delivery: businessCode }),
    ({ db, actor, input, now }) => voidDelivery(db, actor, input.delivery, input.reason ?? "", now),
  ),
});
