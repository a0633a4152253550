import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * Says that master data or terms changed, in the transaction that changed them. The number follows the clock, so that
 * two databases one process talks to (tests, a restored copy) do not pass for each other.
 */
export async function bumpCatalogVersion(tx: Tx): Promise<void> {
  await tx.execute(
    sql`update catalog_version set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000000)::int8)`,
  );
}
