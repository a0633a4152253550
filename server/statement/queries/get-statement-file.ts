import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findStatement } from "@/server/statement/find-statement";
import { pdfOf } from "@/server/statement/pdf";
import type { StatementInput } from "@/server/statement/schema";
import { storedContent } from "@/server/statement/stored-content";
import { workbookOf } from "@/server/statement/workbook";

export type StatementFormat = "xlsx" | "pdf";

export interface StatementFile {
  name: string;
  bytes: Buffer;
}

/** A statement as a workbook or a PDF, made from its stored text: the same bytes at any time. Refused as the statement itself. */
export async function getStatementFile(
  db: DbOrTx,
  actor: Actor,
  { statement, format }: StatementInput & { format: StatementFormat },
): Promise<StatementFile> {
  mustBeAbleTo(actor, "statement.read");
  const row = await findStatement(db, actor, statement);
  const content = await storedContent(db, row);
  const bytes = format === "pdf" ? await pdfOf(content, row.contentHash) : await workbookOf(content);
  return { name: `${row.statementNo}.${format}`, bytes };
}
