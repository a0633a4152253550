import { procedure, router } from "@/server/trpc/init";
import { getStoreTerms } from "./queries/get-store-terms";
import { listStores } from "./queries/list-stores";
import { listStoresInput, storeRef } from "./schema";

/** The directory of stores, for the screens of headquarters. */
export const orgRouter = router({
  stores: procedure("order.read")
    .input(listStoresInput)
    .query(({ ctx, input }) => listStores(ctx.db, ctx.actor, input)),
  terms: procedure("order.read")
    .input(storeRef)
    .query(({ ctx, input }) => getStoreTerms(ctx.db, ctx.actor, input, ctx.now())),
});
