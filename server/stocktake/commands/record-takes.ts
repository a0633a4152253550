import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { valueFen } from "@/server/shared/value";
import { lockStoreStock } from "@/server/stock";
import { refuse } from "@/server/stocktake/errors";
import { type GoodsAt, goodsAt } from "@/server/stocktake/goods-at";
import { lockStocktake } from "@/server/stocktake/lock-stocktake";
import { differenceAt, stateAfter, takeAgeHoursMax } from "@/server/stocktake/rules/counts";
import type { RecordTakesInput } from "@/server/stocktake/schema";
import { findItems } from "@/server/store-stock";

/** What follows, item by item. Whoever counts is not told what the book says. */
export interface TakenDown {
  lines: { item: string; state: "counted" | "recount" }[];
}

interface Take {
  takeId: string;
  itemId: number;
  item: string;
  isWeighed: boolean;
  countedEach: number;
  countedAt: Date;
}

type Judged = Take & GoodsAt & { takeNo: number; differenceEach: number; state: "counted" | "recount" };

/**
 * Takes down what was counted, blind, on however many devices and however long ago: each take is judged against the book of its own
 * instant, so that goods may move meanwhile (2.12). The first take that is far off asks for a recount, the last one of an
 * item stands. An item that was not asked for joins the count. A take that was sent before counts once. Refused, whole:
 * `stocktake/not-open`, `stocktake/too-old`, `store-stock/unknown-item`, `stocktake/unknown`.
 */
export async function recordTakes(
  db: DbOrTx,
  actor: Actor,
  input: RecordTakesInput,
  now: Date,
): Promise<TakenDown> {
  mustBeAbleTo(actor, "stocktake.count");
  return inTransaction(db, async (tx) => {
    const stocktake = await lockStocktake(tx, actor, input.stocktake);
    const { id, storeId, status, stocktakeNo } = stocktake;
    if (status !== "open") throw refuse("stocktake/not-open", { stocktake: stocktakeNo, status });
    const takes = await newTakes(tx, id, storeId, input, now);
    await lockStoreStock(
      tx,
      takes.map(({ itemId }) => ({ storeId, itemId })),
    );
    const judged = await judge(tx, id, storeId, takes);
    await write(tx, actor, id, judged, now);
    return { lines: await statesOf(tx, id, storeId, input) };
  });
}

/** Those that are not known yet, the earliest first. */
async function newTakes(
  tx: Tx,
  stocktakeId: number,
  storeId: number,
  input: RecordTakesInput,
  now: Date,
): Promise<Take[]> {
  const itemOf = await findItems(tx, storeId, [...new Set(input.takes.map(({ item }) => item))]);
  const rows = await sqlOf(tx)<{ takeId: string }[]>`
    select take_id as "takeId" from stocktake_takes
    where stocktake_id = ${stocktakeId}::int8 and take_id = any(${texts(input.takes.map((t) => t.takeId))}::text[])`;
  const known = new Set(rows.map(({ takeId }) => takeId));
  const takes = new Map<string, Take>();
  for (const { takeId, item: code, counted, agoSeconds } of input.takes) {
    if (known.has(takeId)) continue;
    const { id: itemId, code: item, isWeighed, name } = itemOf(code);
    if (agoSeconds > takeAgeHoursMax * 3_600)
      throw refuse("stocktake/too-old", { item: name, hours: takeAgeHoursMax });
    const countedAt = new Date(now.getTime() - agoSeconds * 1_000);
    takes.set(takeId, { takeId, itemId, item, isWeighed, countedEach: counted, countedAt });
  }
  return [...takes.values()].sort((a, b) => a.countedAt.getTime() - b.countedAt.getTime());
}

async function judge(
  tx: Tx,
  stocktakeId: number,
  storeId: number,
  takes: readonly Take[],
): Promise<Judged[]> {
  if (takes.length === 0) return [];
  const rows = await sqlOf(tx)<{ itemId: number; takes: number }[]>`
    select item_id as "itemId", takes from stocktake_lines
    where stocktake_id = ${stocktakeId}::int8 and item_id = any(${ints(column(takes, (t) => t.itemId))}::int4[])`;
  const before = new Map(rows.map(({ itemId, takes: n }) => [itemId, n]));
  const goods = await goodsAt(tx, storeId, takes);
  return takes.flatMap((take, index) => {
    const expected = goods[index];
    if (!expected) throw new Error(`take ${take.takeId} was not looked up`);
    const takeNo = (before.get(take.itemId) ?? 0) + 1;
    before.set(take.itemId, takeNo);
    const differenceEach = differenceAt(take.countedEach, expected);
    const { isWeighed } = take;
    const worthFen = Math.abs(
      valueFen({ qtyEach: differenceEach, costMicro: expected.costMicro, isWeighed }),
    );
    const state = stateAfter({ takeNo, differenceEach, worthFen, isWeighed });
    return [{ ...take, ...expected, takeNo, differenceEach, state }];
  });
}

async function write(
  tx: Tx,
  actor: Actor,
  stocktakeId: number,
  takes: readonly Judged[],
  now: Date,
): Promise<void> {
  if (takes.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into stocktake_takes (stocktake_id, take_id, item_id, take_no, counted_each, on_hand_each, staged_each, unseen_each,
                                 difference_each, cost_micro, counted_at, counted_by, counted_by_name, recorded_at)
    select ${stocktakeId}::int8, k.*, ${handOf(actor)}, ${actor.name}, ${now.toISOString()}::text::timestamptz
    from unnest(${texts(column(takes, (t) => t.takeId))}::text::text[], ${ints(column(takes, (t) => t.itemId))}::text::int4[],
      ${ints(column(takes, (t) => t.takeNo))}::text::int2[], ${ints(column(takes, (t) => t.countedEach))}::text::int8[],
      ${ints(column(takes, (t) => t.onHandEach))}::text::int8[], ${ints(column(takes, (t) => t.stagedEach))}::text::int8[],
      ${ints(column(takes, (t) => t.unseenEach))}::text::int8[], ${ints(column(takes, (t) => t.differenceEach))}::text::int8[],
      ${ints(column(takes, (t) => t.costMicro))}::text::int8[],
      ${texts(column(takes, (t) => t.countedAt.toISOString()))}::text::timestamptz[]) k`;
  const last = [...new Map(takes.map((take) => [take.itemId, take])).values()];
  await sql`
    insert into stocktake_lines as l (stocktake_id, item_id, snapshot_each, counted_each, counted_at, cost_micro, takes, state)
    select ${stocktakeId}::int8, k.* from unnest(
      ${ints(column(last, (t) => t.itemId))}::text::int4[], ${ints(column(last, (t) => t.onHandEach))}::text::int8[],
      ${ints(column(last, (t) => t.countedEach))}::text::int8[],
      ${texts(column(last, (t) => t.countedAt.toISOString()))}::text::timestamptz[],
      ${ints(column(last, (t) => t.costMicro))}::text::int8[], ${ints(column(last, (t) => t.takeNo))}::text::int2[],
      ${texts(column(last, (t) => t.state))}::text::stocktake_line_state[]) k
    on conflict (stocktake_id, item_id) do update
    set counted_each = excluded.counted_each, counted_at = excluded.counted_at, cost_micro = excluded.cost_micro,
        takes = excluded.takes, state = excluded.state`;
}

async function statesOf(
  tx: Tx,
  stocktakeId: number,
  storeId: number,
  input: RecordTakesInput,
): Promise<TakenDown["lines"]> {
  const itemOf = await findItems(tx, storeId, [...new Set(input.takes.map(({ item }) => item))]);
  const ids = input.takes.map(({ item }) => itemOf(item).id);
  const rows = await sqlOf(tx)<TakenDown["lines"]>`
    select i.code as item, l.state from stocktake_lines l join items i on i.id = l.item_id
    where l.stocktake_id = ${stocktakeId}::int8 and l.item_id = any(${ints(ids)}::int4[]) order by i.code`;
  return [...rows];
}
