import { command, procedure, router } from "@/server/trpc/init";
import { generateWave } from "./commands/generate-wave";
import { cancelWave, voidDelivery } from "./commands/take-back";
import { listPool } from "./queries/list-pool";
import { listPoolRows } from "./queries/list-pool-rows";
import { simulateWave } from "./queries/simulate-wave";
import { businessCode, poolInput, poolRowsInput, runInput, takeBackInput } from "./schema";

export const poolRouter = router({
  list: procedure("pool.read")
    .input(poolInput)
    .query(({ ctx, input }) => listPool(ctx.db, ctx.actor, input, ctx.now())),
  rows: procedure("order.read")
    .input(poolRowsInput)
    .query(({ ctx, input }) => listPoolRows(ctx.db, ctx.actor, input)),
  simulate: procedure("wave.simulate")
    .input(runInput)
    .query(({ ctx, input }) => simulateWave(ctx.db, ctx.actor, input, ctx.now())),
  generate: command("wave.generate", runInput, ({ db, actor, input, now }) =>
    generateWave(db, actor, input, now),
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
