import { closePeriod } from "@/server/period/commands/close-period";
import { getPeriods } from "@/server/period/queries/get-periods";
import { listCheckRows } from "@/server/period/queries/list-check-rows";
import { checkRowsInput, closePeriodInput } from "@/server/period/schema";
import { command, procedure, router } from "@/server/trpc/init";

export const periodRouter = router({
  list: procedure("period.read").query(({ ctx }) => getPeriods(ctx.db, ctx.actor, ctx.now())),
  checkRows: procedure("period.read")
    .input(checkRowsInput)
    .query(({ ctx, input }) => listCheckRows(ctx.db, ctx.actor, input)),
  close: command("period.close", closePeriodInput, ({ db, actor, input, now }) =>
    closePeriod(db, actor, input, now),
  ),
});
