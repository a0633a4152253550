import { sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { deposits } from "@/db/schema/account";
import { findAccount } from "@/server/account/find-account";
import { type DepositState, handOf } from "@/server/account/lock-deposit";
import type { CreateDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

/**
 * Notes that money is on its way to an account (R10): a pending slip. It raises nothing before finance has seen the money.
 * Refused: `account/unknown`, an account out of reach.
 */
export async function createDeposit(
  db: DbOrTx,
  actor: Actor,
  input: CreateDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
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
      status: "pending",
      createdBy: handOf(actor),
      createdByName: actor.name,
      createdAt: now,
    });
    const after = { status: "pending", amountFen: input.amount };
    await recordEvent(
      tx,
      actor,
      { type: "deposit.created", documentType: "deposit", documentId: id, after },
      now,
    );
    return { deposit: depositNo, status: "pending" };
  });
}
