import type { DbOrTx } from "@/db/client";
import { sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { approverLimits, depositSettings } from "@/db/schema/deposit";
import { refuse } from "@/server/account/errors";
import type { ApproverLimitInput, DepositSettingsInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";

/** Sets how deposits are decided from now on (2.6, rulings 35); what is decided already stays. The last one wins. */
export async function setDepositSettings(
  db: DbOrTx,
  actor: Actor,
  { secondApproverFrom, ...rest }: DepositSettingsInput,
  now: Date,
): Promise<{ isSet: true }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.configure");
    const row = {
      ...rest,
      secondApproverFromFen: secondApproverFrom,
      changedByName: actor.name,
      changedAt: now,
    };
    await tx
      .insert(depositSettings)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: depositSettings.id, set: row });
    const after = { ...rest, secondApproverFromFen: secondApproverFrom };
    const event = {
      type: "deposit_settings.changed",
      documentType: "deposit_settings",
      documentId: 1,
      after,
    };
    await recordEvent(tx, actor, event, now);
    return { isSet: true };
  });
}

/** Sets up to which received amount a person may approve; null takes the limit away. Refused: `deposit/unknown-approver`. */
export async function setApproverLimit(
  db: DbOrTx,
  actor: Actor,
  { login, limit }: ApproverLimitInput,
  now: Date,
): Promise<{ login: string }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.configure");
    const sql = sqlOf(tx);
    const [user] = await sql<{ id: number }[]>`
      select id from users where login = lower(${login}) and role in ('finance', 'finance-supervisor', 'admin')`;
    if (!user) throw refuse("deposit/unknown-approver", { login });
    if (limit === null) await sql`delete from approver_limits where user_id = ${user.id}::int4`;
    else {
      const row = { limitFen: limit, setByName: actor.name, setAt: now };
      await tx
        .insert(approverLimits)
        .values({ userId: user.id, ...row })
        .onConflictDoUpdate({ target: approverLimits.userId, set: row });
    }
    const event = { type: "approver.limit_set", documentType: "user", documentId: user.id };
    await recordEvent(tx, actor, { ...event, after: { limitFen: limit } }, now);
    return { login };
  });
}
