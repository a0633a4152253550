import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** An account of the company at a bank. */
export interface BankAccount {
  bank: string;
  branch: string;
  holder: string;
  accountNo: string;
  isShown: boolean;
}

/** The company's accounts that owners transfer to, in their order; `all` also those that are not shown to owners. */
export async function listBankAccounts(
  db: DbOrTx,
  actor: Actor,
  { all }: { all: boolean },
): Promise<BankAccount[]> {
  mustBeAbleTo(actor, all ? "deposit.approve" : "deposit.read");
  const sql = sqlOf(db);
  return sql<BankAccount[]>`
    select bank, branch, holder, account_no as "accountNo", is_shown as "isShown" from company_bank_accounts
    where is_shown or ${all}::bool order by sequence, id limit 50`;
}
