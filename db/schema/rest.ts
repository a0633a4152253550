import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { recordedAt } from "@/db/columns";

/**
 * The first answer to each `Idempotency-Key`, per token; committed with the effect, kept for 24 hours. No foreign key
 * on the token: this row is written with every order.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tokenId: integer().notNull(),
    key: text().notNull(),
    /** SHA-256 of method, path with query, and body. */
    requestHash: text().notNull(),
    status: smallint().notNull(),
    location: text(),
    body: text().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ name: "idempotency_keys_once", columns: [t.tokenId, t.key] }),
    index("idempotency_keys_recorded").using("brin", t.recordedAt),
    check("idempotency_keys_only_success", sql`${t.status} between 200 and 299`),
  ],
);
