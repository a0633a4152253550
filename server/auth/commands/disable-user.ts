import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { sessions, users } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { lockUser } from "@/server/auth/commands/lock-user";
import { refuse } from "@/server/auth/errors";
import { recordEvent } from "@/server/event";

/** Disables a user and ends their sessions at once; repeating it changes nothing. Nobody disables themselves. */
export async function disableUser(
  db: DbOrTx,
  actor: Actor,
  input: { login: string },
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "user.manage");
  await inTransaction(db, async (tx) => {
    const user = await lockUser(tx, input.login);
    if (actor.kind === "user" && user.id === actor.id) throw refuse("auth/not-yourself");
    if (user.disabledAt) return;
    await tx.update(users).set({ disabledAt: now }).where(eq(users.id, user.id));
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    await recordEvent(tx, actor, { type: "user.disabled", documentType: "user", documentId: user.id }, now);
  });
}
