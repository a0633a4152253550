import { cancelPriceChange } from "@/server/retail/commands/cancel-price-change";
import { createOwnItem } from "@/server/retail/commands/create-own-item";
import { decideOwnConflict } from "@/server/retail/commands/decide-own-conflict";
import { decidePriceChange } from "@/server/retail/commands/decide-price-change";
import { lockPrices, unlockPrices } from "@/server/retail/commands/price-locks";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { setRetailSettings } from "@/server/retail/commands/set-settings";
import { getItemPrice } from "@/server/retail/queries/get-item-price";
import { getPriceChange } from "@/server/retail/queries/get-price-change";
import { getStoreTerms } from "@/server/retail/queries/get-store-terms";
import { listOwnConflicts, listOwnItems } from "@/server/retail/queries/list-own-items";
import { listPriceChanges } from "@/server/retail/queries/list-price-changes";
import { listPriceLocks } from "@/server/retail/queries/list-price-locks";
import { retailSettingsOf } from "@/server/retail/queries/retail-settings";
import {
  createOwnItemInput,
  decideOwnConflictInput,
  decidePriceChangeInput,
  itemPriceInput,
  listOwnItemsInput,
  listPriceChangesInput,
  lockPricesInput,
  priceChangeRef,
  requestPriceChangeInput,
  retailSettingsInput,
  storeTermsInput,
  unlockPricesInput,
} from "@/server/retail/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** What stores sell for. */
export const retailRouter = router({
  terms: procedure("price.read")
    .input(storeTermsInput)
    .query(({ ctx, input }) => getStoreTerms(ctx.db, ctx.actor, input)),
  itemPrice: procedure("price.read")
    .input(itemPriceInput)
    .query(({ ctx, input }) => getItemPrice(ctx.db, ctx.actor, input)),
  changes: procedure("price.read")
    .input(listPriceChangesInput)
    .query(({ ctx, input }) => listPriceChanges(ctx.db, ctx.actor, input)),
  change: procedure("price.read")
    .input(priceChangeRef)
    .query(({ ctx, input }) => getPriceChange(ctx.db, ctx.actor, input)),
  locks: procedure("price.approve").query(({ ctx }) => listPriceLocks(ctx.db, ctx.actor)),
  settings: procedure("price.approve").query(({ ctx }) => retailSettingsOf(ctx.db)),
  requestChange: command("price.change", requestPriceChangeInput, ({ db, actor, input, now }) =>
    requestPriceChange(db, actor, input, now),
  ),
  decideChange: command("price.approve", decidePriceChangeInput, ({ db, actor, input, now }) =>
    decidePriceChange(db, actor, input, now),
  ),
  cancelChange: command("price.change", priceChangeRef, ({ db, actor, input, now }) =>
    cancelPriceChange(db, actor, input, now),
  ),
  lock: command("price.configure", lockPricesInput, ({ db, actor, input, now }) =>
    lockPrices(db, actor, input, now),
  ),
  unlock: command("price.configure", unlockPricesInput, ({ db, actor, input, now }) =>
    unlockPrices(db, actor, input, now),
  ),
  configure: command("price.configure", retailSettingsInput, ({ db, actor, input, now }) =>
    setRetailSettings(db, actor, input, now),
  ),
  ownItems: procedure("price.read")
    .input(listOwnItemsInput)
    .query(({ ctx, input }) => listOwnItems(ctx.db, ctx.actor, input)),
  ownConflicts: procedure("item.takeover").query(({ ctx }) => listOwnConflicts(ctx.db, ctx.actor)),
  createOwnItem: command("item.create", createOwnItemInput, ({ db, actor, input, now }) =>
    createOwnItem(db, actor, input, now),
  ),
  decideOwnConflict: command("item.takeover", decideOwnConflictInput, ({ db, actor, input, now }) =>
    decideOwnConflict(db, actor, input, now),
  ),
});
