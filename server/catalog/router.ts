import { command, procedure, router } from "@/server/trpc/init";
import { createSaleSpec, endSaleSpec } from "./commands/sale-specs";
import { endStop } from "./commands/stops";
import { getItemTerms } from "./queries/get-item-terms";
import { listCategories } from "./queries/list-categories";
import { listItems } from "./queries/list-items";
import { listPlaces } from "./queries/list-places";
import { listSaleSpecs } from "./queries/list-sale-specs";
import { listStops } from "./queries/list-stops";
import { itemRef, listItemsInput, listStopsInput, saleSpecInput, saleSpecRef, stopRef } from "./schema";

/** The catalogue on the screens of headquarters. */
export const catalogRouter = router({
  items: procedure("catalog.read")
    .input(listItemsInput)
    .query(({ ctx, input }) => listItems(ctx.db, ctx.actor, input)),
  categories: procedure("catalog.read").query(({ ctx }) => listCategories(ctx.db, ctx.actor)),
  terms: procedure("catalog.read")
    .input(itemRef)
    .query(({ ctx, input }) => getItemTerms(ctx.db, ctx.actor, input, ctx.now())),
  stops: procedure("stop.read")
    .input(listStopsInput)
    .query(({ ctx, input }) => listStops(ctx.db, ctx.actor, input, ctx.now())),
  endStop: command("stop.change", stopRef, ({ db, actor, input, now }) => endStop(db, actor, input, now)),
  saleSpecs: procedure("catalog.read").query(({ ctx }) => listSaleSpecs(ctx.db, ctx.actor)),
  createSaleSpec: command("spec.change", saleSpecInput, ({ db, actor, input, now }) =>
    createSaleSpec(db, actor, input, now),
  ),
  endSaleSpec: command("spec.change", saleSpecRef, ({ db, actor, input, now }) =>
    endSaleSpec(db, actor, input, now),
  ),
  places: procedure("order.read").query(({ ctx }) => listPlaces(ctx.db, ctx.actor)),
});
