import type { ImportKind } from "./schema";

/** For tests: rows as a CSV file, quoted where needed. */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Buffer {
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell))
      .join(",");
  return Buffer.from([header, ...rows].map(line).join("\n"));
}

/** A record by column name. */
export type Sample = Record<string, string>;

/** For tests: one good row of each kind, in the order of import; together they make the smallest chain. */
export const samples: Record<ImportKind, Sample> = {
  dcs: { code: "0001", name: "Ambient DC 常温仓", zone: "ambient" },
  categories: { code: "C10", name: "Drinks 饮料", parent: "" },
  items: {
    code: "A100",
    barcode: "6939169410334",
    name: "可口可乐 Zero",
    category: "C10",
    spec: "330ml",
    unit: "罐",
    case_pack: "24",
    order_multiple: "",
    pick_type: "both",
    tax_rate_pct: "13",
    suggested_price: "3.50",
    weighed: "no",
    orderable: "yes",
    not_orderable_reason: "",
    pinyin: "",
  },
  routes: { code: "R1", name: "Trunk 大线路", parent: "" },
  plans: { code: "P1", name: "Standard 标准" },
  "plan-lines": {
    plan: "P1",
    item: "A100",
    dc: "0001",
    returnable: "yes",
    price_type: "fixed",
    fixed_price: "2.80",
    markup: "",
  },
  templates: { code: "T1", name: "Every day 每天" },
  "template-lines": {
    template: "T1",
    category: "*",
    day_rule: "daily",
    start: "00:00",
    end: "00:00",
    min_amount: "",
    max_amount: "",
  },
  accounts: {
    code: "A0001",
    name: "Account 1",
    credit_limit: "500.00",
    credit_valid_to: "",
    opening_balance: "1000.00",
  },
  stores: {
    code: "S001",
    name: "Store 1",
    kind: "franchise",
    settlement: "prepaid",
    account: "A0001",
    cod_limit: "",
    plan: "P1",
    template: "T1",
    route: "R1",
    stop_sequence: "1",
    phone: "",
    return_policy: "ratio:2.00",
  },
  "source-exceptions": { store: "S001", item: "A100", dc: "0001" },
  "dc-stock": { dc: "0001", item: "A100", location: "A-01-1", qty: "240", unit_cost: "2.123456" },
  "dc-places": { dc: "0001", location: "A-90-1", kind: "reserve" },
  "dc-faces": { dc: "0001", item: "A100", min: "24", max: "96" },
  "store-stock": { store: "S001", item: "A100", qty: "12", unit_cost: "" },
  promotions: {
    code: "BUY10GET1",
    name: "Buy 10 get 1",
    kind: "buy_get",
    from: "2026-01-01",
    to: "2026-12-31",
    stores: "*",
    item: "A100",
    category: "",
    buy_qty: "10",
    get_item: "",
    get_qty: "",
    repeat: "",
    threshold: "",
    discount: "",
    coupon_value: "",
    coupon_min_order: "",
    coupon_days: "",
    cap_per_order: "",
    cap_per_store: "",
    priority: "",
  },
  coupons: {
    code: "CP1",
    account: "A0001",
    value: "50.00",
    min_order: "500.00",
    valid_from: "2026-01-01",
    valid_to: "2026-12-31",
  },
  charges: {
    reference: "FEE-2026-03-S001",
    account: "A0001",
    kind: "fee",
    amount: "120.00",
    store: "S001",
    remark: "System fee March",
  },
};

/** For tests: the sample of a kind with some cells replaced, as a file of one row per list of replacements. */
export function fileOf(kind: ImportKind, ...changes: Sample[]): Buffer {
  const sample = samples[kind];
  const header = Object.keys(sample);
  const rows = (changes.length > 0 ? changes : [{}]).map((change: Sample) =>
    header.map((column) => change[column] ?? sample[column] ?? ""),
  );
  return csvOf(header, rows);
}
