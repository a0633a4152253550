import { setShelf } from "@/server/store-stock/commands/set-shelf";
import { getStoreItem } from "@/server/store-stock/queries/get-item";
import { listCard } from "@/server/store-stock/queries/list-card";
import { listNegative } from "@/server/store-stock/queries/list-negative";
import { listShelf } from "@/server/store-stock/queries/list-shelf";
import { listShelves } from "@/server/store-stock/queries/list-shelves";
import {
  listCardInput,
  listNegativeInput,
  listShelfInput,
  setShelfInput,
  storeInput,
  storeItemInput,
} from "@/server/store-stock/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** What a store has, as it looks at it itself. */
export const storeStockRouter = router({
  list: procedure("stock.read.store")
    .input(listShelfInput)
    .query(({ ctx, input }) => listShelf(ctx.db, ctx.actor, input, ctx.now())),
  negative: procedure("stock.read.store")
    .input(listNegativeInput)
    .query(({ ctx, input }) => listNegative(ctx.db, ctx.actor, input)),
  item: procedure("stock.read.store")
    .input(storeItemInput)
    .query(({ ctx, input }) => getStoreItem(ctx.db, ctx.actor, input, ctx.now())),
  card: procedure("stock.read.store")
    .input(listCardInput)
    .query(({ ctx, input }) => listCard(ctx.db, ctx.actor, input)),
  shelves: procedure("stock.read.store")
    .input(storeInput)
    .query(({ ctx, input }) => listShelves(ctx.db, ctx.actor, input)),
  setShelf: command("shelf.change", setShelfInput, ({ db, actor, input }) => setShelf(db, actor, input)),
});
