import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { LastCostsInput } from "@/server/direct/schema";
import { findStore } from "@/server/store-stock";

const suppliersMax = 12;

/** The suppliers that come to a store, the latest first: what is typed once is chosen afterwards. */
export async function suppliersOf(db: DbOrTx, actor: Actor, input: { store: string }): Promise<string[]> {
  mustBeAbleTo(actor, "stock.read.store");
  const { id } = await findStore(db, actor, input.store);
  const rows = await sqlOf(db)<{ supplier: string }[]>`
    select supplier from (
      select supplier, received_at as at from direct_receipts where store_id = ${id}::int4
      union all select supplier, created_at from direct_orders where store_id = ${id}::int4) s
    group by supplier order by max(at) desc limit ${suppliersMax}::int4`;
  return rows.map(({ supplier }) => supplier);
}

/** What the store paid last time for these items, per piece or kilogram; those that never came are missing. */
export async function lastCosts(db: DbOrTx, actor: Actor, { store, items }: LastCostsInput) {
  mustBeAbleTo(actor, "direct.receive");
  const { id } = await findStore(db, actor, store);
  const rows = await sqlOf(db)<{ item: string; costMicro: number }[]>`
    select distinct on (i.code) i.code as item, l.cost_micro as "costMicro"
    from direct_receipts r join direct_receipt_lines l on l.receipt_id = r.id join items i on i.id = l.item_id
    where r.store_id = ${id}::int4 and r.reversed_at is null and i.code = any(${texts([...items])}::text[])
    order by i.code, r.id desc`;
  return [...rows];
}
