import { type Db, sqlOf } from "@/db/client";

/** Half a year: longer than anybody disputes what they were told. */
const keptDays = 180;
const batchMax = 5_000;

/** Removes messages that nobody needs any more, with what was sent of them and who read them. For the clock. */
export async function sweepMessages(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  await sqlOf(db)`
    delete from messages where id in (
      select id from messages where created_at < ${before}::text::timestamptz order by created_at limit ${batchMax})`;
}
