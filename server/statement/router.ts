import { answerCase } from "@/server/statement/commands/answer-case";
import { acceptStatement, disputeStatement } from "@/server/statement/commands/respond-to-statement";
import { listStatementEvents, showStatement } from "@/server/statement/queries/get-statement";
import { listStatements, statementProgress } from "@/server/statement/queries/list-statements";
import {
  answerStatementInput,
  disputeStatementInput,
  listStatementsQuery,
  statementInput,
  timelineOfStatementInput,
} from "@/server/statement/schema";
import { command, procedure, router } from "@/server/trpc/init";

export const statementRouter = router({
  list: procedure("statement.read")
    .input(listStatementsQuery)
    .query(({ ctx, input }) => listStatements(ctx.db, ctx.actor, input)),
  get: procedure("statement.read")
    .input(statementInput)
    .query(({ ctx, input }) => showStatement(ctx.db, ctx.actor, input, ctx.now())),
  events: procedure("statement.read")
    .input(timelineOfStatementInput)
    .query(({ ctx, input }) => listStatementEvents(ctx.db, ctx.actor, input)),
  progress: procedure("period.read").query(({ ctx }) => statementProgress(ctx.db, ctx.actor)),
  accept: command("statement.respond", statementInput, ({ db, actor, input, now }) =>
    acceptStatement(db, actor, input, now),
  ),
  dispute: command("statement.respond", disputeStatementInput, ({ db, actor, input, now }) =>
    disputeStatement(db, actor, input, now),
  ),
  answer: command("statement.answer", answerStatementInput, ({ db, actor, input, now }) =>
    answerCase(db, actor, input, now),
  ),
});
