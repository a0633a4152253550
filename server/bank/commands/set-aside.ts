import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/bank/errors";
import { depositsOfLine } from "@/server/bank/matches-of";
import type { SetAsideInput } from "@/server/bank/schema";
import { type LockedLine, lockLinesByNo } from "@/server/bank/write-matches";
import { recordEvent } from "@/server/event";
import { formatFen } from "@/server/shared/fen";

/**
 * Money that came in and is not a franchisee's: interest, a supplier's refund. With a reason, and it can be taken back.
 * Refused for a line that pays for a slip (`bank/line-taken`) and for money that went out. Again answers the same.
 */
export async function setAside(
  db: DbOrTx,
  actor: Actor,
  { line: lineNo, reason }: SetAsideInput,
  now: Date,
): Promise<{ line: string }> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, async (tx) => {
    const line = await lockLine(tx, lineNo);
    if (line.kind !== "in")
      throw refuse("bank/line-not-money-in", { line: lineNo, amount: formatFen(line.amountFen) });
    if (line.matchedFen > 0)
      throw refuse("bank/line-taken", { line: lineNo, deposits: await depositsOfLine(tx, line.id) });
    if (line.asideReason === reason) return { line: lineNo };
    await sqlOf(tx)`
      update bank_lines set aside_reason = ${reason}, aside_by_name = ${actor.name},
        aside_at = ${now.toISOString()}::text::timestamptz
      where id = ${line.id}`;
    const event = { type: "bank_line.set_aside", documentType: "bank_line", documentId: line.id, reason };
    await recordEvent(tx, actor, event, now);
    return { line: lineNo };
  });
}

/** The line is the franchisees' after all: it waits for its slip again. Again answers the same. */
export async function takeBackAside(
  db: DbOrTx,
  actor: Actor,
  { line: lineNo }: { line: string },
  now: Date,
): Promise<{ line: string }> {
  mustBeAbleTo(actor, "bank.match");
  return inTransaction(db, async (tx) => {
    const line = await lockLine(tx, lineNo);
    if (line.asideReason === null) return { line: lineNo };
    await sqlOf(tx)`
      update bank_lines set aside_reason = null, aside_by_name = null, aside_at = null where id = ${line.id}`;
    const before = { reason: line.asideReason };
    const event = { type: "bank_line.taken_back", documentType: "bank_line", documentId: line.id, before };
    await recordEvent(tx, actor, event, now);
    return { line: lineNo };
  });
}

async function lockLine(tx: Tx, lineNo: string): Promise<LockedLine> {
  const [line] = await lockLinesByNo(tx, [lineNo]);
  if (!line) throw refuse("bank/unknown-line", { line: lineNo });
  return line;
}
