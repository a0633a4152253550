import { type DbOrTx, sqlOf } from "@/db/client";
import { refuse } from "@/server/account/errors";

/** An account by its code; unknown ones are refused with `account/unknown`. */
export async function findAccount(
  db: DbOrTx,
  code: string,
): Promise<{ id: number; code: string; name: string }> {
  const sql = sqlOf(db);
  const [account] = await sql<{ id: number; code: string; name: string }[]>`
    select id, code, name from accounts where code = ${code}`;
  if (!account) throw refuse("account/unknown", { account: code });
  return account;
}
