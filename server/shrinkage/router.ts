import { decideShrinkage, reverseShrinkage } from "@/server/shrinkage/commands/decide-shrinkage";
import { reportShrinkage } from "@/server/shrinkage/commands/report-shrinkage";
import { setShrinkageSettings } from "@/server/shrinkage/commands/set-settings";
import { getBudget, settingsOf } from "@/server/shrinkage/queries/get-budget";
import { getShrinkage } from "@/server/shrinkage/queries/get-shrinkage";
import { listShrinkages } from "@/server/shrinkage/queries/list-shrinkages";
import { quoteShrinkage } from "@/server/shrinkage/queries/quote-shrinkage";
import {
  budgetInput,
  decideShrinkageInput,
  listShrinkagesInput,
  quoteShrinkageInput,
  reportShrinkageInput,
  reverseShrinkageInput,
  shrinkageRef,
  shrinkageSettingsInput,
} from "@/server/shrinkage/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** What stores write off. */
export const shrinkageRouter = router({
  list: procedure("stock.read.store")
    .input(listShrinkagesInput)
    .query(({ ctx, input }) => listShrinkages(ctx.db, ctx.actor, input)),
  get: procedure("stock.read.store")
    .input(shrinkageRef)
    .query(({ ctx, input }) => getShrinkage(ctx.db, ctx.actor, input)),
  budget: procedure("stock.read.store")
    .input(budgetInput)
    .query(({ ctx, input }) => getBudget(ctx.db, ctx.actor, input, ctx.now())),
  quote: procedure("shrinkage.report")
    .input(quoteShrinkageInput)
    .query(({ ctx, input }) => quoteShrinkage(ctx.db, ctx.actor, input)),
  settings: procedure("shrinkage.approve").query(({ ctx }) => settingsOf(ctx.db)),
  report: command("shrinkage.report", reportShrinkageInput, ({ db, actor, input, now }) =>
    reportShrinkage(db, actor, input, now),
  ),
  decide: command("shrinkage.approve", decideShrinkageInput, ({ db, actor, input, now }) =>
    decideShrinkage(db, actor, input, now),
  ),
  reverse: command("shrinkage.reverse", reverseShrinkageInput, ({ db, actor, input, now }) =>
    reverseShrinkage(db, actor, input, now),
  ),
  configure: command("shrinkage.configure", shrinkageSettingsInput, ({ db, actor, input, now }) =>
    setShrinkageSettings(db, actor, input, now),
  ),
});
