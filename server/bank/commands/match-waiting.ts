import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { matchOpen, type Pair } from "@/server/bank/match-open";

/**
 * Runs the rules again over lines that serve no slip and slips that have no line: for slips that were declared after their
 * money had come. Repeats by its own nature; what was matched stays.
 */
export async function matchWaiting(db: DbOrTx, actor: Actor, now: Date): Promise<{ matched: Pair[] }> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, async (tx) => {
    const { matched } = await matchOpen(tx, actor, now);
    return { matched };
  });
}
