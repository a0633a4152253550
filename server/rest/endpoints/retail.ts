import { z } from "zod";
import { get, post } from "@/server/rest/endpoint";
import { cancelPriceChange } from "@/server/retail/commands/cancel-price-change";
import { decidePriceChange } from "@/server/retail/commands/decide-price-change";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import type { PriceChangeState } from "@/server/retail/queries/change-lines";
import { getPriceChange } from "@/server/retail/queries/get-price-change";
import { listPriceChanges } from "@/server/retail/queries/list-price-changes";
import { listPriceFeed } from "@/server/retail/queries/list-price-feed";
import {
  decidePriceChangeInput,
  listPriceChangesInput,
  priceFeedInput,
  requestPriceChangeInput,
} from "@/server/retail/schema";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

/** What stores sell for. */
export const retailEndpoints = [
  get("/price-changes", {
    ability: "price.read",
    summary: "Price changes of a store; without one headquarters' queue over all stores, newest first",
    query: listPriceChangesInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listPriceChanges(db, actor, query);
      return { status: 200, body: { rows: rows.map(withText), nextCursor } };
    },
  }),
  post("/price-changes", {
    ability: "price.change",
    summary: "Changes prices of a franchise store, or asks headquarters to in a direct store",
    input: requestPriceChangeInput,
    handle: async ({ db, actor, now, input }) => {
      const state = await requestPriceChange(db, actor, input, now);
      return { status: 201, body: bodyOf(state), location: `/api/v1/price-changes/${state.change}` };
    },
  }),
  get("/price-changes/:change", {
    ability: "price.read",
    summary: "A price change: its lines, what became of each, its margin, what is approved for later",
    handle: async ({ db, actor, params }) => {
      const { lines, ...change } = await getPriceChange(db, actor, params);
      return { status: 200, body: { ...change, lines: lines.map(withText) } };
    },
  }),
  post("/price-changes/:change/decide", {
    ability: "price.approve",
    summary: "Approves or rejects a price change, as a whole or line by line",
    input: z.strictObject(decidePriceChangeInput.shape).omit({ change: true }),
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: bodyOf(
        await decidePriceChange(db, actor, decidePriceChangeInput.parse({ ...input, ...params }), now),
      ),
    }),
  }),
  post("/price-changes/:change/cancel", {
    ability: "price.change",
    summary: "Takes back what of a price change has not taken effect",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: bodyOf(await cancelPriceChange(db, actor, params, now)),
    }),
  }),
  get("/pos/prices", {
    ability: "price.read",
    summary: "What changed of a store's prices since a cursor, and what is approved for later",
    query: priceFeedInput,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listPriceFeed(db, actor, query) }),
  }),
];

type Text = string | null;
interface Priced {
  oldPriceFen?: number | null;
  priceFen?: number;
  suggestedPriceFen?: number | null;
  firstPriceFen?: number;
  aheadPriceFen?: number | null;
}

/** Money as the interface writes it. */
function withText<T extends Priced>({
  oldPriceFen,
  priceFen,
  suggestedPriceFen,
  firstPriceFen,
  aheadPriceFen,
  ...rest
}: T) {
  const money: Record<string, Text> = {};
  const put = (name: string, fen: number | null | undefined) => {
    if (fen !== undefined) money[name] = fen === null ? null : formatFen(fen);
  };
  put("oldPrice", oldPriceFen);
  put("price", priceFen);
  put("suggestedPrice", suggestedPriceFen);
  put("firstPrice", firstPriceFen);
  put("aheadPrice", aheadPriceFen);
  return { ...rest, ...money };
}

const bodyOf = ({ lines, replaced, ...state }: PriceChangeState) => ({
  ...state,
  lines: lines.map(withText),
  replaced: replaced.map(({ effectiveAt, ...one }) => ({
    ...withText(one),
    effectiveAt: instantText(new Date(effectiveAt)),
  })),
});
