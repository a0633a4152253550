import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgEnum, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { documentId, each, fen, instant, reference } from "../columns";
import { items } from "./catalog";
import { deliveries } from "./delivery";
import { dcs, stores } from "./org";
import { priceChanges } from "./retail";
import { waves } from "./wave";

/** `shelf`: what an item costs; `offer`: the same for a while, with its last day. */
export const tagKind = pgEnum("tag_kind", ["shelf", "offer"]);
export const tagSource = pgEnum("tag_source", ["store", "price_change", "suggested", "new_item", "takeover"]);
export const tagStatus = pgEnum("tag_status", [
  "pending",
  "printed",
  "shipped",
  "closed",
  "superseded",
  "cancelled",
]);

/** What a DC printed of tags in one go: those of the stores of one wave. */
export const tagBatches = pgTable(
  "tag_batches",
  {
    id: documentId(),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    tagCount: integer().notNull(),
    /** How often all of it was printed. */
    prints: integer().notNull().default(1),
    printedByName: text().notNull(),
    printedAt: instant().notNull(),
  },
  (t) => [
    index("tag_batches_by_wave").on(t.waveId),
    check("tag_batches_not_empty", sql`${t.tagCount} > 0 and ${t.prints} > 0`),
  ],
);

/** One wanted price tag (价签): in the pool, on paper, on a truck, at its shelf. What it says is read when it is printed. */
export const tags = pgTable(
  "tags",
  {
    id: documentId(),
    batchId: reference().references(() => tagBatches.id),
    /** With which delivery order it left. */
    deliveryId: reference().references(() => deliveries.id),
    changeId: reference().references(() => priceChanges.id),
    /** What it says; null until it is printed, and where there is no price. */
    priceFen: fen(),
    /** From when on it is right; null: at once. */
    effectiveAt: instant(),
    requestedAt: instant().notNull(),
    printedAt: instant(),
    shippedAt: instant(),
    endedAt: instant(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    prints: integer().notNull().default(0),
    kind: tagKind().notNull(),
    source: tagSource().notNull(),
    status: tagStatus().notNull(),
    reason: text().notNull().default(""),
    requestedByName: text().notNull(),
  },
  (t) => [
    uniqueIndex("tags_pending_once")
      .on(t.storeId, t.itemId, t.kind, sql`coalesce(effective_at, '-infinity'::timestamptz)`)
      .where(sql`status = 'pending'`),
    index("tags_open").on(t.storeId, t.itemId).where(sql`status in ('pending', 'printed', 'shipped')`),
    index("tags_by_store").on(t.storeId, t.id),
    index("tags_by_batch").on(t.batchId),
    index("tags_by_delivery").on(t.deliveryId).where(sql`status = 'shipped'`),
    check(
      "tags_printed_whole",
      sql`case when ${t.status} in ('printed', 'shipped') then ${t.batchId} is not null and ${t.printedAt} is not null else true end`,
    ),
    check(
      "tags_shipped_whole",
      sql`${t.status} <> 'shipped' or (${t.deliveryId} is not null and ${t.shippedAt} is not null)`,
    ),
    check(
      "tags_ended",
      sql`(${t.endedAt} is not null) = (${t.status} in ('closed', 'superseded', 'cancelled'))`,
    ),
  ],
);

/** How a store shows its prices; a store without a row has paper. */
export const storeTagSettings = pgTable("store_tag_settings", {
  storeId: integer()
    .primaryKey()
    .references(() => stores.id),
  /** Electronic labels: nothing is printed, the labels' own system says what they show. */
  isElectronic: boolean().notNull().default(false),
});

/** One row: up to which entry of the suggested prices tags were asked for. */
export const tagProgress = pgTable(
  "tag_progress",
  { isOnly: boolean().primaryKey().default(true), suggestedEntryId: each().notNull() },
  (t) => [check("tag_progress_one_row", sql`${t.isOnly}`)],
);
