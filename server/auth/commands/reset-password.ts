import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { sessions, users } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { lockUser } from "@/server/auth/commands/lock-user";
import { hashPassword } from "@/server/auth/password";
import type { ResetPasswordInput } from "@/server/auth/schema";
import { recordEvent } from "@/server/event";

/** Gives a user a new password and ends all their sessions. */
export async function resetPassword(
  db: DbOrTx,
  actor: Actor,
  input: ResetPasswordInput,
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "user.manage");
  const passwordHash = await hashPassword(input.newPassword);
  await inTransaction(db, async (tx) => {
    const user = await lockUser(tx, input.login);
    await tx.update(users).set({ passwordHash, passwordChangedAt: now }).where(eq(users.id, user.id));
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    await recordEvent(
      tx,
      actor,
      { type: "user.password-reset", documentType: "user", documentId: user.id },
      now,
    );
  });
}
