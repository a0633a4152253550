import { setPutPositions } from "@/server/light/commands/set-put-positions";
import { listPutWalls } from "@/server/light/queries/list-put-walls";
import { listWalls } from "@/server/light/queries/list-walls";
import { putPositionsInput, putWallsInput } from "@/server/light/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** Picking by light: which walls there are. What they show and say goes by their own interface. */
export const lightRouter = router({
  walls: procedure("task.work").query(({ ctx }) => listWalls(ctx.db, ctx.actor)),
  putWalls: procedure("floor.configure")
    .input(putWallsInput)
    .query(({ ctx, input }) => listPutWalls(ctx.db, ctx.actor, input)),
  setPutPositions: command("floor.configure", putPositionsInput, ({ db, actor, input, now }) =>
    setPutPositions(db, actor, input, now),
  ),
});
