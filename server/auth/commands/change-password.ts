import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { sessions, users } from "@/db/schema/auth";
import type { Actor } from "@/server/auth/actor";
import { refuse } from "@/server/auth/errors";
import { hashPassword, isPassword } from "@/server/auth/password";
import type { ChangePasswordInput } from "@/server/auth/schema";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/**
 * Changes the actor's own password and signs them out everywhere, so that whoever knew the old one is out. Refuses with
 * `auth/wrong-password` when the current one is not given.
 */
export async function changePassword(
  db: DbOrTx,
  actor: Actor,
  input: ChangePasswordInput,
  now: Date,
): Promise<void> {
  invariant(actor.kind === "user", "only a person has a password");
  const passwordHash = await hashPassword(input.newPassword);
  await inTransaction(db, async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, actor.id)).for("update");
    if (!(await isPassword(input.currentPassword, user?.passwordHash))) throw refuse("auth/wrong-password");
    await tx.update(users).set({ passwordHash, passwordChangedAt: now }).where(eq(users.id, actor.id));
    await tx.delete(sessions).where(eq(sessions.userId, actor.id));
    await recordEvent(
      tx,
      actor,
      { type: "user.password-changed", documentType: "user", documentId: actor.id },
      now,
    );
  });
}
