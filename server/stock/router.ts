import { dcsWithItem } from "@/server/stock/queries/dcs-with";
import { getStockCard } from "@/server/stock/queries/get-stock-card";
import { listDcStock } from "@/server/stock/queries/list-dc-stock";
import { listDcs } from "@/server/stock/queries/list-dcs";
import { listStockEntries } from "@/server/stock/queries/list-stock-entries";
import { listStoreStock } from "@/server/stock/queries/list-store-stock";
import {
  itemInput,
  listDcStockInput,
  listStockEntriesInput,
  listStoreStockInput,
  stockCardInput,
} from "@/server/stock/schema";
import { procedure, router } from "@/server/trpc/init";

export const stockRouter = router({
  ofStore: procedure("stock.read.store")
    .input(listStoreStockInput)
    .query(({ ctx, input }) => listStoreStock(ctx.db, ctx.actor, input)),
  dcs: procedure("stock.read.dc").query(({ ctx }) => listDcs(ctx.db, ctx.actor)),
  ofDc: procedure("stock.read.dc")
    .input(listDcStockInput)
    .query(({ ctx, input }) => listDcStock(ctx.db, ctx.actor, input)),
  dcsWith: procedure("stock.read.dc")
    .input(itemInput)
    .query(({ ctx, input }) => dcsWithItem(ctx.db, ctx.actor, input)),
  card: procedure("stock.read.dc")
    .input(stockCardInput)
    .query(({ ctx, input }) => getStockCard(ctx.db, ctx.actor, input, ctx.now())),
  entries: procedure("stock.read.dc")
    .input(listStockEntriesInput)
    .query(({ ctx, input }) => listStockEntries(ctx.db, ctx.actor, input)),
});
