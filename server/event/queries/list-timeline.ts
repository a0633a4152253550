import { and, eq, gt } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { events } from "@/db/schema/event";
import { type CursorValues, cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface TimelineInput {
  documentType: string;
  documentId: number;
  limit: number;
  cursor?: CursorValues;
}

export type TimelineRow = Omit<typeof events.$inferSelect, "documentType" | "documentId" | "actorId">;

/**
 * What happened to one document, oldest first. It does not ask who may see the document: the caller has shown it, so it
 * has asked already.
 */
export async function listTimeline(db: DbOrTx, input: TimelineInput): Promise<Page<TimelineRow>> {
  const after = cursorNumber(input.cursor, 0, 0);
  const rows = await db
    .select({
      id: events.id,
      type: events.type,
      actorKind: events.actorKind,
      actorName: events.actorName,
      actorRole: events.actorRole,
      before: events.before,
      after: events.after,
      reason: events.reason,
      details: events.details,
      at: events.at,
      recordedAt: events.recordedAt,
    })
    .from(events)
    .where(
      and(
        eq(events.documentType, input.documentType),
        eq(events.documentId, input.documentId),
        gt(events.id, after),
      ),
    )
    .orderBy(events.id)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, (row) => [row.id]);
}
