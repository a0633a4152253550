import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant, reference } from "../columns";
import { items } from "./catalog";
import { dcs } from "./org";
import { pickTasks } from "./wave";

/**
 * The positions of a DC's put walls, each with a lamp and room for a store's tote (DAS). The empty zone stands for every zone that has
 * no wall of its own. Which store stands at it holds as long as somebody works on that task.
 */
export const putPositions = pgTable(
  "put_positions",
  {
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    address: text().notNull(),
    zone: text().notNull().default(""),
    /** In which order the stops of a truck take them. */
    sequence: smallint().notNull(),
    taskId: reference(),
    deliveryId: reference(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.address] }),
    index("put_positions_by_wall").on(t.dcId, t.zone, t.sequence),
    uniqueIndex("put_positions_by_delivery").on(t.taskId, t.deliveryId).where(sql`task_id is not null`),
    check("put_positions_address", sql`${t.address} <> ''`),
    check("put_positions_taken", sql`(${t.taskId} is null) = (${t.deliveryId} is null)`),
  ],
);

/** The item whose lamps are lit in a round at a put wall: the one scanned last. */
export const putItems = pgTable("put_items", {
  taskId: reference()
    .primaryKey()
    .references(() => pickTasks.id),
  itemId: integer()
    .notNull()
    .references(() => items.id),
  scannedAt: instant().notNull(),
});
