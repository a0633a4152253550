import { eq, getTableColumns } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { accountStatements } from "@/db/schema/statement";
import { type Actor, mustReachAccount } from "@/server/auth/actor";
import { refuse } from "@/server/statement/errors";

/** A statement without its text, which may be megabytes: only what shows it reads that. */
export type Statement = Omit<typeof accountStatements.$inferSelect, "content">;

const { content: _, ...columns } = getTableColumns(accountStatements);

/** A statement by its number, within the actor's reach. Refused: `statement/unknown`, an account out of reach. */
export async function findStatement(db: DbOrTx, actor: Actor, statement: string): Promise<Statement> {
  const [row] = await byNumber(db, statement);
  return reached(actor, statement, row);
}

/** The same, locked: two people who answer take turns. */
export async function lockStatement(tx: Tx, actor: Actor, statement: string): Promise<Statement> {
  const [row] = await byNumber(tx, statement).for("update");
  return reached(actor, statement, row);
}

const byNumber = (db: DbOrTx, statement: string) =>
  db.select(columns).from(accountStatements).where(eq(accountStatements.statementNo, statement));

function reached(actor: Actor, statement: string, row: Statement | undefined): Statement {
  if (!row) throw refuse("statement/unknown", { statement });
  mustReachAccount(actor, row.accountId);
  return row;
}
