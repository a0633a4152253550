import { texts } from "@/db/bulk";
import { type Db, sqlOf } from "@/db/client";
import type { Storage } from "@/server/photo/storage";

/** A file without a row may belong to a request that is still at work; after so long it does not. */
const graceMs = 3_600_000;
const batchMax = 500;

/**
 * Removes files that no photo's row names: what a crash left between writing the bytes and the row. By the machine's clock,
 * because the file store has no other. Answers how many were removed.
 */
export async function sweepPhotos(db: Db, storage: Storage, clock: Date): Promise<number> {
  const before = clock.getTime() - graceMs;
  let removed = 0;
  let batch: string[] = [];
  const sweepBatch = async () => {
    const orphans = await withoutRow(db, batch);
    for (const key of orphans) await storage.remove(key);
    removed += orphans.length;
    batch = [];
  };
  for await (const { key, changedAt } of storage.list("deposit/")) {
    if (changedAt.getTime() < before) batch.push(key);
    if (batch.length >= batchMax) await sweepBatch();
  }
  await sweepBatch();
  return removed;
}

async function withoutRow(db: Db, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const sql = sqlOf(db);
  const rows = await sql<{ key: string }[]>`
    select k.key from unnest(${texts(keys)}::text::text[]) as k (key)
    where not exists (select from photos p where p.storage_key = k.key or p.thumbnail_key = k.key)`;
  return rows.map((row) => row.key);
}
