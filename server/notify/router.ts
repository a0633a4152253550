import { z } from "zod";
import { markAllRead, markRead } from "@/server/notify/commands/mark-read";
import { retryAllFailed, retrySend } from "@/server/notify/commands/retry-send";
import { countUnread } from "@/server/notify/queries/count-unread";
import { listInbox } from "@/server/notify/queries/list-inbox";
import { listLog } from "@/server/notify/queries/list-log";
import { inboxInput, messageInput, messageLogInput, readAllInput } from "@/server/notify/schema";
import { command, procedure, router } from "@/server/trpc/init";

export const messageRouter = router({
  inbox: procedure("message.read")
    .input(inboxInput)
    .query(({ ctx, input }) => listInbox(ctx.db, ctx.actor, input)),
  unread: procedure("message.read").query(({ ctx }) => countUnread(ctx.db, ctx.actor, ctx.now())),
  read: command("message.read", messageInput, ({ db, actor, input, now }) => markRead(db, actor, input, now)),
  readAll: command("message.read", readAllInput, ({ db, actor, input, now }) =>
    markAllRead(db, actor, input, now),
  ),
  log: procedure("message.log")
    .input(messageLogInput)
    .query(({ ctx, input }) => listLog(ctx.db, ctx.actor, input)),
  retry: command("message.log", messageInput, ({ db, actor, input, now }) =>
    retrySend(db, actor, input, now),
  ),
  retryAll: command("message.log", z.strictObject({}), ({ db, actor, now }) =>
    retryAllFailed(db, actor, now),
  ),
});
