import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { corrections } from "@/db/schema/funds";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/funds/errors";
import { findAccount } from "@/server/funds/find-account";
import { type CorrectionState, lockCorrection } from "@/server/funds/lock-correction";
import type { AdjustmentInput, CorrectionReversalInput, TransferInput } from "@/server/funds/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

/**
 * Asks for an adjustment: so much more or less on an account, with what shows that it is right (5.3). Nothing is posted
 * before somebody else approves it. Refused: `funds/unknown-account`, an account out of reach.
 */
export async function requestAdjustment(
  db: DbOrTx,
  actor: Actor,
  input: AdjustmentInput,
  now: Date,
): Promise<CorrectionState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "correction.request");
    const { id: accountId } = await findAccount(tx, actor, input.account);
    const { amount: amountFen, reason, evidence } = input;
    return insert(tx, actor, { kind: "adjustment", accountId, amountFen, reason, evidence }, now);
  });
}

/**
 * Asks for a transfer from one account to another. That the money is there is asked at the approval. Refused as above, and
 * `correction/same-account`.
 */
export async function requestTransfer(
  db: DbOrTx,
  actor: Actor,
  input: TransferInput,
  now: Date,
): Promise<CorrectionState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "correction.request");
    const from = await findAccount(tx, actor, input.from);
    const to = await findAccount(tx, actor, input.to);
    if (from.id === to.id) throw refuse("correction/same-account", { account: from.code });
    const { amount: amountFen, reason, evidence } = input;
    const accounts = { accountId: from.id, toAccountId: to.id };
    return insert(tx, actor, { kind: "transfer", ...accounts, amountFen, reason, evidence }, now);
  });
}

/**
 * Asks to take an approved correction back by a red entry (红冲): the same accounts, the other sign; approved by two persons
 * like any other. Refused: `correction/cannot-reverse`, `correction/reversed-already` while another one asks or has done it.
 */
export async function requestCorrectionReversal(
  db: DbOrTx,
  actor: Actor,
  input: CorrectionReversalInput,
  now: Date,
): Promise<CorrectionState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "correction.request");
    const first = await lockCorrection(tx, actor, input.correction);
    const { id: reversesId, kind, status, accountId, toAccountId, amountFen } = first;
    if (status !== "approved" || first.reversesId !== null)
      throw refuse("correction/cannot-reverse", {
        correction: first.correctionNo,
        status: first.reversesId === null ? status : "reversal",
      });
    const sql = sqlOf(tx);
    const [other] = await sql<{ no: string }[]>`
      select correction_no as no from corrections where reverses_id = ${reversesId}::int8 and status <> 'rejected'`;
    if (other) throw refuse("correction/reversed-already", { correction: first.correctionNo, by: other.no });
    const { reason, evidence } = input;
    const opposite =
      kind === "adjustment" || toAccountId === null
        ? { kind, accountId, amountFen: -amountFen }
        : { kind, accountId: toAccountId, toAccountId: accountId, amountFen };
    return insert(tx, actor, { ...opposite, reversesId, reason, evidence }, now);
  });
}

type Wanted = Pick<
  typeof corrections.$inferInsert,
  "kind" | "accountId" | "toAccountId" | "amountFen" | "reason" | "evidence" | "reversesId"
>;

async function insert(tx: Tx, actor: Actor, wanted: Wanted, now: Date): Promise<CorrectionState> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('corrections_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const { id } = next;
  const correctionNo = documentNumber("CR", businessDayOf(now), id);
  await tx.insert(corrections).values({
    ...wanted,
    id,
    correctionNo,
    requestedBy: handOf(actor),
    requestedByName: actor.name,
    requestedAt: now,
  });
  const { reason, evidence, ...after } = wanted;
  const event = { type: "correction.requested", documentType: "correction", documentId: id };
  await recordEvent(tx, actor, { ...event, after, reason, details: { evidence } }, now);
  return { correction: correctionNo, status: "requested" };
}
