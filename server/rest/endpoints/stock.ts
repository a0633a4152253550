import { get } from "@/server/rest/endpoint";
import { getStockCard } from "@/server/stock/queries/get-stock-card";
import { listDcStock } from "@/server/stock/queries/list-dc-stock";
import { listStockEntries } from "@/server/stock/queries/list-stock-entries";
import { listStoreStock } from "@/server/stock/queries/list-store-stock";
import { listStockEntriesQuery, listStockQuery } from "@/server/stock/schema";

/** What stores and DCs have. */
export const stockEndpoints = [
  get("/stores/:store/stock", {
    ability: "stock.read.store",
    summary: "A store's stock by item",
    query: listStockQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listStoreStock(db, actor, { ...query, store: params.store }),
    }),
  }),
  get("/dcs/:dc/stock", {
    ability: "stock.read.dc",
    summary: "A DC's stock by item: on hand, reserved, available",
    query: listStockQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listDcStock(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  get("/dcs/:dc/stock/:item", {
    ability: "stock.read.dc",
    summary: "The card of an item at a DC: figures, 90 days, who has set it aside, what is to be counted",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await getStockCard(db, actor, { dc: params.dc, item: params.item }, now),
    }),
  }),
  get("/dcs/:dc/stock/:item/entries", {
    ability: "stock.read.dc",
    summary: "Every entry of an item in a DC's book with its document, newest first",
    query: listStockEntriesQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listStockEntries(db, actor, { ...query, dc: params.dc, item: params.item }),
    }),
  }),
];
