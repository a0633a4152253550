import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { documentId, instant, recordedAt, reference } from "../columns";
import { containerKind, trips } from "./dock";
import { dcs, stores } from "./org";
import { waves } from "./wave";

export const containerCause = pgEnum("container_cause", ["trip", "handover", "count"]);
export const handoverNoteKind = pgEnum("handover_note_kind", ["missing", "damaged", "other"]);

/** Append-only (trigger): what a driver gave to a store and took back, signed. */
export const handovers = pgTable(
  "handovers",
  {
    id: documentId(),
    /** The driver's phone's own id: it may be sent again after a lost connection, and counts once. */
    ownId: text().notNull().unique("handovers_own_id_once"),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    cases: integer().notNull(),
    totes: integer().notNull(),
    cages: integer().notNull(),
    iceBoxes: integer().notNull(),
    backTotes: integer().notNull(),
    backCages: integer().notNull(),
    backIceBoxes: integer().notNull(),
    signedByName: text().notNull(),
    /** The strokes of the pen as an SVG path in a field of 600 × 200. */
    signature: text().notNull(),
    remark: text().notNull().default(""),
    handedBy: text().notNull(),
    handedByName: text().notNull(),
    /** When it was signed, by the phone's clock, between the departure and the arrival of the news. */
    handedAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("handovers_once").on(t.waveId, t.dcId, t.storeId),
    check(
      "handovers_counts",
      sql`least(${t.cases}, ${t.totes}, ${t.cages}, ${t.iceBoxes}, ${t.backTotes}, ${t.backCages}, ${t.backIceBoxes}) >= 0`,
    ),
  ],
);

/** Append-only (trigger): what was missing or damaged when it was handed over. A photo of it carries the note's number as its version. */
export const handoverNotes = pgTable(
  "handover_notes",
  {
    handoverId: reference()
      .notNull()
      .references(() => handovers.id),
    noteNo: smallint().notNull(),
    kind: handoverNoteKind().notNull(),
    /** The label that it is about; empty of what has none. */
    code: text().notNull().default(""),
    remark: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.handoverId, t.noteNo] }),
    check("handover_notes_about", sql`${t.code} <> '' or ${t.remark} <> ''`),
  ],
);

/** Append-only (trigger): what the gate counted when a truck came back, beside what its handovers say; once per truck. */
export const tripReturns = pgTable(
  "trip_returns",
  {
    tripId: reference()
      .primaryKey()
      .references(() => trips.id),
    totes: integer().notNull(),
    cages: integer().notNull(),
    iceBoxes: integer().notNull(),
    remark: text().notNull().default(""),
    countedByName: text().notNull(),
    countedAt: instant().notNull(),
  },
  (t) => [check("trip_returns_counts", sql`least(${t.totes}, ${t.cages}, ${t.iceBoxes}) >= 0`)],
);

/** Append-only (trigger): somebody has seen how many containers a store really has; the book follows, with the reason. */
export const containerCounts = pgTable(
  "container_counts",
  {
    id: documentId(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    kind: containerKind().notNull(),
    bookQty: integer().notNull(),
    countedQty: integer().notNull(),
    reason: text().notNull(),
    countedByName: text().notNull(),
    countedAt: instant().notNull(),
  },
  (t) => [check("container_counts_said", sql`${t.countedQty} >= 0 and ${t.reason} <> ''`)],
);

/** Append-only (trigger): containers out to a store (+) and back (−). A store's balance is their sum. */
export const containerEntries = pgTable(
  "container_entries",
  {
    id: documentId(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    kind: containerKind().notNull(),
    qty: integer().notNull(),
    causeType: containerCause().notNull(),
    causeId: reference().notNull(),
    byName: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique("container_entries_once").on(t.causeType, t.causeId, t.storeId, t.kind),
    index("container_entries_by_store").on(t.storeId, t.kind),
    check("container_entries_quantity", sql`${t.qty} <> 0`),
  ],
);
