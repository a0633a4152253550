import { sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { deposits } from "@/db/schema/deposit";
import { readDepositSettings } from "@/server/account/deposit-settings";
import { noteDeclaredDuplicates } from "@/server/account/duplicates";
import { findAccount } from "@/server/account/find-account";
import type { DepositState } from "@/server/account/lock-deposit";
import { referenceCodeOf } from "@/server/account/rules/reference-code";
import type { CreateDepositInput, OpenDepositInput } from "@/server/account/schema";
import { type Actor, handOf, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

/**
 * Notes that money is on its way to an account (R10). It raises nothing before finance has seen the money. Through the
 * interface the slip is pending at once, unless approvals there need evidence: then it awaits the photo. Every slip gets
 * a reference code for the note of the transfer. Refused: `account/unknown`, an account out of reach.
 */
export async function createDeposit(
  db: DbOrTx,
  actor: Actor,
  input: CreateDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    const { isEvidenceNeededApi } = await readDepositSettings(tx);
    return insertDeposit(tx, actor, input, isEvidenceNeededApi ? "awaiting_transfer" : "pending", now);
  });
}

/**
 * Opens a slip on the phone, before the money is sent: it awaits the transfer, with the bank's data and the code for the
 * note (2.6); as a draft it only keeps what was typed. Refused as `createDeposit`.
 */
export async function openDeposit(
  db: DbOrTx,
  actor: Actor,
  { isDraft, ...input }: OpenDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, (tx) =>
    insertDeposit(tx, actor, input, isDraft ? "draft" : "awaiting_transfer", now),
  );
}

async function insertDeposit(
  ...[tx, actor, input, status, now]: [
    Parameters<Parameters<typeof inTransaction>[1]>[0],
    Actor,
    CreateDepositInput & { payBefore?: Date },
    "draft" | "awaiting_transfer" | "pending",
    Date,
  ]
): Promise<DepositState> {
  mustBeAbleTo(actor, "deposit.create");
  const account = await findAccount(tx, input.account);
  mustReachAccount(actor, account.id);
  const [next] = await tx.execute<{ id: number }>(sql`select nextval('deposits_id_seq')::int8 as id`);
  invariant(next, "a sequence always has a next number");
  const id = Number(next.id);
  const depositNo = documentNumber(`DP-${account.code}-`, businessDayOf(now), id);
  await tx.insert(deposits).values({
    id,
    depositNo,
    accountId: account.id,
    amountFen: input.amount,
    method: input.method,
    payer: input.payer,
    reference: input.reference,
    status,
    createdBy: handOf(actor),
    createdByName: actor.name,
    createdAt: now,
    versionAt: now,
    referenceCode: referenceCodeOf(id),
    payBefore: input.payBefore ?? null,
  });
  const after = { status, amountFen: input.amount };
  await recordEvent(
    tx,
    actor,
    { type: "deposit.created", documentType: "deposit", documentId: id, after },
    now,
  );
  if (status !== "draft") await noteDeclaredDuplicates(tx, id);
  return { deposit: depositNo, status };
}
