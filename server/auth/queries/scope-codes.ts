import { type SQL, sql } from "drizzle-orm";

/** The business codes of a scope as one sorted list; empty when it has none. */
export function scopeCodes(isMine: SQL): SQL<string[]> {
  return sql<string[]>`array(
    select coalesce(s.code, d.code, a.code) from scopes
    left join stores s on s.id = scopes.store_id
    left join dcs d on d.id = scopes.dc_id
    left join accounts a on a.id = scopes.account_id
    where ${isMine} order by 1)`;
}
