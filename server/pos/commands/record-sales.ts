import { createHash } from "node:crypto";
import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/pos/errors";
import {
  addUp,
  type DaySum,
  readSales,
  type Sold,
  saleInFuture,
  type TillCode,
} from "@/server/pos/rules/add-up";
import type { RecordSalesInput } from "@/server/pos/schema";
import { formatFen } from "@/server/shared/fen";
import { gtinOf } from "@/server/shared/gtin";
import { issueFromStores, lockCounted } from "@/server/stock";

/** What a parcel came to. */
export interface RecordedSales {
  store: string;
  batch: string;
  sales: number;
  amount: string;
  /** Codes that no item has: kept with the parcel, counted nowhere. */
  unknown: { item: string; qty: number; amount: string }[];
}

/**
 * Takes a till's parcel of sales: the goods leave the store's stock, which may fall below zero, and the store's daily totals
 * rise on the days of the sales. A sale specification takes the weight of its portions. Parcels may come late and out of
 * order; what was sold before the shelf was last counted was missing then already, so a second entry (`stocktake`) gives
 * it back. Facts are not refused for a code that nobody knows: those lines are kept and named in the answer. Refused:
 * `pos/unknown-store`, a store out of reach, `pos/sale-in-future`, `pos/batch-differs`. The same parcel again is answered
 * as the first time and changes nothing, from however many tills it comes at once.
 */
export async function recordSales(
  db: DbOrTx,
  actor: Actor,
  input: RecordSalesInput,
  now: Date,
): Promise<RecordedSales> {
  mustBeAbleTo(actor, "sale.record");
  const early = saleInFuture(input.sales, now);
  if (early) throw refuse("pos/sale-in-future", { item: early.item, at: early.at });
  return inTransaction(db, async (tx) => {
    const storeId = await findStore(tx, input.store);
    mustReachStore(actor, storeId);
    const codes = await readCodes(tx, storeId, [...new Set(input.sales.map(({ item }) => item))]);
    const { sold, unknown: strange } = readSales(input.sales, codes);
    const unknown = strange.map(({ amountFen, ...sum }) => ({ ...sum, amount: formatFen(amountFen) }));
    const answer: RecordedSales = {
      store: input.store,
      batch: input.batch,
      sales: input.sales.length,
      amount: formatFen(input.sales.reduce((sum, { amount }) => sum + amount, 0)),
      unknown,
    };
    const batchId = await takeBatch(tx, storeId, input, unknown, actor, now);
    if (batchId === undefined) return { ...answer, unknown: await unknownBefore(tx, storeId, input.batch) };
    const counted = await lockCounted(tx, storeId, [...new Set(sold.map(({ itemId }) => itemId))]);
    const sums = addUp(sold, counted);
    const cause = { type: "sale", id: batchId } as const;
    const issued = sums.map(({ itemId, qtyEach }) => ({ storeId, itemId, qtyEach, cause }));
    const seen = sums.map(({ itemId, seenEach }) => ({ storeId, itemId, qtyEach: -seenEach, cause }));
    await issueFromStores(tx, issued, now, "sale");
    await issueFromStores(tx, seen, now, "stocktake");
    await writeTotals(tx, storeId, batchId, sums);
    await writeLines(tx, storeId, batchId, sold);
    return answer;
  });
}

async function findStore(tx: Tx, code: string): Promise<number> {
  const [store] = await sqlOf(tx)<{ id: number }[]>`select id from stores where code = ${code}`;
  if (!store) throw refuse("pos/unknown-store", { store: code });
  return store.id;
}

/**
 * What the codes of a parcel stand for in the store: an item's number before its barcode, the store's own before headquarters',
 * headquarters' for one that they took over, all of them before a sale specification's code.
 */
async function readCodes(tx: Tx, storeId: number, codes: readonly string[]): Promise<Map<string, TillCode>> {
  const rows = await sqlOf(tx)<(TillCode & { code: string })[]>`
    select code, item_id as "itemId", id as "specId", grams_each as "eachPerUnit" from sale_specs
    where code = any(${texts(codes)}::text[])
    union all
    select * from (
      select distinct on (w.code) w.code, coalesce(i.taken_over_by, i.id) as "itemId", null::int4, 1
      from unnest(${texts(codes)}::text::text[], ${texts(codes.map((code) => gtinOf(code) ?? null))}::text::text[]) w (code, gtin)
      join items i on (i.own_store_id is null or i.own_store_id = ${storeId}::int4)
        and (i.code = w.code or (i.taken_over_by is null and (i.barcode = w.code or i.gtin = w.gtin)))
      order by w.code, i.code <> w.code, i.own_store_id nulls last) f`;
  return new Map(rows.map(({ code, ...known }) => [code, known]));
}

/** The parcel's own row, once: a second parcel of the same number waits here for the first and finds it. */
async function takeBatch(
  tx: Tx,
  storeId: number,
  { batch, sales, store }: RecordSalesInput,
  unknown: RecordedSales["unknown"],
  actor: Actor,
  now: Date,
): Promise<number | undefined> {
  const sql = sqlOf(tx);
  const hash = createHash("sha256").update(JSON.stringify(sales)).digest("base64");
  const amountFen = sales.reduce((sum, { amount }) => sum + amount, 0);
  const [taken] = await sql<{ id: number }[]>`
    insert into sales_batches (store_id, batch, content_hash, sale_count, amount_fen, unknown, received_from, received_at)
    values (${storeId}::int4, ${batch}, ${hash}, ${sales.length}::int4, ${amountFen}::int8,
            ${JSON.stringify(unknown)}::text::jsonb, ${actor.name}, ${now.toISOString()}::text::timestamptz)
    on conflict (store_id, batch) do nothing returning id`;
  if (taken) return taken.id;
  const [known] = await sql<{ hash: string }[]>`
    select content_hash as hash from sales_batches where store_id = ${storeId}::int4 and batch = ${batch}`;
  if (known?.hash !== hash) throw refuse("pos/batch-differs", { store, batch });
  return undefined;
}

async function unknownBefore(tx: Tx, storeId: number, batch: string): Promise<RecordedSales["unknown"]> {
  const [row] = await sqlOf(tx)<{ unknown: RecordedSales["unknown"] }[]>`
    select unknown from sales_batches where store_id = ${storeId}::int4 and batch = ${batch}`;
  return row?.unknown ?? [];
}

/**
 * Under the lock of the store's stock: what the parcel sold and what that cost at the store's average, and what the store's
 * days come to with it, by item and by category. Half a micro-yuan of a weighed quantity is rounded away from zero, so that
 * goods that come back undo what they cost.
 */
async function writeTotals(tx: Tx, storeId: number, batchId: number, rows: readonly DaySum[]): Promise<void> {
  if (rows.length === 0) return;
  const inOrder = rows.toSorted((a, b) => a.soldOn.localeCompare(b.soldOn) || a.itemId - b.itemId);
  await sqlOf(tx)`
    with sold as materialized (
      select k.*, i.category_id,
             round(k.qty_each::numeric * coalesce(s.cost_micro, 0) / case when i.is_weighed then 1000 else 1 end)::int8 as cost
      from unnest(${ints(column(inOrder, (r) => r.itemId))}::text::int4[], ${texts(column(inOrder, (r) => r.soldOn))}::text::date[],
                  ${ints(column(inOrder, (r) => r.qtyEach))}::text::int8[], ${ints(column(inOrder, (r) => r.amountFen))}::text::int8[],
                  ${ints(column(inOrder, (r) => r.seenEach))}::text::int8[])
           as k (item_id, sold_on, qty_each, amount_fen, seen_each)
      join items i on i.id = k.item_id
      left join store_stock s on s.store_id = ${storeId}::int4 and s.item_id = k.item_id),
    parcel as (
      insert into sales_batch_items (batch_id, item_id, sold_on, qty_each, amount_fen, seen_each, goods_cost_micro)
      select ${batchId}::int8, item_id, sold_on, qty_each, amount_fen, seen_each, cost from sold),
    by_item as (
      insert into daily_sales as d (store_id, item_id, sold_on, qty_each, amount_fen, goods_cost_micro)
      select ${storeId}::int4, item_id, sold_on, qty_each, amount_fen, cost from sold
      on conflict (store_id, sold_on, item_id) do update
      set qty_each = d.qty_each + excluded.qty_each, amount_fen = d.amount_fen + excluded.amount_fen,
          goods_cost_micro = d.goods_cost_micro + excluded.goods_cost_micro)
    insert into category_sales as d (store_id, category_id, sold_on, amount_fen, goods_cost_micro)
    select ${storeId}::int4, category_id, sold_on, sum(amount_fen)::int8, sum(cost)::int8 from sold group by category_id, sold_on
    on conflict (store_id, sold_on, category_id) do update
    set amount_fen = d.amount_fen + excluded.amount_fen, goods_cost_micro = d.goods_cost_micro + excluded.goods_cost_micro`;
}

async function writeLines(tx: Tx, storeId: number, batchId: number, sold: readonly Sold[]): Promise<void> {
  if (sold.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into sale_lines (batch_id, store_id, line_no, item_id, spec_id, qty_each, sold_at)
    select ${batchId}::int8, ${storeId}::int4, k.* from unnest(
      ${ints(sold.map((_, index) => index + 1))}::text::int4[], ${ints(column(sold, (r) => r.itemId))}::text::int4[],
      ${ints(column(sold, (r) => r.specId))}::text::int4[], ${ints(column(sold, (r) => r.qtyEach))}::text::int8[],
      ${texts(column(sold, (r) => r.soldAt.toISOString()))}::text::timestamptz[]) k`;
}
