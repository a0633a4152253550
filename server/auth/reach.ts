import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor, Role } from "@/server/auth/actor";

/** Roles that only ever act for their own stores. */
const storeRoles: ReadonlySet<Role> = new Set(["owner", "clerk", "pos"]);

export interface ReachRow {
  storeIds: number[] | null;
  dcIds: number[] | null;
  accountIds: number[] | null;
}

export type Reach = Pick<Actor, "storeIds" | "dcIds" | "accountIds">;

/**
 * The columns store_ids, dc_ids and account_ids of a user's or token's scope: an account brings its stores, a store
 * brings its account. Null where no row of the kind is there.
 */
export function reachColumns(db: DbOrTx, holder: "user_id" | "token_id", idColumn: string) {
  const sql = sqlOf(db);
  const mine = sql`${sql(holder)} = ${sql(idColumn)}`;
  return sql`
    (select array_agg(distinct r.id) from (
       select store_id as id from scopes where ${mine} and store_id is not null
       union all
       select s.id from scopes join stores s on s.account_id = scopes.account_id where ${mine}) r) as store_ids,
    (select array_agg(dc_id) from scopes where ${mine} and dc_id is not null) as dc_ids,
    (select array_agg(distinct r.id) from (
       select account_id as id from scopes where ${mine} and account_id is not null
       union all
       select s.account_id from scopes join stores s on s.id = scopes.store_id
       where ${mine} and s.account_id is not null) r) as account_ids`;
}

/**
 * The scope of an actor. A token without scope sees everything its role may see; a person of a store without
 * scope sees nothing, because that is a user whose stores somebody forgot.
 */
export function reachOf(kind: "user" | "token", role: Role, row: ReachRow): Reach {
  const isStoreScoped = row.storeIds !== null || row.accountIds !== null;
  if (isStoreScoped || (kind === "user" && storeRoles.has(role))) {
    return { storeIds: row.storeIds ?? [], accountIds: row.accountIds ?? [], dcIds: row.dcIds };
  }
  return { storeIds: null, accountIds: null, dcIds: row.dcIds };
}
