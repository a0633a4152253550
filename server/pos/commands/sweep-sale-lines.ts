import { type Db, sqlOf } from "@/db/client";

/** Sales are kept one by one for so long: no count that is posted looks back further. */
const keptDays = 60;
const rowsMax = 50_000;

/** Forgets the single sales of old parcels, a piece at a time; their sums by day stay. For the clock. */
export async function sweepSaleLines(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  await sqlOf(db)`
    delete from sale_lines where batch_id in (
      select b.id from sales_batches b
      where b.received_at < ${before}::text::timestamptz and exists (select from sale_lines l where l.batch_id = b.id)
      order by b.id limit ${rowsMax / 500}::int4)`;
}
