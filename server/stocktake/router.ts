import { decideStocktake } from "@/server/stocktake/commands/decide-stocktake";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { submitStocktake } from "@/server/stocktake/commands/submit-stocktake";
import { getStocktake } from "@/server/stocktake/queries/get-stocktake";
import { listStocktakes } from "@/server/stocktake/queries/list-stocktakes";
import {
  decideStocktakeInput,
  listStocktakesInput,
  openStocktakeInput,
  recordTakesInput,
  stocktakeRef,
  submitStocktakeInput,
} from "@/server/stocktake/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** Counts of stores. */
export const stocktakeRouter = router({
  list: procedure("stock.read.store")
    .input(listStocktakesInput)
    .query(({ ctx, input }) => listStocktakes(ctx.db, ctx.actor, input)),
  get: procedure("stock.read.store")
    .input(stocktakeRef)
    .query(({ ctx, input }) => getStocktake(ctx.db, ctx.actor, input)),
  open: command("stocktake.count", openStocktakeInput, ({ db, actor, input, now }) =>
    openStocktake(db, actor, input, now),
  ),
  record: command("stocktake.count", recordTakesInput, ({ db, actor, input, now }) =>
    recordTakes(db, actor, input, now),
  ),
  submit: command("stocktake.count", submitStocktakeInput, ({ db, actor, input, now }) =>
    submitStocktake(db, actor, input, now),
  ),
  decide: command("stocktake.approve", decideStocktakeInput, ({ db, actor, input, now }) =>
    decideStocktake(db, actor, input, now),
  ),
});
