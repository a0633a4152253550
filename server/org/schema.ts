import { z } from "zod";
import { pageInput } from "@/server/shared/paging";

const code = z.string().trim().min(1).max(40);

export const storeKinds = ["franchise", "direct", "independent"] as const;

export const listStoresInput = pageInput.extend({
  /** A part of code or name. */
  search: z.string().max(100).optional(),
  account: code.optional(),
  kind: z.enum(storeKinds).optional(),
  status: z.enum(["active", "suspended", "closing", "closed"]).optional(),
});
export type ListStoresInput = z.output<typeof listStoresInput>;

export const storeRef = z.strictObject({ store: code });

/** Stores by their codes, by a route with everything below it, by kind, or those of a group. */
export const storeSelection = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("stores"), stores: z.array(code).min(1).max(5_000) }),
  z.strictObject({ by: z.literal("route"), route: code }),
  z.strictObject({ by: z.literal("kind"), kind: z.enum(storeKinds) }),
  z.strictObject({ by: z.literal("group"), group: code }),
]);
export type StoreSelection = z.output<typeof storeSelection>;

export const groupRef = z.strictObject({ group: code });
export type GroupRef = z.output<typeof groupRef>;

const groupName = z.string().trim().min(1).max(60);
export const createGroupInput = z.strictObject({
  /** Letters, figures, dot, dash and underscore, in any script; it stays. */
  group: code.regex(/^[\p{L}\p{N}._-]+$/u, "letters, figures, dot, dash and underscore"),
  name: groupName,
});
export type CreateGroupInput = z.output<typeof createGroupInput>;

export const renameGroupBody = z.strictObject({ name: groupName });
export const renameGroupInput = groupRef.extend(renameGroupBody.shape);
export type RenameGroupInput = z.output<typeof renameGroupInput>;

export const archiveGroupBody = z.strictObject({ isArchived: z.boolean() });
export const archiveGroupInput = groupRef.extend(archiveGroupBody.shape);
export type ArchiveGroupInput = z.output<typeof archiveGroupInput>;

export const changeMembersBody = z.strictObject({ how: z.enum(["add", "remove"]), which: storeSelection });
export const changeMembersInput = groupRef.extend(changeMembersBody.shape);
export type ChangeMembersInput = z.output<typeof changeMembersInput>;

export const groupStates = ["used", "archived"] as const;

export const listGroupsInput = pageInput.extend({
  /** A part of code or name. */
  search: z.string().max(100).optional(),
  state: z.enum(groupStates).optional(),
});
export type ListGroupsInput = z.output<typeof listGroupsInput>;

export const listMembersInput = pageInput.extend({ group: code, search: z.string().max(100).optional() });
export type ListMembersInput = z.output<typeof listMembersInput>;
