import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms, sellingMultiple, termsOfItem } from "@/server/catalog";
import { expectedShare } from "@/server/pool";
import { businessDayOf } from "@/server/shared/business-day";
import { dcStockOf, stockKey } from "@/server/stock";
import { refuse } from "../errors";
import type { CartLine } from "../rules/decide-order";
import { readOrderingContext } from "./read-ordering-context";

/**
 * Of which lines the DC will probably not have enough: what the store may expect if generation ran now, by the same
 * sharing (U7). Lines that will be filled, and lines that cannot be ordered, are not named. A forecast, not a promise.
 */
export async function expectedShares(
  db: DbOrTx,
  actor: Actor,
  input: { store: string; lines: readonly CartLine[] },
  now: Date,
): Promise<{ item: string; wantedEach: number; expectedEach: number }[]> {
  mustBeAbleTo(actor, "order.quote");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const context = await readOrderingContext(sql, { store: input.store }, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);
  const terms = await getTerms(db, day, context.catalogVersion);
  const wanted = input.lines.flatMap(({ item: code, qty }) => {
    const item = terms.items.get(terms.itemIdByCode.get(code) ?? -1);
    const found = item && termsOfItem(terms, context, item);
    return item && found?.status === "ok" ? [{ item, dcId: found.dcId, qty }] : [];
  });
  const [stock, pooled] = await Promise.all([
    dcStockOf(
      db,
      wanted.map(({ item, dcId }) => ({ dcId, itemId: item.id })),
      businessDayOf(now),
    ),
    sql<{ dcId: number; itemId: number; qtyEach: number }[]>`
      select dc_id as "dcId", item_id as "itemId", sum(qty_each)::int8 as "qtyEach" from pool_rows
      where item_id = any(${ints(wanted.map(({ item }) => item.id))}::int4[]) group by 1, 2`,
  ]);
  const pooledOf = new Map(pooled.map((row) => [stockKey(row.dcId, row.itemId), row.qtyEach]));
  return wanted.flatMap(({ item, dcId, qty }) => {
    const key = stockKey(dcId, item.id);
    const expectedEach = expectedShare({
      availableEach: stock.get(key)?.availableEach ?? 0,
      pooledEach: pooledOf.get(key) ?? 0,
      wantedEach: qty,
      multipleEach: sellingMultiple(item),
    });
    return expectedEach < qty ? [{ item: item.code, wantedEach: qty, expectedEach }] : [];
  });
}
