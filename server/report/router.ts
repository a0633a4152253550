import { storeInput } from "@/server/store-stock/schema";
import { procedure, router } from "@/server/trpc/init";
import { getChainReport } from "./queries/get-chain-report";
import { getStoreReport } from "./queries/get-store-report";
import { listItemFigures } from "./queries/list-item-figures";
import { listStoreDay } from "./queries/list-store-day";
import { searchEverything } from "./queries/search-everything";
import { whatWaits } from "./queries/what-waits";
import { chainReportInput, itemReportInput, searchInput, storeReportInput } from "./schema";

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

/** What stores sold, earned, got and lost, for their owners and for headquarters. */
export const reportRouter = router({
  store: procedure("report.read")
    .input(storeReportInput)
    .query(({ ctx, input }) => getStoreReport(ctx.db, ctx.actor, input, ctx.now())),
  chain: procedure("report.read")
    .input(chainReportInput)
    .query(({ ctx, input }) => getChainReport(ctx.db, ctx.actor, input, ctx.now())),
  items: procedure("report.read")
    .input(itemReportInput)
    .query(({ ctx, input }) => listItemFigures(ctx.db, ctx.actor, input)),
});
