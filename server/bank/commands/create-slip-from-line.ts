import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { createDeposit } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { matchInTransaction } from "@/server/bank/commands/match-lines";
import { refuse } from "@/server/bank/errors";
import { depositsOfLine } from "@/server/bank/matches-of";
import type { CreateSlipFromLineInput } from "@/server/bank/schema";
import { formatFen } from "@/server/shared/fen";

interface Line {
  id: number;
  amountFen: number;
  matchedFen: number;
  payerAccount: string;
  payerName: string;
  bankReference: string;
}

/**
 * Money without a slip: finance declares it for an account and matches the line with it, in one step. Whoever does so
 * cannot approve it (`deposit/own-slip`): four eyes. A line that pays for a slip already is refused with
 * `bank/line-taken`; of two people at once one makes the slip, the other is refused and leaves nothing.
 */
export async function createSlipFromLine(
  db: DbOrTx,
  actor: Actor,
  { line: lineNo, account }: CreateSlipFromLineInput,
  now: Date,
): Promise<{ deposit: string; line: string }> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, async (tx) => {
    const [line] = await sqlOf(tx)<Line[]>`
      select id, amount_fen as "amountFen", matched_fen as "matchedFen", payer_account as "payerAccount",
             payer_name as "payerName", bank_reference as "bankReference"
      from bank_lines where line_no = ${lineNo}`;
    if (!line) throw refuse("bank/unknown-line", { line: lineNo });
    if (line.amountFen < 0)
      throw refuse("bank/line-not-money-in", { line: lineNo, amount: formatFen(line.amountFen) });
    if (line.matchedFen > 0)
      throw refuse("bank/line-taken", { line: lineNo, deposits: await depositsOfLine(tx, line.id) });
    const slip = {
      account,
      amount: line.amountFen,
      method: "bank_transfer" as const,
      payer: line.payerName || line.payerAccount || lineNo,
      reference: line.bankReference,
    };
    const { deposit } = await createDeposit(tx, actor, slip, now);
    await matchInTransaction(tx, actor, { lines: [lineNo], deposits: [deposit] }, now);
    return { deposit, line: lineNo };
  });
}
