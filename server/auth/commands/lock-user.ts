import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema/auth";
import { refuse } from "@/server/auth/errors";

/** The user of this login, locked; refuses with `auth/unknown-user`. */
export async function lockUser(tx: Tx, login: string): Promise<typeof users.$inferSelect> {
  const [user] = await tx.select().from(users).where(eq(users.login, login)).for("update");
  if (!user) throw refuse("auth/unknown-user", { login });
  return user;
}
