import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { accountStatements } from "@/db/schema/statement";
import { invariant } from "@/server/shared/invariant";
import type { Statement } from "./find-statement";
import type { StatementContent } from "./rules/content";
import { firstMovements, type ShownContent } from "./rules/first-movements";

/** What a statement says, read from its stored text; a text that is not its hash's is a defect, never shown. */
export async function storedContent(db: DbOrTx, row: Statement): Promise<StatementContent> {
  const [stored] = await db
    .select({ content: accountStatements.content })
    .from(accountStatements)
    .where(eq(accountStatements.id, row.id));
  const content = stored?.content ?? "";
  const hash = createHash("sha256").update(content).digest("hex");
  invariant(hash === row.contentHash, `statement ${row.statementNo} is not what was stored`);
  return JSON.parse(content) as StatementContent;
}

/** What screens were shown last, by the hash of the text: the same hash is the same text for ever. */
const shown = new Map<string, ShownContent>();
const shownStatementsMax = 100;

/**
 * The same as a screen shows it: whole but for movements beyond the first of each kind. The text of an account that moves a
 * thousand times a day is megabytes, so what is left of it is kept for whoever looks next.
 */
export async function shownContent(db: DbOrTx, row: Statement): Promise<ShownContent> {
  const known = shown.get(row.contentHash);
  if (known) return known;
  const content = firstMovements(await storedContent(db, row));
  const [oldest] = shown.keys();
  if (oldest !== undefined && shown.size >= shownStatementsMax) shown.delete(oldest);
  shown.set(row.contentHash, content);
  return content;
}
