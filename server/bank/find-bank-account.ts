import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { refuse } from "@/server/bank/errors";

export interface BankAccount {
  id: number;
  accountNo: string;
}

/** A bank account of the company by its number; unknown ones are refused with `bank/unknown-account`. */
export async function findBankAccount(db: DbOrTx, accountNo: string): Promise<BankAccount> {
  const [account] = await sqlOf(db)<BankAccount[]>`
    select id, account_no as "accountNo" from company_bank_accounts where account_no = ${accountNo}`;
  if (!account) throw refuse("bank/unknown-account", { bankAccount: accountNo });
  return account;
}

/**
 * Locks a bank account: imports into one take turns, those into others do not wait. Without a number it is the first one;
 * a company that has named none yet gets one to import into, which owners are not shown.
 */
export async function lockBankAccount(tx: Tx, accountNo: string | undefined): Promise<BankAccount> {
  const sql = sqlOf(tx);
  if (accountNo === undefined)
    await sql`
      insert into company_bank_accounts (bank, holder, account_no, is_shown)
      select 'HQ', 'HQ', 'MAIN', false where not exists (select 1 from company_bank_accounts)
      on conflict do nothing`;
  const [account] = await sql<BankAccount[]>`
    select id, account_no as "accountNo" from company_bank_accounts
    where ${accountNo ?? null}::text is null or account_no = ${accountNo ?? null}::text
    order by sequence, id limit 1 for no key update`;
  if (!account) throw refuse("bank/unknown-account", { bankAccount: accountNo ?? "" });
  return account;
}
