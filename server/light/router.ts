import { listWalls } from "@/server/light/queries/get-lamps";
import { procedure, router } from "@/server/trpc/init";

/** Picking by light: which walls there are. What they show and say goes by their own interface. */
export const lightRouter = router({
  walls: procedure("task.work").query(({ ctx }) => listWalls(ctx.db, ctx.actor)),
});
