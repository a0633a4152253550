import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { StoreSelection } from "./schema";

export interface SelectedStores {
  stores: { id: number; code: string }[];
  /** Codes that stand for nothing: of stores that are not open, of a route, of a group. */
  unknown: string[];
}

/**
 * The stores that a selection stands for, those that are closed left out, by code: a route brings what lies below it, a group its
 * members as they are now. Says which codes it does not know; the caller decides whether that is a refusal.
 */
export async function selectStores(db: DbOrTx, which: StoreSelection): Promise<SelectedStores> {
  const sql = sqlOf(db);
  const open = sql`s.status <> 'closed'`;
  if (which.by === "stores") {
    const codes = [...new Set(which.stores)];
    const stores = await sql<SelectedStores["stores"]>`
      select s.id, s.code from stores s where ${open} and s.code = any(${texts(codes)}::text[]) order by s.code`;
    const known = new Set(stores.map(({ code }) => code));
    return { stores: [...stores], unknown: codes.filter((code) => !known.has(code)) };
  }
  if (which.by === "kind") {
    const stores = await sql<SelectedStores["stores"]>`
      select s.id, s.code from stores s where ${open} and s.kind = ${which.kind}::text::store_kind order by s.code`;
    return { stores: [...stores], unknown: [] };
  }
  const isRoute = which.by === "route";
  const wanted = isRoute ? which.route : which.group;
  const [head] = isRoute
    ? await sql<{ id: number }[]>`select id from routes where code = ${wanted}`
    : await sql<{ id: number }[]>`select id from store_groups where code = ${wanted}`;
  if (!head) return { stores: [], unknown: [wanted] };
  const within = isRoute
    ? sql`s.route_id in (
        with recursive below as (
          select id from routes where id = ${head.id}::int4
          union all select r.id from routes r join below b on r.parent_id = b.id)
        select id from below)`
    : sql`s.id in (select store_id from store_group_members where group_id = ${head.id}::int4)`;
  const stores = await sql<SelectedStores["stores"]>`
    select s.id, s.code from stores s where ${open} and ${within} order by s.code`;
  return { stores: [...stores], unknown: [] };
}
