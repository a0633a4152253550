import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { each, instant, reference } from "../columns";
import { dcs } from "./org";

/** `requested`: a supervisor asked for it (`check_requests`). */
export const checkCause = pgEnum("check_cause", ["random", "new_picker", "requested"]);
/** `counted`: a count differs, and waits for a second one or for what becomes of the difference. */
export const checkStatus = pgEnum("check_status", ["waiting", "counted", "passed", "settled", "waived"]);
/** What became of an item that was counted otherwise: the picked quantity follows the count, or the goods were put right. */
export const checkOutcome = pgEnum("check_outcome", ["corrected", "mended"]);

/** How much of what is picked a DC counts again before it leaves; without a row, nothing (2.3). */
export const checkSettings = pgTable(
  "check_settings",
  {
    dcId: integer()
      .primaryKey()
      .references(() => dcs.id),
    /** Of a hundred delivery orders, so many are drawn; of those that a new picker worked on, so many. */
    percent: smallint().notNull(),
    newPercent: smallint().notNull(),
    /** A picker is new for so many days from the first scan on. */
    newDays: smallint().notNull(),
    /** The checker does not see what should be there until a second count differs as well. */
    isBlind: boolean().notNull(),
    setByName: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    check("check_settings_shares", sql`${t.percent} between 0 and 100 and ${t.newPercent} between 0 and 100`),
    check("check_settings_days", sql`${t.newDays} between 1 and 365`),
  ],
);

/** Delivery orders that were drawn for a check when they became picked: one check each. */
export const deliveryChecks = pgTable(
  "delivery_checks",
  {
    deliveryId: reference().primaryKey(),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    cause: checkCause().notNull(),
    status: checkStatus().notNull().default("waiting"),
    drawnAt: instant().notNull(),
    /** Counts by the person who counts, and the id of the last one: it counts once, however often it is sent. */
    rounds: smallint().notNull().default(0),
    countId: text(),
    countedBy: text(),
    countedByName: text(),
    countedAt: instant(),
    endedAt: instant(),
    endedByName: text(),
    /** Why it was waived. */
    reason: text().notNull().default(""),
  },
  (t) => [
    index("delivery_checks_open").on(t.dcId, t.deliveryId).where(sql`status in ('waiting', 'counted')`),
    index("delivery_checks_ended").on(t.dcId, t.endedAt).where(sql`ended_at is not null`),
    check(
      "delivery_checks_end",
      sql`(${t.status} in ('passed', 'settled', 'waived')) = (${t.endedAt} is not null)`,
    ),
    check("delivery_checks_counted", sql`(${t.countId} is null) = (${t.rounds} = 0)`),
  ],
);

/** Delivery orders that a supervisor wants checked, whatever is drawn: at once where they are picked, else when they become so. */
export const checkRequests = pgTable("check_requests", {
  deliveryId: reference().primaryKey(),
  reason: text().notNull(),
  askedByName: text().notNull(),
  askedAt: instant().notNull(),
});

/** The last count of a check, item by item, beside what was picked as said, and by whom. */
export const deliveryCheckItems = pgTable(
  "delivery_check_items",
  {
    deliveryId: reference().notNull(),
    expectedEach: each().notNull(),
    countedEach: each().notNull(),
    itemId: integer().notNull(),
    outcome: checkOutcome(),
    /** Whose hand picked the item, as tasks name it (`user:7`); unknown of what was picked by paper. */
    pickedBy: text(),
    pickedByName: text(),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.itemId] }),
    check("delivery_check_items_quantity", sql`${t.expectedEach} >= 0 and ${t.countedEach} >= 0`),
    check("delivery_check_items_outcome", sql`${t.outcome} is null or ${t.expectedEach} <> ${t.countedEach}`),
  ],
);
