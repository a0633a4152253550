import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { SaveBankAccountInput } from "@/server/bank/schema";
import { recordEvent } from "@/server/event";

/** Adds a bank account of the company, or changes the words around a number that is there. Again changes nothing. */
export async function saveBankAccount(
  db: DbOrTx,
  actor: Actor,
  input: SaveBankAccountInput,
  now: Date,
): Promise<{ accountNo: string }> {
  mustBeAbleTo(actor, "bank.import");
  return inTransaction(db, async (tx) => {
    const { bank, branch, holder, accountNo, isShown } = input;
    const [saved] = await sqlOf(tx)<{ id: number }[]>`
      insert into company_bank_accounts as b (bank, branch, holder, account_no, is_shown)
      values (${bank}, ${branch}, ${holder}, ${accountNo}, ${isShown})
      on conflict (account_no) do update
        set bank = excluded.bank, branch = excluded.branch, holder = excluded.holder, is_shown = excluded.is_shown
        where (b.bank, b.branch, b.holder, b.is_shown)
          is distinct from (excluded.bank, excluded.branch, excluded.holder, excluded.is_shown)
      returning id`;
    if (saved) {
      const event = { type: "bank_account.saved", documentType: "bank_account", documentId: saved.id };
      await recordEvent(tx, actor, { ...event, after: input }, now);
    }
    return { accountNo };
  });
}
