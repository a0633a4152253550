import { sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { users } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { scopeCodes } from "@/server/auth/queries/scope-codes";

/** Everybody who can or could sign in, by login, with the codes of their scope. At most 1,000. */
export async function listUsers(db: DbOrTx, actor: Actor) {
  mustBeAbleTo(actor, "user.manage");
  return db
    .select({
      login: users.login,
      name: users.name,
      role: users.role,
      disabledAt: users.disabledAt,
      scope: scopeCodes(sql`scopes.user_id = users.id`),
    })
    .from(users)
    .orderBy(users.login)
    .limit(1_000);
}
