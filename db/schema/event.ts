import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { documentId, instant, recordedAt, reference } from "@/db/columns";

/**
 * Who did what to which document, when and why. Append-only. `at` is the instant of the command, `recordedAt` the
 * server's clock. The actor's name and role are kept as they were.
 */
export const events = pgTable(
  "events",
  {
    id: documentId(),
    type: text().notNull(),
    documentType: text().notNull(),
    documentId: reference().notNull(),
    actorKind: text({ enum: ["user", "token", "system"] }).notNull(),
    actorId: integer().notNull(),
    actorName: text().notNull(),
    actorRole: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    reason: text(),
    details: jsonb(),
    at: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [index("events_document").on(t.documentType, t.documentId, t.id)],
);
