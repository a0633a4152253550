import { z } from "zod";
import { procedure, router } from "@/server/trpc/init";
import { listCoupons } from "./queries/list-coupons";

const accountInput = z.strictObject({ account: z.string().trim().min(1).max(64) });

/** Promotions and coupons on the screens. */
export const promotionRouter = router({
  coupons: procedure("account.read")
    .input(accountInput)
    .query(({ ctx, input }) => listCoupons(ctx.db, ctx.actor, input, ctx.now())),
});
