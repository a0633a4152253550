import { cancelTag } from "@/server/tag/commands/cancel-tag";
import { requestTags } from "@/server/tag/commands/request-tags";
import { setStoreTags } from "@/server/tag/commands/set-store-tags";
import { getStoreTags } from "@/server/tag/queries/get-store-tags";
import { countLate, listTags } from "@/server/tag/queries/list-tags";
import {
  cancelTagInput,
  listTagsInput,
  outOfDateInput,
  requestTagsInput,
  setStoreTagsInput,
} from "@/server/tag/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** Price tags of stores. */
export const tagRouter = router({
  list: procedure("tag.read")
    .input(listTagsInput)
    .query(({ ctx, input }) => listTags(ctx.db, ctx.actor, input, ctx.now())),
  late: procedure("tag.read")
    .input(outOfDateInput)
    .query(({ ctx, input }) => countLate(ctx.db, ctx.actor, input, ctx.now())),
  store: procedure("tag.read")
    .input(outOfDateInput)
    .query(({ ctx, input }) => getStoreTags(ctx.db, ctx.actor, input)),
  request: command("tag.request", requestTagsInput, ({ db, actor, input, now }) =>
    requestTags(db, actor, input, now),
  ),
  cancel: command("tag.request", cancelTagInput, ({ db, actor, input, now }) =>
    cancelTag(db, actor, input, now),
  ),
  setStore: command("price.configure", setStoreTagsInput, ({ db, actor, input, now }) =>
    setStoreTags(db, actor, input, now),
  ),
});
