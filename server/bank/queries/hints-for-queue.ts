import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { loadOpenLinesSince, loadPayers, loadWaitingSlips } from "@/server/bank/load-open";
import { lineOfPayer, looseDays } from "@/server/bank/rules/propose-others";
import { addDays } from "@/server/shared/business-day";

/** Money of a slip's payer that lies open in the bank. */
export interface QueueHint {
  deposit: string;
  amountFen: number;
  day: string;
}

/**
 * For the desk's queue: which waiting slips without a bank line have open money of their payer in the bank, of within five
 * days, whatever its amount. A hint to look (`linesFor` proposes the line), never a match. Asked beside the queue, so that
 * the queue does not wait for it.
 */
export async function hintsForQueue(db: DbOrTx, actor: Actor): Promise<QueueHint[]> {
  mustBeAbleTo(actor, "bank.read");
  const slips = await loadWaitingSlips(db, actor.accountIds);
  const [oldest] = slips.map(({ day }) => day).sort();
  if (oldest === undefined) return [];
  const lines = await loadOpenLinesSince(db, addDays(oldest, -looseDays));
  const found = lineOfPayer(lines, slips, await loadPayers(db, lines));
  return slips.flatMap(({ id, depositNo }) => {
    const line = found.get(id);
    return line ? [{ deposit: depositNo, amountFen: line.amountFen, day: line.day }] : [];
  });
}
