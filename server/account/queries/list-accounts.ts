import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { ListAccountsInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { type Page, pageOf } from "@/server/shared/paging";

export interface AccountListRow {
  account: string;
  name: string;
  balance: string;
  creditLimit: string;
  held: string;
  available: string;
  stores: number;
}

interface StoredRow {
  account: string;
  name: string;
  balanceFen: number;
  heldFen: number;
  creditLimitFen: number;
  stores: number;
}

/** Accounts within the actor's reach, by code, narrowed by a part of code, name or the code of one of their stores. */
export async function listAccounts(
  db: DbOrTx,
  actor: Actor,
  input: ListAccountsInput,
  now: Date,
): Promise<Page<AccountListRow>> {
  mustBeAbleTo(actor, "account.read");
  const sql = sqlOf(db);
  const search = input.search ?? "";
  const rows = await sql<StoredRow[]>`
    select a.code as account, a.name, a.balance_fen as "balanceFen", a.held_fen as "heldFen",
           credit_on(a, ${businessDayOf(now)}::text::date) as "creditLimitFen",
           (select count(*)::int4 from stores s where s.account_id = a.id) as stores
    from accounts a
    where a.code > ${String(input.cursor?.[0] ?? "")}
      and (${actor.accountIds === null}::bool or a.id = any(${ints(actor.accountIds ?? [])}::int4[]))
      and (${search} = '' or strpos(lower(a.code), lower(${search})) > 0 or strpos(lower(a.name), lower(${search})) > 0
           or exists (select from stores s where s.account_id = a.id and strpos(lower(s.code), lower(${search})) > 0))
    order by a.code limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.account]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ balanceFen, heldFen, creditLimitFen, ...row }) => ({
      ...row,
      balance: formatFen(balanceFen),
      creditLimit: formatFen(creditLimitFen),
      held: formatFen(heldFen),
      available: formatFen(balanceFen + creditLimitFen - heldFen),
    })),
  };
}
