import { sql } from "drizzle-orm";
import {
  bit,
  check,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { documentId, instant, recordedAt, reference } from "../columns";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const photoSize = pgEnum("photo_size", ["full", "thumbnail"]);

/**
 * Photos that people put to documents as evidence. The picture itself lies in the file store under a random name, drawn
 * anew from what was sent, without what the camera wrote into it. Rows are never changed: a later photo is a new row.
 */
export const photos = pgTable(
  "photos",
  {
    id: documentId(),
    documentType: text().notNull(),
    documentId: reference().notNull(),
    /** The version of the document that it belongs to. */
    version: integer().notNull(),
    storageKey: text().notNull().unique("photos_storage_key_once"),
    thumbnailKey: text().notNull().unique("photos_thumbnail_key_once"),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    /** Of the file as it was sent: the same file is the same evidence. */
    sha256: text().notNull(),
    /** Difference hash: similar pictures differ in few bits. */
    differenceHash: bit({ dimensions: 64 }).notNull(),
    /** 64 × 64 grey values: tells two receipts of one bank apart, which the hash cannot. */
    sketch: bytea().notNull(),
    createdBy: text().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("photos_by_document").on(t.documentType, t.documentId, t.id),
    index("photos_by_sha256").on(t.sha256),
    uniqueIndex("photos_once_per_document").on(t.documentType, t.documentId, t.version, t.sha256),
    check("photos_size_positive", sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
  ],
);

/**
 * Names under which bytes are about to be kept: written before the bytes, removed together with the row that keeps them.
 * What is still here after an hour was left by a crash; the sweep removes those bytes, and no others.
 */
export const photoIntents = pgTable("photo_intents", {
  storageKey: text().primaryKey(),
  thumbnailKey: text().notNull(),
  recordedAt: recordedAt(),
});

/** Append-only (trigger): who was shown which photo, and when (5.4). */
export const photoViews = pgTable(
  "photo_views",
  {
    id: documentId(),
    photoId: reference().notNull(),
    size: photoSize().notNull(),
    actorKind: text().notNull(),
    actorId: integer().notNull(),
    actorName: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("photo_views_by_photo").on(t.photoId, t.id)],
);
