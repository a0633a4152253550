import { z } from "zod";
import { printTags } from "@/server/dock/commands/print-tags";
import { listWaveTags } from "@/server/dock/queries/list-wave-tags";
import { get, post } from "@/server/rest/endpoint";
import { cancelPriceChange } from "@/server/retail/commands/cancel-price-change";
import { createOwnItem } from "@/server/retail/commands/create-own-item";
import { decidePriceChange } from "@/server/retail/commands/decide-price-change";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import type { PriceChangeState } from "@/server/retail/queries/change-lines";
import { getPriceChange } from "@/server/retail/queries/get-price-change";
import { listItemFeed } from "@/server/retail/queries/list-item-feed";
import { listOwnItems } from "@/server/retail/queries/list-own-items";
import { listPriceChanges } from "@/server/retail/queries/list-price-changes";
import { listPriceFeed } from "@/server/retail/queries/list-price-feed";
import {
  createOwnItemInput,
  decidePriceChangeInput,
  itemFeedInput,
  listOwnItemsInput,
  listPriceChangesInput,
  priceFeedInput,
  requestPriceChangeInput,
} from "@/server/retail/schema";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cancelTag } from "@/server/tag/commands/cancel-tag";
import { reportTag } from "@/server/tag/commands/report-tag";
import { requestTags } from "@/server/tag/commands/request-tags";
import { listTags } from "@/server/tag/queries/list-tags";
import { cancelTagInput, listTagsInput, reportTagInput, requestTagsInput } from "@/server/tag/schema";

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
  post("/store-items", {
    ability: "item.create",
    summary: "Creates an item that a franchise store sells beside headquarters' goods",
    input: createOwnItemInput,
    handle: async ({ db, actor, now, input }) => ({
      status: 201,
      body: withText(await createOwnItem(db, actor, input, now)),
    }),
  }),
  get("/store-items", {
    ability: "price.read",
    summary: "What stores created for themselves, and which item of headquarters took it over",
    query: listOwnItemsInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listOwnItems(db, actor, query);
      return { status: 200, body: { rows: rows.map(withText), nextCursor } };
    },
  }),
  get("/tags", {
    ability: "tag.read",
    summary:
      "Price tags of a store, or of all within reach, newest first: all, of one state, `open`, or `late`",
    query: listTagsInput,
    handle: async ({ db, actor, query, now }) => {
      const { rows, nextCursor } = await listTags(db, actor, query, now);
      return { status: 200, body: { rows: rows.map(withText), nextCursor } };
    },
  }),
  post("/tags", {
    ability: "tag.request",
    summary: "Puts tags of these items into the pool; they come with a delivery",
    input: requestTagsInput,
    handle: async ({ db, actor, now, input }) => ({
      status: 201,
      body: await requestTags(db, actor, input, now),
    }),
  }),
  post("/tags/:tag/status", {
    ability: "tag.report",
    summary: "The system of electronic labels says that a tag is shown, or why it failed",
    input: reportTagInput.omit({ tag: true }),
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await reportTag(db, actor, reportTagInput.parse({ ...input, ...params }), now),
    }),
  }),
  post("/tags/:tag/cancel", {
    ability: "tag.request",
    summary: "Takes a tag out of the pool",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await cancelTag(db, actor, cancelTagInput.parse(params), now),
    }),
  }),
  get("/waves/:wave/tags", {
    ability: "wave.read",
    summary: "How many tags wait for the stores of a wave, and what was printed of it",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await listWaveTags(db, actor, params) }),
  }),
  post("/waves/:wave/tags/print", {
    ability: "paper.print",
    summary: "Marks the tags that wait for the stores of a wave as printed",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await printTags(db, actor, params, now),
    }),
  }),
  get("/pos/items", {
    ability: "price.read",
    summary: "Which items changed since a cursor, as tills show them",
    query: itemFeedInput,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listItemFeed(db, actor, query) }),
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
  priceFen?: number | null;
  suggestedPriceFen?: number | null;
  firstPriceFen?: number;
  aheadPriceFen?: number | null;
  shelfPriceFen?: number | null;
}

/** Money as the interface writes it. */
function withText<T extends Priced>({
  oldPriceFen,
  priceFen,
  suggestedPriceFen,
  firstPriceFen,
  aheadPriceFen,
  shelfPriceFen,
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
  put("shelfPrice", shelfPriceFen);
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
