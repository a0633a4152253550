import { procedure, router } from "@/server/trpc/init";
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
  waiting: procedure(null).query(({ ctx }) => whatWaits(ctx.db, ctx.actor)),
});
