import { get } from "@/server/rest/endpoint";
import { listDcStock } from "@/server/stock/queries/list-dc-stock";
import { listStoreStock } from "@/server/stock/queries/list-store-stock";
import { listStockQuery } from "@/server/stock/schema";

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
];
