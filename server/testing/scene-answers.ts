/** The answers of the interface as far as the tests read them. */
export interface Warning {
  code: string;
  shortfall: string;
}
export interface Quote {
  lines: {
    item: string;
    qty: number;
    unitPrice: string;
    amount: string;
    net: string;
    dc: string | null;
    pickType: string;
    parts?: { case: number; loose: number };
    status: string;
  }[];
  totals: { goods: string; discount: string; payable: string };
  window: { open: boolean; closesAt: string | null; nextOpensAt: string | null; reasons: unknown[] };
  balance: { available: string; pooled: string; shortfall: string; enough: boolean } | null;
}
export interface Wave {
  wave: string | null;
  status: string;
  orders: number;
  lines: number;
  deliveries: {
    delivery: string;
    store: string;
    dc: string;
    pickType: string;
    lines: number;
    amount: string;
  }[];
  blocked: {
    store: string;
    order: string;
    code: string;
    available: string;
    needed: string;
    shortfall: string;
  }[];
  shortages: { dc: string; item: string; ordered: number; allocated: number }[];
}
export interface Account {
  account: string;
  balance: string;
  creditLimit: string;
  held: string;
  available: string;
  pooled: string;
  depositsPending: string;
  stores: unknown[];
}
export interface PoolStore {
  store: string;
  orders: string[];
  lines: number;
  amount: string;
  blocked: unknown;
}
export interface Stock {
  item: string;
  onHand: number;
  reserved: number;
  available: number;
}

export interface PoolRow {
  row: string;
  order: string;
  store: string;
  item: string;
  dc: string;
  pickType: string;
  qty: number;
  state: string;
}
