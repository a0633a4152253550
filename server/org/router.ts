import { command, procedure, router } from "@/server/trpc/init";
import { archiveGroup } from "./commands/archive-group";
import { changeMembers } from "./commands/change-members";
import { createGroup } from "./commands/create-group";
import { renameGroup } from "./commands/rename-group";
import { getGroup } from "./queries/get-group";
import { getStoreTerms } from "./queries/get-store-terms";
import { listGroups } from "./queries/list-groups";
import { listMembers } from "./queries/list-members";
import { listRoutes } from "./queries/list-routes";
import { listStores } from "./queries/list-stores";
import { previewMembers } from "./queries/preview-members";
import {
  archiveGroupInput,
  changeMembersInput,
  createGroupInput,
  groupRef,
  listGroupsInput,
  listMembersInput,
  listStoresInput,
  renameGroupInput,
  storeRef,
} from "./schema";

/** The directory of stores and their groups, for the screens of headquarters. */
export const orgRouter = router({
  stores: procedure("order.read")
    .input(listStoresInput)
    .query(({ ctx, input }) => listStores(ctx.db, ctx.actor, input)),
  terms: procedure("order.read")
    .input(storeRef)
    .query(({ ctx, input }) => getStoreTerms(ctx.db, ctx.actor, input, ctx.now())),
  routes: procedure("order.read").query(({ ctx }) => listRoutes(ctx.db, ctx.actor)),
  groups: procedure("group.read")
    .input(listGroupsInput)
    .query(({ ctx, input }) => listGroups(ctx.db, ctx.actor, input, ctx.now())),
  group: procedure("group.read")
    .input(groupRef)
    .query(({ ctx, input }) => getGroup(ctx.db, ctx.actor, input, ctx.now())),
  members: procedure("group.read")
    .input(listMembersInput)
    .query(({ ctx, input }) => listMembers(ctx.db, ctx.actor, input)),
  previewMembers: procedure("group.read")
    .input(changeMembersInput)
    .query(({ ctx, input }) => previewMembers(ctx.db, ctx.actor, input)),
  createGroup: command("group.change", createGroupInput, ({ db, actor, input, now }) =>
    createGroup(db, actor, input, now),
  ),
  renameGroup: command("group.change", renameGroupInput, ({ db, actor, input, now }) =>
    renameGroup(db, actor, input, now),
  ),
  archiveGroup: command("group.change", archiveGroupInput, ({ db, actor, input, now }) =>
    archiveGroup(db, actor, input, now),
  ),
  changeMembers: command("group.change", changeMembersInput, ({ db, actor, input, now }) =>
    changeMembers(db, actor, input, now),
  ),
});
