import { storeInput } from "@/server/store-stock/schema";
import { procedure, router } from "@/server/trpc/init";
import { listStoreDay } from "./queries/list-store-day";
import { searchEverything } from "./queries/search-everything";
import { whatWaits } from "./queries/what-waits";
import { searchInput } from "./schema";

/** The search of the shell, on `/` or Ctrl-K. */
export const searchRouter = router({
  everything: procedure(null)
    .input(searchInput)
    .query(async ({ ctx, input }) => ({ hits: await searchEverything(ctx.db, ctx.actor, input) })),
});

/** What the shell shows around every page. */
export const shellRouter = router({
  storeDay: procedure("stock.read.store")
    .input(storeInput)
    .query(({ ctx, input }) => listStoreDay(ctx.db, ctx.actor, input, ctx.now())),
  waiting: procedure(null).query(({ ctx }) => whatWaits(ctx.db, ctx.actor)),
});
