import { listDcStock } from "@/server/stock/queries/list-dc-stock";
import { listDcs } from "@/server/stock/queries/list-dcs";
import { listStoreStock } from "@/server/stock/queries/list-store-stock";
import { listDcStockInput, listStoreStockInput } from "@/server/stock/schema";
import { procedure, router } from "@/server/trpc/init";

export const stockRouter = router({
  ofStore: procedure("stock.read.store")
    .input(listStoreStockInput)
    .query(({ ctx, input }) => listStoreStock(ctx.db, ctx.actor, input)),
  dcs: procedure("stock.read.dc").query(({ ctx }) => listDcs(ctx.db, ctx.actor)),
  ofDc: procedure("stock.read.dc")
    .input(listDcStockInput)
    .query(({ ctx, input }) => listDcStock(ctx.db, ctx.actor, input)),
});
