import { accountRouter } from "@/server/account/router";
import { authRouter } from "@/server/auth/router";
import { stockRouter } from "@/server/stock/router";
import { router } from "@/server/trpc/init";

/** Every procedure of the web app, a router per domain in the order of the business. */
export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  stock: stockRouter,
});

export type AppRouter = typeof appRouter;
