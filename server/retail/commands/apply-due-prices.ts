import { ints } from "@/db/bulk";
import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth";
import { lockPriceBooks, type PriceKey } from "@/server/retail/price-book";
import { takeEffect } from "@/server/retail/take-effect";

/** Stores whose prices are brought to now in one transaction. */
const storesAtOnce = 200;

/**
 * Brings every price to `now`: approved ones whose time has come begin, temporary ones that are over end (2.10). By the clock, every
 * minute; what was missed while nothing ran is made up in the order of time. Answers how many prices are new.
 */
export async function applyDuePrices(db: Db, now: Date): Promise<number> {
  const at = now.toISOString();
  let changed = 0;
  for (let after = 0; ; ) {
    const stores = await sqlOf(db)<{ storeId: number }[]>`
      select distinct l.store_id as "storeId"
      from price_change_lines l join price_changes c on c.id = l.change_id
      where l.store_id > ${after}::int4
        and ((l.status = 'scheduled' and c.effective_at <= ${at}::text::timestamptz)
          or (l.status = 'effective' and c.ends_at <= ${at}::text::timestamptz))
      order by 1 limit ${storesAtOnce}::int4`;
    const ids = stores.map(({ storeId }) => storeId);
    if (ids.length === 0) return changed;
    changed += await inTransaction(db, async (tx) => {
      await lockPriceBooks(tx, ids);
      const due = await sqlOf(tx)<PriceKey[]>`
        select distinct l.store_id as "storeId", l.item_id as "itemId"
        from price_change_lines l join price_changes c on c.id = l.change_id
        where l.store_id = any(${ints(ids)}::int4[])
          and ((l.status = 'scheduled' and c.effective_at <= ${at}::text::timestamptz)
            or (l.status = 'effective' and c.ends_at <= ${at}::text::timestamptz))
        order by 1, 2`;
      return (await takeEffect(tx, systemActor, due, now)).length;
    });
    after = ids.at(-1) ?? after;
  }
}
