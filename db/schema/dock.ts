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
import { documentId, instant, reference } from "../columns";
import { dcs, routes, stores } from "./org";
import { waves } from "./wave";

/** What goes out full and comes back empty. */
export const containerKind = pgEnum("container_kind", ["tote", "cage", "ice_box"]);
export const paperKind = pgEnum("paper_kind", [
  "pick_lists",
  "put_lists",
  "case_labels",
  "tote_labels",
  "loading_list",
  "handover",
]);
export const paperFormat = pgEnum("paper_format", ["page", "pdf", "zpl"]);
export const loadAnswer = pgEnum("load_answer", [
  "loaded",
  "taken_off",
  "already_loaded",
  "not_loaded",
  "void",
  "not_picked",
  "not_checked",
  "gone",
  "other_trip",
  "unknown",
]);

/** One truck of a wave: what one DC sends to the stops of one route. A row is there once somebody has said something of it. */
export const trips = pgTable(
  "trips",
  {
    id: documentId(),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    routeId: integer()
      .notNull()
      .references(() => routes.id),
    dock: text().notNull().default(""),
    truck: text().notNull().default(""),
    driver: text().notNull().default(""),
    /** When it is to leave. */
    departsAt: instant(),
    dispatchedAt: instant(),
    dispatchedByName: text(),
  },
  (t) => [unique("trips_once").on(t.waveId, t.dcId, t.routeId)],
);

/** Totes, cages and ice boxes that were given a label for one store of a wave. Their number is their label's. */
export const containers = pgTable(
  "containers",
  {
    id: documentId(),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    /** The delivery order whose goods are in it; none for what goes over several. */
    deliveryId: reference(),
    kind: containerKind().notNull(),
    /** The how manieth of its kind for the store. */
    seq: smallint().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    /** It was not needed after all. */
    unusedAt: instant(),
    unusedByName: text(),
  },
  (t) => [
    unique("containers_once").on(t.waveId, t.dcId, t.storeId, t.kind, t.seq),
    check("containers_seq", sql`${t.seq} > 0`),
  ],
);

/** What stands on a truck: one row per label, gone again when it is taken off. */
export const loads = pgTable(
  "loads",
  {
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    code: text().notNull(),
    storeId: integer().notNull(),
    loadedByName: text().notNull(),
    loadedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.waveId, t.code] })],
);

/** Append-only (trigger): every scan at the dock with the answer that it got, once per scanner's own id. */
export const loadScans = pgTable(
  "load_scans",
  {
    scannedBy: text().notNull(),
    scanId: text().notNull(),
    waveId: reference().notNull(),
    code: text().notNull(),
    answer: loadAnswer().notNull(),
    scannedByName: text().notNull(),
    scannedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scannedBy, t.scanId] }), index("load_scans_by_wave").on(t.waveId)],
);

/** Append-only (trigger): who printed which paper of a wave, the how manieth time, and why again. */
export const prints = pgTable(
  "prints",
  {
    id: documentId(),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    paper: paperKind().notNull(),
    format: paperFormat().notNull(),
    /** What of it: empty for all, `zone:A`, `route:R1`, or the code of one label. */
    part: text().notNull().default(""),
    nth: smallint().notNull(),
    reason: text().notNull().default(""),
    printedBy: text().notNull(),
    printedByName: text().notNull(),
    printedAt: instant().notNull(),
  },
  (t) => [
    unique("prints_once").on(t.waveId, t.paper, t.part, t.nth),
    check("prints_again_with_reason", sql`${t.nth} = 1 or ${t.reason} <> ''`),
  ],
);
