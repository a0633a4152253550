import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth";
import { putTags } from "@/server/tag/pool";

/** Entries of suggested prices that are worked off in one transaction. */
const entriesAtOnce = 500;

/**
 * Asks for the tags of what headquarters suggest anew (an item that is new has none yet): in every store that has or had the item and sells it at the suggested
 * price. By the clock, every minute, from where it stopped; two at once take turns. Answers how many tags.
 */
export async function followSuggested(db: Db, now: Date): Promise<number> {
  let wanted = 0;
  for (;;) {
    const done = await inTransaction(db, async (tx) => {
      const sql = sqlOf(tx);
      await sql`insert into tag_progress (is_only, suggested_entry_id) values (true, 0) on conflict do nothing`;
      const [progress] = await sql<{ last: number }[]>`
        select suggested_entry_id as last from tag_progress for update`;
      const entries = await sql<{ id: number; itemId: number }[]>`
        select id, item_id as "itemId" from suggested_price_entries where id > ${progress?.last ?? 0}::int8
        order by id limit ${entriesAtOnce}::int4`;
      const last = entries.at(-1)?.id;
      if (last === undefined) return { entries: 0, tags: 0 };
      const tags = await sql<{ storeId: number; itemId: number }[]>`
        select distinct k.store_id as "storeId", k.item_id as "itemId"
        from suggested_price_entries e join store_stock k on k.item_id = e.item_id join stores s on s.id = k.store_id
        left join store_prices p on p.store_id = k.store_id and p.item_id = k.item_id
        where e.id > ${progress?.last ?? 0}::int8 and e.id <= ${last}::int8 and p.store_id is null
          and exists (select from suggested_price_entries b where b.item_id = e.item_id and b.id < e.id) and s.status <> 'closed'
        order by 1, 2`;
      const all = tags.map((tag) => ({ ...tag, kind: "shelf" as const, source: "suggested" as const }));
      await putTags(tx, all, { name: systemActor.name }, now);
      await sql`update tag_progress set suggested_entry_id = ${last}::int8`;
      return { entries: entries.length, tags: tags.length };
    });
    wanted += done.tags;
    if (done.entries < entriesAtOnce) return wanted;
  }
}
