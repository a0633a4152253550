import { ints } from "@/db/bulk";
import { type Sql, sqlOf, type Tx } from "@/db/client";
import {
  lineAmountFen,
  pairKey,
  safetyStop,
  sellingMultiple,
  type Terms,
  termsOfItem,
} from "@/server/catalog";
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

const readPoolRows = (sql: Sql, orders: readonly PooledOrder[]) => sql<PoolRow[]>`
  select r.order_id as "orderId", r.line_no as "lineNo", r.pick_type as "pickType", r.item_id as "itemId", r.dc_id as "dcId",
    r.qty_each as "qtyEach", r.discount_fen as "discountFen", l.unit_price_fen as "unitPriceFen", l.is_gift as "isGift",
    l.case_pack_each as "casePackEach"
  from pool_rows r join order_lines l on l.order_id = r.order_id and l.line_no = r.line_no
  where r.order_id = any(${ints(orders.map((order) => order.id))}::int8[])
    and l.order_id = any(${ints(orders.map((order) => order.id))}::int8[])`;

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
  for (const row of poolRows) {
    const order = orderById.get(row.orderId);
    const item = terms.items.get(row.itemId);
    if (!order || !item) continue;
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
      rowsLeft.set(row.orderId, (rowsLeft.get(row.orderId) ?? 0) + 1);
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
      isPriceLockOver(order, day) &&
      current.unitPriceFen !== unitPriceFen
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
  const keys = new Map<string, DcItem>();
  for (const { dcId, itemId } of rows) keys.set(pairKey(dcId, itemId), { dcId, itemId });
  return [...keys.values()];
}

/** The business day a row was promised for, when a delivery date was not asked for. */
export const deliveryDayOf = (input: RunInput, now: Date) =>
  input.deliveryDate ?? addDays(businessDayOf(now), 1);
