import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { businessDay, documentId, each, instant, reference } from "../columns";
import { items } from "./catalog";
import { dcs } from "./org";

/**
 * Where goods lie that are not at a pick face: until a face needs them, until they are put away, or, at a place for cross-docking
 * (越库), until the wave that they came for takes them from there.
 */
export const dcPlaceKind = pgEnum("dc_place_kind", ["reserve", "dock", "crossdock"]);

/** The places of a DC besides its pick faces: a face is where `dc_stock.location` says that an item is picked. */
export const dcPlaces = pgTable(
  "dc_places",
  {
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    code: text().notNull(),
    kind: dcPlaceKind().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dcId, t.code] }), check("dc_places_code", sql`${t.code} <> ''`)],
);

/** How much of an item its pick face should hold at least, and can hold; without a row it holds everything. */
export const dcFaces = pgTable(
  "dc_faces",
  {
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    minEach: each().notNull(),
    maxEach: each().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.itemId] }),
    check("dc_faces_range", sql`${t.minEach} >= 0 and ${t.maxEach} > ${t.minEach}`),
  ],
);

/** `urgent`: promised goods do not lie at their face; `refill`: the face is below its minimum; `putaway`: what came lies at the dock. */
export const dcMoveTaskKind = pgEnum("dc_move_task_kind", ["urgent", "refill", "putaway"]);
export const dcMoveTaskStatus = pgEnum("dc_move_task_status", ["open", "done", "cancelled"]);

/**
 * Goods of one expiry date that somebody is to carry from one place to another. The lock of the item's stock row covers it, all but
 * who holds it. `moved_each` is the sum of the moves made for it.
 */
export const dcMoveTasks = pgTable(
  "dc_move_tasks",
  {
    id: documentId(),
    qtyEach: each().notNull(),
    movedEach: each().notNull().default(0),
    requestedAt: instant().notNull(),
    claimedAt: instant(),
    closedAt: instant(),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    expiresOn: businessDay().notNull(),
    fromLocation: text().notNull(),
    /** Where to; of goods that are put away a suggestion, empty when no place is free. */
    toLocation: text().notNull(),
    kind: dcMoveTaskKind().notNull(),
    status: dcMoveTaskStatus().notNull().default("open"),
    /** Whose hand holds it, as pick tasks name hands. */
    claimedBy: text(),
    claimedByName: text(),
    closedByName: text(),
    /** Why it was given up; empty when it was done. */
    closeReason: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("dc_move_tasks_open_once")
      .on(t.dcId, t.itemId, t.expiresOn, t.fromLocation, t.toLocation)
      .where(sql`status = 'open'`),
    index("dc_move_tasks_open").on(t.dcId, t.id).where(sql`status = 'open'`),
    check("dc_move_tasks_quantities", sql`${t.qtyEach} > 0 and ${t.movedEach} >= 0`),
    check("dc_move_tasks_closed", sql`(${t.closedAt} is null) = (${t.status} = 'open')`),
    check(
      "dc_move_tasks_claimed",
      sql`num_nulls(${t.claimedBy}, ${t.claimedByName}, ${t.claimedAt}) in (0, 3)`,
    ),
  ],
);

/** Goods that were carried from one place of a DC to another, append-only (trigger). A scan counts once; it may carry several dates. */
export const dcMoves = pgTable(
  "dc_moves",
  {
    qtyEach: each().notNull(),
    /** The task it was made for, if any. */
    taskId: reference().references(() => dcMoveTasks.id),
    movedAt: instant().notNull(),
    dcId: integer().notNull(),
    itemId: integer().notNull(),
    expiresOn: businessDay().notNull(),
    scanId: text().notNull(),
    fromLocation: text().notNull(),
    toLocation: text().notNull(),
    movedBy: text().notNull(),
    movedByName: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.scanId, t.expiresOn] }),
    index("dc_moves_of_item").on(t.dcId, t.itemId, t.movedAt),
    index("dc_moves_of_task").on(t.taskId).where(sql`task_id is not null`),
    check("dc_moves_quantity", sql`${t.qtyEach} > 0`),
  ],
);

/**
 * What released delivery orders take of an item at a place for cross-docking and not at its pick face. Gone once they are approved or
 * void. The lock of the item's stock row covers it.
 */
export const crossDockPicks = pgTable(
  "cross_dock_picks",
  {
    deliveryId: reference().notNull(),
    qtyEach: each().notNull(),
    dcId: integer().notNull(),
    itemId: integer().notNull(),
    location: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.itemId] }),
    index("cross_dock_picks_of_item").on(t.dcId, t.itemId),
    check("cross_dock_picks_quantity", sql`${t.qtyEach} > 0`),
  ],
);
