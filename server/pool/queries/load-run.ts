import { ints, readInts } from "@/db/bulk";
import { type Sql, sqlOf, type Tx } from "@/db/client";
import { lineAmountFen, safetyStop, sellingMultiple, type Terms, termsOfItem } from "@/server/catalog";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import type { DcItem } from "@/server/stock";
import type { Run, RunRow } from "../rules";
import type { RunInput } from "../schema";
import { loadPayers, loadStock, payerKey } from "./load-means";
import type { PooledOrder, RunScope } from "./select-run";

/** Days for which the price shown at submission counts (D5, U9). */
export const PRICE_LOCK_DAYS = 3;

/** A row of the run and what it was in the pool. */
export interface LoadedRow extends RunRow {
  /** What it still asks for at the submitted price: leaves the order's pooled amount when the row is taken. */
  pooledNetFen: number;
}

/** The world of one run: what it decides on, and what the orders keep in the pool because the run does not take it. */
export interface LoadedRun {
  run: Run & { rows: LoadedRow[] };
  /** Rows of these orders that the run leaves alone (another DC, another pick type). */
  rowsLeft: Map<number, number>;
  /** Orders of which a row is delivered at today's price, because the submitted one is older than its lock (U9). */
  repriced: Set<number>;
}

type PoolRow = Pick<
  RunRow,
  | "orderId"
  | "lineNo"
  | "itemId"
  | "dcId"
  | "qtyEach"
  | "discountFen"
  | "unitPriceFen"
  | "isGift"
  | "casePackEach"
  | "pickType"
>;

/**
 * Reads what a run decides on, in a handful of queries whatever its size. With `lock`, accounts and then stock are locked
 * (the orders already are), each in key order; without, it is a simulation and nobody waits.
 */
export async function loadRun(
  tx: Tx,
  scope: RunScope,
  input: RunInput,
  orders: readonly PooledOrder[],
  terms: Terms,
  lock: boolean,
  now: Date,
): Promise<LoadedRun> {
  const sql = sqlOf(tx);
  const day = businessDayOf(now);
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const { rows, rowsLeft, repriced } = placeRows(
    await readPoolRows(sql, orders),
    orderById,
    terms,
    scope,
    input,
    day,
  );

  const payers = await loadPayers(tx, orders, day, lock);
  const stock = await loadStock(tx, itemsOf(rows), deliveryDayOf(input, now), lock);
  const run = {
    orders: orders.map((order) => ({
      orderId: order.id,
      storeId: order.storeId,
      submittedAtMs: order.submittedAtMs,
      payer: payerKey(order),
    })),
    rows,
    stock,
    payers,
    only: input.pickType ?? null,
  };
  return { run, rowsLeft, repriced };
}

/** One row of the answer per order, each figure of its rows as one text: thousands of rows cost us little to read. */
async function readPoolRows(sql: Sql, orders: readonly PooledOrder[]): Promise<PoolRow[]> {
  const ids = ints(orders.map((order) => order.id));
  const answered = await sql<PoolColumns[]>`
    select r.order_id as "orderId", array_agg(r.line_no)::text as "lineNos", array_agg((r.pick_type = 'case')::int4)::text as cases,
      array_agg(r.item_id)::text as items, array_agg(r.dc_id)::text as dcs, array_agg(r.qty_each)::text as quantities,
      array_agg(r.discount_fen)::text as discounts, array_agg(l.unit_price_fen)::text as prices,
      array_agg(l.is_gift::int4)::text as gifts, array_agg(l.case_pack_each)::text as "casePacks"
    from pool_rows r join order_lines l on l.order_id = r.order_id and l.line_no = r.line_no
    where r.order_id = any(${ids}::int8[]) and l.order_id = any(${ids}::int8[])
    group by r.order_id`;
  return answered.flatMap(({ orderId, ...texts }) => {
    const [dcIds, quantities, discounts] = [
      readInts(texts.dcs),
      readInts(texts.quantities),
      readInts(texts.discounts),
    ];
    const [lineNos, cases, prices] = [readInts(texts.lineNos), readInts(texts.cases), readInts(texts.prices)];
    const [gifts, casePacks] = [readInts(texts.gifts), readInts(texts.casePacks)];
    return readInts(texts.items).map((itemId, at) => ({
      orderId,
      lineNo: lineNos[at] ?? 0,
      itemId,
      dcId: dcIds[at] ?? 0,
      qtyEach: quantities[at] ?? 0,
      discountFen: discounts[at] ?? 0,
      unitPriceFen: prices[at] ?? 0,
      isGift: gifts[at] === 1,
      casePackEach: casePacks[at] ?? 1,
      pickType: cases[at] === 1 ? ("case" as const) : ("loose" as const),
    }));
  });
}

type PoolColumns = { orderId: number } & Record<
  "lineNos" | "cases" | "items" | "dcs" | "quantities" | "discounts" | "prices" | "gifts" | "casePacks",
  string
>;

/** Gives each row its source and price of today and keeps those that the run takes. */
function placeRows(
  poolRows: readonly PoolRow[],
  orderById: ReadonlyMap<number, PooledOrder>,
  terms: Terms,
  scope: RunScope,
  input: RunInput,
  day: BusinessDay,
) {
  const rows: LoadedRow[] = [];
  const rowsLeft = new Map<number, number>();
  const repriced = new Set<number>();
  const leave = ({ orderId }: PoolRow) => rowsLeft.set(orderId, (rowsLeft.get(orderId) ?? 0) + 1);
  for (const row of poolRows) {
    const order = orderById.get(row.orderId);
    const item = terms.items.get(row.itemId);
    if (!order) continue;
    if (!item) {
      leave(row);
      continue;
    }
    const current = termsOfItem(terms, order, item);
    // An item that moved to another DC is re-routed now (U16); one that left the plan still comes from where it was promised (U15).
    const dcId = current.status === "ok" ? current.dcId : row.dcId;
    // One that is stopped for safety is not delivered at all: generation has closed it, a simulation leaves it out.
    const isStopped = safetyStop(terms, order.storeId, item) !== undefined;
    if (
      isStopped ||
      (scope.dcIds !== null && !scope.dcIds.has(dcId)) ||
      (input.pickType && row.pickType !== input.pickType)
    ) {
      leave(row);
      continue;
    }
    const pooledNetFen = row.isGift
      ? 0
      : lineAmountFen({ unitPriceFen: row.unitPriceFen, qty: row.qtyEach, isWeighed: item.isWeighed }) -
        row.discountFen;
    let unitPriceFen = row.unitPriceFen;
    if (
      current.status === "ok" &&
      !row.isGift &&
      current.unitPriceFen !== unitPriceFen &&
      isPriceLockOver(order, day)
    ) {
      unitPriceFen = current.unitPriceFen;
      repriced.add(order.id);
    }
    rows.push({
      orderId: row.orderId,
      lineNo: row.lineNo,
      itemId: row.itemId,
      dcId,
      pickType: row.pickType,
      itemPickType: item.pickType,
      isGift: row.isGift,
      isWeighed: item.isWeighed,
      qtyEach: row.qtyEach,
      multipleEach: row.isGift ? 1 : sellingMultiple(item),
      casePackEach: row.casePackEach,
      unitPriceFen,
      discountFen: row.discountFen,
      pooledNetFen,
    });
  }
  return { rows, rowsLeft, repriced };
}

const isPriceLockOver = (order: PooledOrder, day: BusinessDay) =>
  addDays(businessDayOf(new Date(order.submittedAtMs)), PRICE_LOCK_DAYS) < day;

function itemsOf(rows: readonly RunRow[]): DcItem[] {
  const itemsOfDcs = new Map<number, Set<number>>();
  for (const { dcId, itemId } of rows) {
    const items = itemsOfDcs.get(dcId);
    if (items) items.add(itemId);
    else itemsOfDcs.set(dcId, new Set([itemId]));
  }
  return [...itemsOfDcs].flatMap(([dcId, items]) => [...items].map((itemId) => ({ dcId, itemId })));
}

/** The business day a row was promised for, when a delivery date was not asked for. */
export const deliveryDayOf = (input: RunInput, now: Date) =>
  input.deliveryDate ?? addDays(businessDayOf(now), 1);
