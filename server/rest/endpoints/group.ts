import { archiveGroup } from "@/server/org/commands/archive-group";
import { changeMembers } from "@/server/org/commands/change-members";
import { createGroup } from "@/server/org/commands/create-group";
import { renameGroup } from "@/server/org/commands/rename-group";
import { getGroup } from "@/server/org/queries/get-group";
import { listGroups } from "@/server/org/queries/list-groups";
import { listMembers } from "@/server/org/queries/list-members";
import {
  archiveGroupBody,
  changeMembersBody,
  createGroupInput,
  groupRef,
  listGroupsInput,
  listMembersInput,
  renameGroupBody,
} from "@/server/org/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";

/** Groups of stores (店群): promotions are for them, packages for tills come to them. */
export const groupEndpoints: readonly Endpoint[] = [
  get("/store-groups", {
    ability: "group.read",
    summary: "Groups of stores by code, with how many stores each has and what comes to it",
    query: listGroupsInput,
    handle: async ({ db, actor, now, query }) => ({
      status: 200,
      body: await listGroups(db, actor, query, now),
    }),
  }),
  post("/store-groups", {
    ability: "group.change",
    summary: "Makes a group of stores, without members yet",
    input: createGroupInput,
    handle: async ({ db, actor, now, input }) => {
      const body = await createGroup(db, actor, input, now);
      return { status: 201, body, location: `/api/v1/store-groups/${encodeURIComponent(body.group)}` };
    },
  }),
  get("/store-groups/:group", {
    ability: "group.read",
    summary: "One group of stores: what comes to it, and who changed it",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await getGroup(db, actor, groupRef.parse(params), now),
    }),
  }),
  get("/store-groups/:group/stores", {
    ability: "group.read",
    summary: "The stores of a group by code",
    query: listMembersInput.omit({ group: true }),
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listMembers(db, actor, { ...query, ...groupRef.parse(params) }),
    }),
  }),
  post("/store-groups/:group/stores", {
    ability: "group.change",
    summary: "Puts stores into a group or takes them out: by codes, route, kind, or those of another group",
    input: changeMembersBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await changeMembers(db, actor, { ...input, ...groupRef.parse(params) }, now),
    }),
  }),
  post("/store-groups/:group/rename", {
    ability: "group.change",
    summary: "Gives a group of stores another name; its code stays",
    input: renameGroupBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await renameGroup(db, actor, { ...input, ...groupRef.parse(params) }, now),
    }),
  }),
  post("/store-groups/:group/archive", {
    ability: "group.change",
    summary: "Archives a group of stores, or brings it back; what named it before goes on",
    input: archiveGroupBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await archiveGroup(db, actor, { ...input, ...groupRef.parse(params) }, now),
    }),
  }),
];
