import { listCoupons } from "@/server/promotion";
import { get } from "@/server/rest/endpoint";

/** Coupons of the owners. */
export const promotionEndpoints = [
  get("/accounts/:account/coupons", {
    ability: "account.read",
    summary: "The coupons of an account",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await listCoupons(db, actor, params, now),
    }),
  }),
] as const;
