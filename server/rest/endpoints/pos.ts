import { recordSales } from "@/server/pos/commands/record-sales";
import { recordSalesInput } from "@/server/pos/schema";
import { post } from "@/server/rest/endpoint";

/** What tills send. */
export const posEndpoints = [
  post("/pos/sales", {
    ability: "sale.record",
    summary: "Takes a till's parcel of sales, once: store stock falls, the store's daily totals rise.",
    input: recordSalesInput,
    handle: async ({ db, actor, now, input }) => ({
      status: 201,
      body: await recordSales(db, actor, input, now),
    }),
  }),
];
