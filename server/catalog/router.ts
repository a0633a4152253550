import { procedure, router } from "@/server/trpc/init";
import { getItemTerms } from "./queries/get-item-terms";
import { listCategories } from "./queries/list-categories";
import { listItems } from "./queries/list-items";
import { itemRef, listItemsInput } from "./schema";

/** The catalogue on the screens of headquarters. */
export const catalogRouter = router({
  items: procedure("catalog.read")
    .input(listItemsInput)
    .query(({ ctx, input }) => listItems(ctx.db, ctx.actor, input)),
  categories: procedure("catalog.read").query(({ ctx }) => listCategories(ctx.db, ctx.actor)),
  terms: procedure("catalog.read")
    .input(itemRef)
    .query(({ ctx, input }) => getItemTerms(ctx.db, ctx.actor, input, ctx.now())),
});
