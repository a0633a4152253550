import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachAccount } from "@/server/auth/actor";
import { refuse } from "@/server/funds/errors";

/** An account by its code, within the actor's reach. Refused: `funds/unknown-account`, out of reach. */
export async function findAccount(
  db: DbOrTx,
  actor: Actor,
  code: string,
): Promise<{ id: number; code: string }> {
  const sql = sqlOf(db);
  const [account] = await sql<
    { id: number; code: string }[]
  >`select id, code from accounts where code = ${code}`;
  if (!account) throw refuse("funds/unknown-account", { account: code });
  mustReachAccount(actor, account.id);
  return account;
}
