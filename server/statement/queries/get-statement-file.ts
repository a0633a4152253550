import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findStatement } from "@/server/statement/find-statement";
import { storedContent } from "@/server/statement/queries/get-statement";
import type { StatementInput } from "@/server/statement/schema";
import { workbookOf } from "@/server/statement/workbook";

export interface StatementFile {
  name: string;
  bytes: Buffer;
}

/** A statement as a workbook, made from its stored text: the same bytes at any time. Refused as the statement itself. */
export async function getStatementFile(
  db: DbOrTx,
  actor: Actor,
  { statement }: StatementInput,
): Promise<StatementFile> {
  mustBeAbleTo(actor, "statement.read");
  const row = await findStatement(db, actor, statement);
  return { name: `${row.statementNo}.xlsx`, bytes: await workbookOf(storedContent(row)) };
}
