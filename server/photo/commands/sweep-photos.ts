import { type Db, sqlOf } from "@/db/client";
import type { Storage } from "@/server/photo/storage";

/** A younger name may belong to a request that is still at work. */
const graceMinutes = 60;
const batchMax = 500;

/**
 * Removes the bytes that a crash left between writing them and writing the photo's row. It takes away names that this
 * database has noted and nothing else: what other databases keep in the same file store is not its business. Answers how
 * many photos were removed.
 */
export async function sweepPhotos(db: Db, storage: Storage): Promise<number> {
  const sql = sqlOf(db);
  const left = await sql<{ storageKey: string; thumbnailKey: string }[]>`
    select storage_key as "storageKey", thumbnail_key as "thumbnailKey" from photo_intents
    where recorded_at < now() - make_interval(mins => ${graceMinutes}::int4) order by recorded_at limit ${batchMax}`;
  for (const { storageKey, thumbnailKey } of left) {
    await storage.remove(storageKey);
    await storage.remove(thumbnailKey);
    await sql`delete from photo_intents where storage_key = ${storageKey}`;
  }
  return left.length;
}
