import { type Ability, roleIsAbleTo } from "@/server/auth/abilities";
import { refuse } from "@/server/auth/errors";
import type { Role } from "@/server/shared/roles";

export { type Role, roles } from "@/server/shared/roles";

/**
 * Who is doing something: a signed-in person, a machine with a token, or the system itself. The lists are the scope;
 * null means everything that the role may see.
 */
export interface Actor {
  kind: "user" | "token" | "system";
  id: number;
  name: string;
  role: Role;
  storeIds: readonly number[] | null;
  dcIds: readonly number[] | null;
  accountIds: readonly number[] | null;
}

/** The clock, the importer of a fresh chain and the start-up: what no person asked for. */
export const systemActor: Actor = {
  kind: "system",
  id: 0,
  name: "system",
  role: "admin",
  storeIds: null,
  dcIds: null,
  accountIds: null,
};

/** Who somebody is on a document that two persons decide on: people and tokens are different hands. */
export const handOf = (actor: Actor) => `${actor.kind}:${actor.id}`;

/** Whether the actor's role may do this. For screens and conditions; commands use `mustBeAbleTo`. */
export function isAbleTo(actor: Actor, ability: Ability): boolean {
  return roleIsAbleTo(actor.role, ability);
}

/** Refuses with `auth/forbidden` what the actor's role may not do. */
export function mustBeAbleTo(actor: Actor, ability: Ability): void {
  if (!roleIsAbleTo(actor.role, ability)) throw refuse("auth/forbidden", { role: actor.role, ability });
}

const reaches = (scope: readonly number[] | null, id: number | null) =>
  scope === null || (id !== null && scope.includes(id));

/** Refuses with `auth/out-of-scope` a store that is not one of the actor's. */
export function mustReachStore(actor: Actor, storeId: number): void {
  if (!reaches(actor.storeIds, storeId)) throw refuse("auth/out-of-scope", { kind: "store" });
}

/** Refuses with `auth/out-of-scope` a distribution centre that is not one of the actor's. */
export function mustReachDc(actor: Actor, dcId: number): void {
  if (!reaches(actor.dcIds, dcId)) throw refuse("auth/out-of-scope", { kind: "dc" });
}

/** Refuses with `auth/out-of-scope` an account that is not one of the actor's. */
export function mustReachAccount(actor: Actor, accountId: number): void {
  if (!reaches(actor.accountIds, accountId)) throw refuse("auth/out-of-scope", { kind: "account" });
}
