import { eq } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { accountStatements } from "@/db/schema/statement";
import { type Actor, mustReachAccount } from "@/server/auth/actor";
import { refuse } from "@/server/statement/errors";

export type Statement = typeof accountStatements.$inferSelect;

/** A statement by its number, within the actor's reach. Refused: `statement/unknown`, an account out of reach. */
export async function findStatement(db: DbOrTx, actor: Actor, statement: string): Promise<Statement> {
  const [row] = await db.select().from(accountStatements).where(eq(accountStatements.statementNo, statement));
  if (!row) throw refuse("statement/unknown", { statement });
  mustReachAccount(actor, row.accountId);
  return row;
}

/** The same, locked: two people who answer take turns. */
export async function lockStatement(tx: Tx, actor: Actor, statement: string): Promise<Statement> {
  const [row] = await tx
    .select()
    .from(accountStatements)
    .where(eq(accountStatements.statementNo, statement))
    .for("update");
  if (!row) throw refuse("statement/unknown", { statement });
  mustReachAccount(actor, row.accountId);
  return row;
}
