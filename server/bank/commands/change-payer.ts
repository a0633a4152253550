import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { getAccount } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { plainAccount } from "@/server/bank/rules/payers";
import type { ChangePayerInput } from "@/server/bank/schema";
import { recordEvent } from "@/server/event";

/**
 * Says that somebody pays into an account, or no longer does: the undo of what an approved match has taught. Saying the
 * same again changes nothing.
 */
export async function changePayer(
  db: DbOrTx,
  actor: Actor,
  input: ChangePayerInput,
  now: Date,
): Promise<{ account: string }> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, async (tx) => {
    await getAccount(tx, actor, { account: input.account }, now);
    const payerAccount = plainAccount(input.payerAccount);
    const [changed] = await sqlOf(tx)<{ accountId: number }[]>`
      insert into account_payers as p (account_id, payer_account, payer_name, is_known, changed_by_name, changed_at)
      select id, ${payerAccount}, ${input.payerName}, ${input.isKnown}, ${actor.name},
             ${now.toISOString()}::text::timestamptz
      from accounts where code = ${input.account}
      on conflict (account_id, payer_account, payer_name) do update
        set is_known = excluded.is_known, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at
        where p.is_known <> excluded.is_known
      returning account_id as "accountId"`;
    if (changed) {
      const type = input.isKnown ? "account.payer_added" : "account.payer_forgotten";
      const details = { payerAccount, payerName: input.payerName };
      const event = { type, documentType: "account", documentId: changed.accountId, details };
      await recordEvent(tx, actor, event, now);
    }
    return { account: input.account };
  });
}
