import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { users } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { lockUser } from "@/server/auth/commands/lock-user";
import { recordEvent } from "@/server/event";

/** Lets a disabled user sign in again; repeating it changes nothing. */
export async function enableUser(
  db: DbOrTx,
  actor: Actor,
  input: { login: string },
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "user.manage");
  await inTransaction(db, async (tx) => {
    const user = await lockUser(tx, input.login);
    if (!user.disabledAt) return;
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, user.id));
    await recordEvent(tx, actor, { type: "user.enabled", documentType: "user", documentId: user.id }, now);
  });
}
