import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { lockSlipsById, noteBankMoney } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/bank/errors";
import type { BankRule } from "@/server/bank/rules/match-types";
import type { UnmatchLineInput } from "@/server/bank/schema";
import { eventsOf, lockLinesById, sumsOf } from "@/server/bank/write-matches";
import { recordEvents } from "@/server/event";

interface Match {
  lineId: number;
  depositId: number;
  amountFen: number;
  rule: BankRule;
}

/**
 * Takes a line away from its slip, or from all the slips that it is split over: it is free again. Not while one of them is
 * approved (`bank/line-in-use`): the money was credited for it, so the slip is reversed first. Taking away a line that is
 * free answers the same.
 */
export async function unmatchLine(
  db: DbOrTx,
  actor: Actor,
  input: UnmatchLineInput,
  now: Date,
): Promise<{ line: string }> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, async (tx) => {
    const [named] = await sqlOf(tx)<{ id: number }[]>`
      select id from bank_lines where line_no = ${input.line}`;
    if (!named) throw refuse("bank/unknown-line", input);
    await takeAway(tx, actor, named.id, input, now);
    return { line: input.line };
  });
}

/** Reads the line's slips, locks them before the line, and looks again: somebody may have been faster. */
async function takeAway(
  tx: Tx,
  actor: Actor,
  lineId: number,
  { line: lineNo, reason }: UnmatchLineInput,
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const seen = await matchesOf(tx, lineId);
  const slips = await lockSlipsById(
    tx,
    seen.map((match) => match.depositId),
  );
  const lines = await lockLinesById(tx, [lineId]);
  const matches = await matchesOf(tx, lineId);
  if (matches.length === 0) return;
  const isChanged = matches.some((match) => !slips.some((slip) => slip.id === match.depositId));
  if (isChanged) throw refuse("bank/line-taken", { line: lineNo, deposits: [] });
  const approved = slips.find((slip) => slip.status === "approved");
  if (approved) throw refuse("bank/line-in-use", { line: lineNo, deposit: approved.depositNo });

  const ids = ints(matches.map((match) => match.depositId));
  await sql`delete from bank_matches where line_id = ${lineId} and deposit_id = any(${ids}::int8[])`;
  await sql`update bank_lines set matched_fen = 0 where id = ${lineId}`;
  await noteBankMoney(tx, sumsOf(matches, slips, -1));
  await recordEvents(tx, actor, eventsOf("unmatched", matches, lines, slips, reason), now);
}

async function matchesOf(tx: Tx, lineId: number): Promise<Match[]> {
  const rows = await sqlOf(tx)<Match[]>`
    select line_id as "lineId", deposit_id as "depositId", amount_fen as "amountFen", rule
    from bank_matches where line_id = ${lineId} order by deposit_id`;
  return [...rows];
}
