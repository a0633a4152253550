import { leastCommonMultiple } from "@/server/shared/arithmetic";
import { invariant } from "@/server/shared/invariant";
import type { Payer, Run, RunOrder, RunRow } from "./types";

/** What one store would have to pay one payer in the run; almost always a store has one. */
export interface Bill {
  store: StoreInRun;
  payer: Payer;
  needFen: number;
}

/** A store with its orders of the run, which are checked and generated together at the earliest one's time (ruling 24). */
export interface StoreInRun {
  storeId: number;
  orderIds: number[];
  bills: Bill[];
  isRefused: boolean;
}

/** A row with its order, its place in submission order and the bill that it adds to. */
export interface PlacedRow {
  row: RunRow;
  order: RunOrder;
  rank: number;
  bill: Bill;
}

/** Rows that share short stock as one: an order's, or of a `both` item a store's over its orders (rulings 23, 24). */
export interface RowClaim {
  rows: PlacedRow[];
  bill: Bill;
  wantedEach: number;
  multipleEach: number;
  /** Whether a share below what is wanted is split into cases and pieces anew. */
  splitsAnew: boolean;
  shareEach: number;
  netFen: number;
}

/** What the run's stores want of one item at one DC. */
export interface Demand {
  dcId: number;
  itemId: number;
  stockEach: number;
  wantedEach: number;
  rows: PlacedRow[];
  /** In order of submission; empty while there is enough for everybody. */
  claims: RowClaim[];
}

/** The run in a canonical order: whatever order its arrays came in, the same run gives the same decisions. */
export interface IndexedRun {
  stores: StoreInRun[];
  rows: PlacedRow[];
  demands: Demand[];
}

const itemsPerDc = 2 ** 32;

/** Sorts and connects a run's orders, rows, stock and payers. An order without a payer of the run is a defect. */
export function indexRun(run: Run): IndexedRun {
  const payers = new Map(run.payers.map((payer) => [payer.key, payer]));
  const stores = new Map<number, StoreInRun>();
  const places = new Map<number, { order: RunOrder; rank: number; bill: Bill }>();
  const bySubmission = run.orders.toSorted(
    (a, b) => a.submittedAtMs - b.submittedAtMs || a.orderId - b.orderId,
  );
  for (const [rank, order] of bySubmission.entries()) {
    const payer = payers.get(order.payer);
    invariant(payer !== undefined, `order ${order.orderId} has no payer ${order.payer}`);
    const store = storeOf(stores, order);
    places.set(order.orderId, { order, rank, bill: billOf(store, payer) });
  }

  const rows = run.rows.map((row): PlacedRow => {
    const place = places.get(row.orderId);
    invariant(place !== undefined, `row of order ${row.orderId}, which is not in the run`);
    return { row, order: place.order, rank: place.rank, bill: place.bill };
  });
  rows.sort(bySubmissionAndLine);
  return { stores: [...stores.values()], rows, demands: demandsOf(run, rows) };
}

function storeOf(stores: Map<number, StoreInRun>, order: RunOrder): StoreInRun {
  let store = stores.get(order.storeId);
  if (store === undefined) {
    store = { storeId: order.storeId, orderIds: [], bills: [], isRefused: false };
    stores.set(order.storeId, store);
  }
  store.orderIds.push(order.orderId);
  return store;
}

function billOf(store: StoreInRun, payer: Payer): Bill {
  const known = store.bills.find((bill) => bill.payer === payer);
  if (known !== undefined) return known;
  const bill = { store, payer, needFen: 0 };
  store.bills.push(bill);
  return bill;
}

function bySubmissionAndLine(a: PlacedRow, b: PlacedRow): number {
  return (
    a.rank - b.rank ||
    a.row.lineNo - b.row.lineNo ||
    Number(a.row.pickType === "loose") - Number(b.row.pickType === "loose")
  );
}

function demandsOf(run: Run, rows: PlacedRow[]): Demand[] {
  const stock = new Map<number, number>();
  for (const { dcId, itemId, availableEach } of run.stock)
    stock.set(dcId * itemsPerDc + itemId, availableEach);

  const demands = new Map<number, Demand>();
  for (const placed of rows) {
    const { dcId, itemId, qtyEach } = placed.row;
    const key = dcId * itemsPerDc + itemId;
    const demand = demands.get(key);
    if (demand !== undefined) {
      demand.rows.push(placed);
      demand.wantedEach += qtyEach;
    } else {
      const stockEach = Math.max(0, stock.get(key) ?? 0);
      demands.set(key, { dcId, itemId, stockEach, wantedEach: qtyEach, rows: [placed], claims: [] });
    }
  }
  for (const demand of demands.values()) {
    if (demand.wantedEach > demand.stockEach) demand.claims = claimsOf(demand.rows, run.only ?? null);
  }
  return [...demands.values()].sort((a, b) => a.dcId - b.dcId || a.itemId - b.itemId);
}

function claimsOf(rows: PlacedRow[], only: Run["only"]): RowClaim[] {
  const claims = new Map<string, RowClaim>();
  for (const placed of rows) {
    const { row, bill } = placed;
    const splitsAnew = row.itemPickType === "both" && !only;
    const key =
      splitsAnew && !row.isGift
        ? `store ${bill.store.storeId} ${bill.payer.key}`
        : `order ${row.orderId} ${row.isGift ? "gift" : "bought"}`;
    const claim = claims.get(key);
    if (claim !== undefined) {
      claim.rows.push(placed);
      claim.wantedEach += row.qtyEach;
    } else {
      const multipleEach =
        only === "case" && !row.isGift
          ? leastCommonMultiple(row.casePackEach, row.multipleEach)
          : row.multipleEach;
      claims.set(key, {
        rows: [placed],
        bill,
        wantedEach: row.qtyEach,
        multipleEach,
        splitsAnew,
        shareEach: 0,
        netFen: 0,
      });
    }
  }
  return [...claims.values()];
}
