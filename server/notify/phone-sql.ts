import type { Sql } from "@/db/client";

/** The account behind the recipient of a message `m`; null for a store without one and for a person. */
export const accountSql = (sql: Sql) => sql`
  case m.recipient_kind when 'account' then m.recipient_id
    when 'store' then (select own.account_id from stores own where own.id = m.recipient_id) end`;

/** The number that a message `m` goes to: the store's, else that of another store of the account; "" for none. */
export const phoneSql = (sql: Sql) => sql`
  coalesce((
    select r.phone from stores r
    where (m.recipient_kind = 'store' and r.id = m.recipient_id) or r.account_id = ${accountSql(sql)}
    order by r.phone = '', (m.recipient_kind = 'store' and r.id = m.recipient_id) desc, r.code limit 1), '')`;
