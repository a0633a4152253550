import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { lockStoreStock, settleStoreCounts } from "@/server/stock";
import { refuse } from "@/server/stocktake/errors";
import { goodsAt } from "@/server/stocktake/goods-at";
import type { LockedStocktake } from "@/server/stocktake/lock-stocktake";
import { differenceAt, waitingDaysMax } from "@/server/stocktake/rules/counts";

interface Counted {
  itemId: number;
  countedEach: number;
  countedAt: Date;
}

/**
 * Posts a locked count (2.12): the store's stock becomes what was counted, and what moved since. Differences are judged anew, by
 * what is known now of the instants of counting, so that sales which came in since make none. What nobody counted stays; what
 * a later count has posted stays too. Refused: `stocktake/waited-too-long`.
 */
export async function postStocktake(
  tx: Tx,
  actor: Actor,
  stocktake: LockedStocktake,
  now: Date,
): Promise<void> {
  const { id, storeId, stocktakeNo } = stocktake;
  const sql = sqlOf(tx);
  const rows = await sql<{ itemId: number; countedEach: number; countedAt: string }[]>`
    select item_id as "itemId", counted_each as "countedEach", counted_at as "countedAt" from stocktake_lines
    where stocktake_id = ${id}::int8 and counted_at is not null order by item_id`;
  const lines = rows.map(({ countedAt, ...line }): Counted => ({ ...line, countedAt: new Date(countedAt) }));
  const oldest = Math.min(...lines.map(({ countedAt }) => countedAt.getTime()));
  if (oldest < now.getTime() - waitingDaysMax * 86_400_000)
    throw refuse("stocktake/waited-too-long", { stocktake: stocktakeNo, days: waitingDaysMax });
  await lockStoreStock(
    tx,
    lines.map(({ itemId }) => ({ storeId, itemId })),
  );
  const goods = await goodsAt(tx, storeId, lines);
  const found = lines.map((line, index) => {
    const expected = goods[index];
    if (!expected) throw new Error(`item ${line.itemId} was not looked up`);
    const differenceEach = differenceAt(line.countedEach, expected);
    return { ...line, differenceEach, costMicro: expected.costMicro };
  });
  await settleStoreCounts(tx, storeId, found, { type: "stocktake", id }, now);
  await sql`
    update stocktake_lines l set difference_each = k.difference, cost_micro = k.cost
    from unnest(${ints(column(found, (f) => f.itemId))}::text::int4[], ${ints(column(found, (f) => f.differenceEach))}::text::int8[],
                ${ints(column(found, (f) => f.costMicro))}::text::int8[]) k (item_id, difference, cost)
    where l.stocktake_id = ${id}::int8 and l.item_id = k.item_id`;
  await sql`
    update stocktakes set status = 'posted', ended_by_name = ${actor.name}, ended_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8`;
  const event = { type: "stocktake.posted", documentType: "stocktake", documentId: id };
  const differing = found.filter(({ differenceEach }) => differenceEach !== 0).length;
  await recordEvent(tx, actor, { ...event, details: { counted: found.length, differing } }, now);
}
