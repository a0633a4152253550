import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { violates } from "@/db/pg-error";
import { users } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { grantScope } from "@/server/auth/commands/grant-scope";
import { refuse } from "@/server/auth/errors";
import { hashPassword } from "@/server/auth/password";
import { type CreateUserInput, createUserInput } from "@/server/auth/schema";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/**
 * Creates a person who can sign in, with a role and the stores, DCs or accounts they act for. Refuses with
 * `auth/login-taken` and `auth/unknown-scope`; of two creations of one login at the same instant exactly one succeeds.
 */
export async function createUser(
  db: DbOrTx,
  actor: Actor,
  raw: CreateUserInput,
  now: Date,
): Promise<{ userId: number; login: string }> {
  mustBeAbleTo(actor, "user.manage");
  const input = createUserInput.parse(raw);
  const passwordHash = await hashPassword(input.password);
  try {
    return await inTransaction(db, async (tx) => {
      const { login, name, role } = input;
      const [user] = await tx
        .insert(users)
        .values({ login, name, role, passwordHash, passwordChangedAt: now })
        .returning({ userId: users.id, login: users.login });
      invariant(user, "the user was not inserted");
      await grantScope(tx, { userId: user.userId }, input.scope);
      const details = { login, role, scope: input.scope };
      await recordEvent(
        tx,
        actor,
        { type: "user.created", documentType: "user", documentId: user.userId, details },
        now,
      );
      return user;
    });
  } catch (error) {
    if (violates(error, "users_login_once")) throw refuse("auth/login-taken", { login: input.login });
    throw error;
  }
}
