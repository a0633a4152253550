import { ints } from "@/db/bulk";
import { type DbOrTx, type Fragment, type Sql, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth";
import type { ChainScopeInput } from "@/server/report/schema";
import type { BusinessDay } from "@/server/shared/business-day";

/** Whose figures are asked for: these stores, all categories (null) or these. */
export interface Scope {
  storeIds: readonly number[];
  categoryIds: readonly number[] | null;
}

export interface StoreInScope {
  id: number;
  store: string;
  name: string;
  kind: "franchise" | "direct" | "independent";
  route: string;
}

/**
 * Whether a column is one of the scope's stores. As a set to join: an array in a condition would be read anew from its text for each
 * of millions of rows.
 */
export const inStores = (sql: Sql, { storeIds }: Scope, column: Fragment) =>
  sql`${column} in (select unnest(${ints([...storeIds])}::text::int4[]))`;

/** Whether a column is one of the scope's categories. */
export const inCategories = (sql: Sql, { categoryIds }: Scope, column: Fragment) =>
  categoryIds === null
    ? sql`true`
    : sql`${column} in (select unnest(${ints([...categoryIds])}::text::int4[]))`;

/** A day as a value that is read once, not for each row that it is compared with. */
export const dayIn = (sql: Sql, day: BusinessDay) => sql`(select ${day}::text::date)`;

/** The stores within the actor's reach that a search, a kind and a route with everything below it leave, in the order of the codes. */
export async function storesInScope(
  db: DbOrTx,
  actor: Actor,
  input: Pick<ChainScopeInput, "search" | "kind" | "route">,
): Promise<StoreInScope[]> {
  const { search = "" } = input;
  const [kind, route] = [input.kind ?? null, input.route ?? null];
  const rows = await sqlOf(db)<StoreInScope[]>`
    with recursive below as (
      select id from routes where code = ${route}::text
      union all
      select r.id from routes r join below b on r.parent_id = b.id)
    select s.id, s.code as store, s.name, s.kind, r.code as route
    from stores s join routes r on r.id = s.route_id
    where (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${search} = '' or strpos(lower(s.code || ' ' || s.name), lower(${search})) > 0)
      and (${kind}::text is null or s.kind = ${kind}::text::store_kind)
      and (${route}::text is null or s.route_id in (select id from below))
    order by s.code`;
  return [...rows];
}

/** A category and everything below it; null for all categories, none for one that nobody knows. */
export async function categoriesBelow(db: DbOrTx, category: string | undefined): Promise<number[] | null> {
  if (category === undefined) return null;
  const rows = await sqlOf(db)<{ id: number }[]>`
    with recursive below as (
      select id from categories where code = ${category}
      union all
      select c.id from categories c join below b on c.parent_id = b.id)
    select id from below`;
  return rows.map(({ id }) => id);
}
