import type { Payer, Run, RunOrder, RunRow } from "./types";

/** An order of a run in tests: store, account and time follow its number unless said otherwise. */
export function orderOf(orderId: number, more: Partial<RunOrder> = {}): RunOrder {
  return { orderId, storeId: orderId, submittedAtMs: orderId * 60_000, payer: `account ${orderId}`, ...more };
}

/** A row of a run in tests: ten loose pieces of item 1 from DC 1 at 1.00. */
export function rowOf(orderId: number, more: Partial<RunRow> = {}): RunRow {
  return {
    orderId,
    lineNo: 1,
    itemId: 1,
    dcId: 1,
    pickType: "loose",
    itemPickType: "loose",
    isGift: false,
    isWeighed: false,
    qtyEach: 10,
    multipleEach: 1,
    casePackEach: 12,
    unitPriceFen: 100,
    discountFen: 0,
    ...more,
  };
}

/** A prepaid account of a run in tests. */
export function accountOf(key: string, availableFen: number | null): Payer {
  return { key, code: "account/insufficient-balance", availableFen };
}

/** A run in tests; orders without a payer of their own get an account without limit. */
export function runOf(run: Partial<Run> & Pick<Run, "orders" | "rows">): Run {
  const known = new Set(run.payers?.map(({ key }) => key));
  const missing = [...new Set(run.orders.map(({ payer }) => payer))].filter((key) => !known.has(key));
  return {
    ...run,
    stock: run.stock ?? [{ dcId: 1, itemId: 1, availableEach: 1_000_000 }],
    payers: [...(run.payers ?? []), ...missing.map((key) => accountOf(key, null))],
  };
}
