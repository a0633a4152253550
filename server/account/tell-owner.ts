import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema/account";
import type { Deposit } from "@/server/account/lock-deposit";
import { type NewMessage, notify } from "@/server/notify";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/** What became of a slip. */
export type Outcome =
  | { became: "approved"; receivedFen: number }
  | { became: "rejected" | "reversed"; reason: string }
  | { became: "expired" };

/** Tells the owner of a slip what became of it (2.6), in the transaction in which it did. */
export async function tellOwner(tx: Tx, deposit: Deposit, outcome: Outcome, now: Date): Promise<void> {
  const [account] = await tx
    .select({ code: accounts.code })
    .from(accounts)
    .where(eq(accounts.id, deposit.accountId));
  invariant(account, `slip ${deposit.depositNo} has an account (foreign key)`);
  await notify(tx, [messageOf(deposit, account.code, outcome)], now);
}

function messageOf(slip: Deposit, account: string, outcome: Outcome): NewMessage {
  const to = { kind: "account" as const, id: slip.accountId };
  const link = `/store/account/deposit/${encodeURIComponent(slip.depositNo)}`;
  const declared = formatFen(slip.amountFen);
  const named = { deposit: slip.depositNo, account };
  switch (outcome.became) {
    case "approved": {
      const received = formatFen(outcome.receivedFen);
      return { to, link, template: "deposit.approved", details: { ...named, declared, received } };
    }
    case "rejected": {
      const { reason } = outcome;
      return { to, link, template: "deposit.rejected", details: { ...named, declared, reason } };
    }
    case "reversed": {
      invariant(slip.receivedFen !== null, `reversed slip ${slip.depositNo} without a received amount`);
      const details = { ...named, received: formatFen(slip.receivedFen), reason: outcome.reason };
      return { to, link, template: "deposit.reversed", details };
    }
    case "expired":
      return { to, link, template: "deposit.expired", details: { ...named, declared } };
  }
}
