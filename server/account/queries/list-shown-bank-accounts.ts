import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** An account of the company at a bank, as owners see it. */
export interface BankAccount {
  bank: string;
  branch: string;
  holder: string;
  accountNo: string;
}

/** The company's accounts that owners transfer to, in their order; `bank` keeps them. */
export async function listShownBankAccounts(db: DbOrTx, actor: Actor): Promise<BankAccount[]> {
  mustBeAbleTo(actor, "deposit.read");
  const sql = sqlOf(db);
  return sql<BankAccount[]>`
    select bank, branch, holder, account_no as "accountNo" from company_bank_accounts
    where is_shown order by sequence, id limit 20`;
}
