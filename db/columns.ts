import { sql } from "drizzle-orm";
import { bigint, date, integer, timestamp } from "drizzle-orm/pg-core";

/** Internal number of a document; monotone, so that new rows land on the last leaf of every index. */
export const documentId = () => bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity();
/** Internal number of a master record. */
export const masterId = () => integer().primaryKey().generatedByDefaultAsIdentity();
/** Reference to a document. */
export const reference = () => bigint({ mode: "number" });
/** Money in fen (0.01 CNY). */
export const fen = () => bigint({ mode: "number" });
/** Unit cost in micro-yuan (0.000001 CNY). */
export const costMicro = () => bigint({ mode: "number" });
/** A quantity in the item's base unit: pieces, or grams of a weighed item. */
export const each = () => bigint({ mode: "number" });
export const instant = () => timestamp({ withTimezone: true, mode: "date" });
export const businessDay = () => date({ mode: "string" });
export const recordedAt = () => instant().notNull().default(sql`now()`);
