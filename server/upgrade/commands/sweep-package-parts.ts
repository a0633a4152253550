import { type Db, sqlOf } from "@/db/client";
import type { Storage } from "@/server/photo";

/** A younger piece may belong to an upload that is still at work. */
const graceHours = 6;
const batchMax = 500;

/** Removes the pieces that a broken upload left: those that this database has noted and no package has. Answers how many. */
export async function sweepPackageParts(db: Db, storage: Storage): Promise<number> {
  const sql = sqlOf(db);
  const left = await sql<{ key: string }[]>`
    select storage_key as key from pos_package_parts
    where package_id is null and noted_at < now() - make_interval(hours => ${graceHours}::int4)
    order by noted_at limit ${batchMax}`;
  for (const { key } of left) {
    await storage.remove(key);
    await sql`delete from pos_package_parts where storage_key = ${key} and package_id is null`;
  }
  return left.length;
}
