import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { items } from "./catalog";
import { stores } from "./org";

/** Where an item stands in a store: for counts by place and for tags in the order of the shelves. */
export const storeShelves = pgTable(
  "store_shelves",
  {
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    shelf: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.itemId] })],
);
