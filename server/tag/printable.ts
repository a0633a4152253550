import { ints } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { addDays, type BusinessDay } from "@/server/shared/business-day";

/** What waits for these stores and may be printed for a delivery on that day: also what becomes right on the day after it (R06). */
const printable = (sql: Sql, storeIds: readonly number[], deliverOn: BusinessDay) => sql`
  t.status = 'pending' and t.store_id = any(${ints(storeIds)}::int4[])
  and (t.effective_at is null
    or t.effective_at < (${addDays(deliverOn, 2)}::text::date)::timestamp at time zone 'Asia/Shanghai')
  and not exists (select from store_tag_settings e where e.store_id = t.store_id and e.is_electronic)`;

/** How many tags wait for a run, and for how many of its stores: "38 stores, 412 tags". */
export async function countTags(
  db: DbOrTx,
  storeIds: readonly number[],
  deliverOn: BusinessDay,
): Promise<{ stores: number; count: number }> {
  const sql = sqlOf(db);
  const [row] = await sql<{ stores: number; count: number }[]>`
    select count(distinct t.store_id)::int4 as stores, count(*)::int4 as count from tags t
    where ${printable(sql, [...new Set(storeIds)], deliverOn)}`;
  return row ?? { stores: 0, count: 0 };
}

export { printable };
