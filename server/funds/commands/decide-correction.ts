import { eq } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { corrections } from "@/db/schema/funds";
import { lockAccounts, type NewAccountEntry, postEntries } from "@/server/account";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/funds/errors";
import { type Correction, type CorrectionState, lockCorrection } from "@/server/funds/lock-correction";
import type { CorrectionInput, RejectCorrectionInput } from "@/server/funds/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

/**
 * Approves a correction that somebody else asked for and posts it at once: one entry of an adjustment, two of a transfer,
 * with the correction as their cause. A transfer needs its amount to be available; an adjustment, and what takes a
 * correction back, may leave the account below its limit. Again: the same answer, nothing posted. Refused:
 * `correction/own-request`, `correction/decided-already`, `correction/not-enough`, `correction/unknown`.
 */
export async function approveCorrection(
  db: DbOrTx,
  actor: Actor,
  input: CorrectionInput,
  now: Date,
): Promise<CorrectionState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "correction.approve");
    const correction = await lockCorrection(tx, actor, input.correction);
    const answer = { correction: correction.correctionNo, status: "approved" as const };
    if (correction.status === "approved") return answer;
    mustBeOpen(correction);
    if (correction.requestedBy === handOf(actor))
      throw refuse("correction/own-request", { correction: correction.correctionNo });
    await mustBeAvailable(tx, correction, now);
    await decide(tx, actor, correction, { status: "approved", reason: "" }, now);
    await postEntries(tx, entriesOf(correction), now);
    return answer;
  });
}

/** Refuses a correction, or takes one's own request back; nothing is posted. Again: the same answer. Refused as above. */
export async function rejectCorrection(
  db: DbOrTx,
  actor: Actor,
  input: RejectCorrectionInput,
  now: Date,
): Promise<CorrectionState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "correction.request");
    const correction = await lockCorrection(tx, actor, input.correction);
    // Only the one who asked and those who may approve have a say in it.
    if (correction.requestedBy !== handOf(actor)) mustBeAbleTo(actor, "correction.approve");
    const answer = { correction: correction.correctionNo, status: "rejected" as const };
    if (correction.status === "rejected") return answer;
    mustBeOpen(correction);
    await decide(tx, actor, correction, { status: "rejected", reason: input.reason }, now);
    return answer;
  });
}

function mustBeOpen({ status, correctionNo }: Correction): void {
  if (status !== "requested")
    throw refuse("correction/decided-already", { correction: correctionNo, status });
}

async function mustBeAvailable(tx: Tx, correction: Correction, now: Date): Promise<void> {
  const { accountId, toAccountId, amountFen, reversesId } = correction;
  const ids = toAccountId === null ? [accountId] : [accountId, toAccountId];
  const figures = (await lockAccounts(tx, ids, businessDayOf(now))).get(accountId);
  if (toAccountId === null || reversesId !== null || !figures || figures.availableFen >= amountFen) return;
  throw refuse("correction/not-enough", {
    account: figures.code,
    available: formatFen(figures.availableFen),
    asked: formatFen(amountFen),
  });
}

async function decide(
  tx: Tx,
  actor: Actor,
  { id }: Correction,
  { status, reason }: { status: "approved" | "rejected"; reason: string },
  now: Date,
): Promise<void> {
  await tx
    .update(corrections)
    .set({
      status,
      decidedBy: handOf(actor),
      decidedByName: actor.name,
      decidedAt: now,
      decisionReason: reason,
    })
    .where(eq(corrections.id, id));
  const event = { type: `correction.${status}`, documentType: "correction", documentId: id };
  const change = { before: { status: "requested" }, after: { status } };
  await recordEvent(tx, actor, { ...event, ...change, reason: reason || undefined }, now);
}

function entriesOf(correction: Correction): NewAccountEntry[] {
  const { id, kind, accountId, toAccountId, amountFen, correctionNo, reason } = correction;
  const entry = {
    reason: kind,
    cause: { type: "adjustment" as const, id },
    documentNo: correctionNo,
    remark: reason,
  };
  if (toAccountId === null) return [{ ...entry, accountId, amountFen }];
  return [
    { ...entry, accountId, amountFen: -amountFen },
    { ...entry, accountId: toAccountId, amountFen },
  ];
}
