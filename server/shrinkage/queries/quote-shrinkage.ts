import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { valueFen } from "@/server/shared/value";
import type { QuoteShrinkageInput } from "@/server/shrinkage/schema";
import { findItems, findStore } from "@/server/store-stock";

/** What a write-off would be worth now, by line in the order asked, and in all; at the store's average cost. Refused: `store-stock/unknown-item`, a store out of reach. */
export async function quoteShrinkage(
  db: DbOrTx,
  actor: Actor,
  { store: code, lines }: QuoteShrinkageInput,
): Promise<{ lines: { item: string; valueFen: number }[]; valueFen: number }> {
  mustBeAbleTo(actor, "shrinkage.report");
  const store = await findStore(db, actor, code);
  const itemOf = await findItems(
    db,
    store.id,
    lines.map(({ item }) => item),
  );
  const ids = lines.map(({ item }) => itemOf(item).id);
  const rows = await sqlOf(db)<{ itemId: number; costMicro: number }[]>`
    select item_id as "itemId", cost_micro as "costMicro" from store_stock
    where store_id = ${store.id}::int4 and item_id = any(${ints(ids)}::int4[])`;
  const costs = new Map(rows.map(({ itemId, costMicro }) => [itemId, costMicro]));
  const valued = lines.map(({ item, qty: qtyEach }) => {
    const { id, isWeighed } = itemOf(item);
    return { item, valueFen: valueFen({ qtyEach, costMicro: costs.get(id) ?? 0, isWeighed }) };
  });
  return { lines: valued, valueFen: valued.reduce((sum, line) => sum + line.valueFen, 0) };
}
