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
  unique,
} from "drizzle-orm/pg-core";
import { documentId, each, fen, instant, reference } from "../columns";
import { deliveries } from "./delivery";

export const differenceType = pgEnum("difference_type", ["short", "over", "damaged"]);
export const differenceStatus = pgEnum("difference_status", [
  "submitted",
  "accepted",
  "part_accepted",
  "rejected",
]);

/** Difference notes (差异单): what a store found short, over or damaged in an approved delivery (2.3). */
export const differences = pgTable(
  "differences",
  {
    id: documentId(),
    differenceNo: text().notNull().unique(),
    deliveryId: reference()
      .notNull()
      .references(() => deliveries.id),
    status: differenceStatus().notNull(),
    remark: text().notNull().default(""),
    /** Sum of the lines once decided: above 0 the store is credited, below 0 charged. */
    creditFen: fen(),
    /** Accepted by the rule for small notes, not by a person. */
    isAutomatic: boolean().notNull().default(false),
    reportedByName: text().notNull(),
    reportedAt: instant().notNull(),
    decidedByName: text(),
    /** Decided and settled are one transaction. */
    decidedAt: instant(),
  },
  (t) => [
    index("differences_by_delivery").on(t.deliveryId),
    index("differences_waiting").on(t.id).where(sql`status = 'submitted'`),
    check(
      "differences_decided_whole",
      sql`(${t.status} = 'submitted') = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.creditFen} is null)`,
    ),
  ],
);

/** What is said of one item; what was accepted of it and its money once the note is decided. */
export const differenceLines = pgTable(
  "difference_lines",
  {
    differenceId: reference()
      .notNull()
      .references(() => differences.id),
    qtyEach: each().notNull(),
    /** Null until decided. */
    acceptedEach: each(),
    creditFen: fen(),
    itemId: integer().notNull(),
    lineNo: smallint().notNull(),
    type: differenceType().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.differenceId, t.lineNo] }),
    unique("difference_lines_once_per_item").on(t.differenceId, t.itemId, t.type),
    check(
      "difference_lines_quantity",
      sql`${t.qtyEach} > 0 and coalesce(${t.acceptedEach}, 0) between 0 and ${t.qtyEach}`,
    ),
  ],
);
