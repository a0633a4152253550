import { asc, eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { statementCases } from "@/db/schema/statement";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth/actor";
import { listTimeline } from "@/server/event";
import { instantText } from "@/server/shared/instant-text";
import { findStatement, type Statement } from "@/server/statement/find-statement";
import type { StatementContent } from "@/server/statement/rules/content";
import type { ShownContent } from "@/server/statement/rules/first-movements";
import type { StatementInput, StatementStatus, TimelineOfStatementInput } from "@/server/statement/schema";
import { shownContent, storedContent } from "@/server/statement/stored-content";

export interface CaseRow {
  reason: string;
  openedBy: string;
  openedAt: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
}

/** A statement but for its text. */
interface Said {
  /** SHA-256 of the stored text: whoever has it can show that nothing was changed. */
  hash: string;
  builtAt: string;
  status: StatementStatus;
  respondBefore: string;
  respondedBy: string | null;
  respondedAt: string | null;
  isBySilence: boolean;
  cases: CaseRow[];
  canRespond: boolean;
  canAnswer: boolean;
}

export interface StatementView extends Said {
  content: StatementContent;
}

/** One statement with what was said to it. Refused: `statement/unknown`, an account out of reach. */
export async function getStatement(
  db: DbOrTx,
  actor: Actor,
  input: StatementInput,
  now: Date,
): Promise<StatementView> {
  const { row, said } = await findSaid(db, actor, input, now);
  return { content: await storedContent(db, row), ...said };
}

/** The same as a screen shows it: whole but for movements beyond the first of each kind. Refused as `getStatement`. */
export async function showStatement(
  db: DbOrTx,
  actor: Actor,
  input: StatementInput,
  now: Date,
): Promise<Said & { content: ShownContent }> {
  const { row, said } = await findSaid(db, actor, input, now);
  return { ...said, content: await shownContent(db, row) };
}

async function findSaid(
  db: DbOrTx,
  actor: Actor,
  { statement }: StatementInput,
  now: Date,
): Promise<{ row: Statement; said: Said }> {
  mustBeAbleTo(actor, "statement.read");
  const row = await findStatement(db, actor, statement);
  const cases = await db
    .select()
    .from(statementCases)
    .where(eq(statementCases.statementId, row.id))
    .orderBy(asc(statementCases.id));
  const isOpen = (row.status === "issued" || row.status === "answered") && now < row.respondBefore;
  const said = {
    hash: row.contentHash,
    builtAt: instantText(row.builtAt),
    status: row.status,
    respondBefore: instantText(row.respondBefore),
    respondedBy: row.respondedByName,
    respondedAt: row.respondedAt && instantText(row.respondedAt),
    isBySilence: row.isBySilence,
    cases: cases.map(({ reason, openedByName, openedAt, answer, answeredByName, answeredAt }) => ({
      reason,
      openedBy: openedByName,
      openedAt: instantText(openedAt),
      answer,
      answeredBy: answeredByName,
      answeredAt: answeredAt && instantText(answeredAt),
    })),
    canRespond: isOpen && isAbleTo(actor, "statement.respond"),
    canAnswer: row.status === "disputed" && isAbleTo(actor, "statement.answer"),
  };
  return { row, said };
}

/** What happened to a statement, oldest first. */
export async function listStatementEvents(
  db: DbOrTx,
  actor: Actor,
  { statement, ...page }: TimelineOfStatementInput,
) {
  mustBeAbleTo(actor, "statement.read");
  const { id } = await findStatement(db, actor, statement);
  return listTimeline(db, { documentType: "statement", documentId: id, ...page });
}
