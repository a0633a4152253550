import { authRouter } from "@/server/auth/router";
import { router } from "@/server/trpc/init";

/** Every procedure of the web app, a router per domain in the order of the business. */
export const appRouter = router({
  auth: authRouter,
});

export type AppRouter = typeof appRouter;
