import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@/server/testing/test-database";
import type { ImportKind } from "../schema";
import { fileOf, type Sample } from "../test-files";
import { importsInto } from "./test-imports";

const { db, close } = await freshDatabase();
afterAll(close);
const { refusals, loadSamples, everything } = importsInto(db);

beforeAll(loadSamples);

const long = "x".repeat(301);
const notWhole = ["1.5", "abc", "1e3", "+5", "1,000", "１２"];
const notMoney = ["12.3", "12", "1.234", "-", "¥5.00", "1,000.00", "5.00元"];
const notCode = ["a b", "a,b", "*", "-x", "a/b", "x".repeat(41)];

/** Kind, column, the cells that must not pass, the code they are refused with, and what else the row needs. */
const wrong: [ImportKind, string, string[], string, Sample?][] = [
  ["dcs", "code", [""], "import/empty"],
  ["dcs", "code", notCode, "import/not-a-code"],
  ["dcs", "code", [" 0001", "0001 "], "import/surrounding-spaces"],
  ["dcs", "name", ["", "  "], "import/empty"],
  ["dcs", "name", [long], "import/too-long"],
  ["dcs", "name", ["a\u0000b", "a\nb", "a\tb"], "import/control-character"],
  ["dcs", "zone", ["Ambient", "hot"], "import/not-one-of"],
  ["categories", "parent", ["C99"], "import/unknown-reference"],
  ["categories", "parent", ["C10"], "tree/cycle"],
  ["items", "barcode", [""], "import/empty"],
  ["items", "barcode", ["123"], "import/not-a-barcode"],
  ["items", "barcode", ["693916941033x", "123456789", "12345678901"], "import/not-a-barcode"],
  ["items", "barcode", ["6939169410335", "12345678", "123456789013"], "item/barcode-check-digit"],
  ["items", "category", [""], "import/empty"],
  ["items", "category", ["C99"], "import/unknown-reference"],
  ["items", "unit", [""], "import/empty"],
  ["items", "case_pack", [""], "import/empty"],
  ["items", "case_pack", notWhole, "import/not-a-whole-number"],
  ["items", "case_pack", ["0", "-1"], "import/too-small"],
  ["items", "case_pack", ["1000000000000"], "import/too-large"],
  ["items", "order_multiple", notWhole, "import/not-a-whole-number"],
  ["items", "order_multiple", ["0"], "import/too-small"],
  ["items", "order_multiple", ["10", "1"], "item/order-multiple", { pick_type: "case" }],
  ["items", "pick_type", ["Case"], "import/not-one-of"],
  ["items", "tax_rate_pct", ["13.001", "-1", "13%", "x", ".5"], "import/not-a-percentage"],
  ["items", "tax_rate_pct", ["100.01", "101"], "import/too-large"],
  ["items", "suggested_price", notMoney, "import/not-money"],
  ["items", "suggested_price", ["-0.01"], "import/too-small"],
  ["items", "suggested_price", ["1000000000000.00"], "import/too-large"],
  ["items", "weighed", ["1", "YES", "true"], "import/not-one-of"],
  ["items", "orderable", ["x"], "import/not-one-of"],
  ["items", "not_orderable_reason", [""], "item/not-orderable-reason", { orderable: "no" }],
  ["routes", "parent", ["R9"], "import/unknown-reference"],
  ["routes", "parent", ["R1"], "tree/cycle"],
  ["plans", "name", [""], "import/empty"],
  ["plan-lines", "plan", ["P9"], "import/unknown-reference"],
  ["plan-lines", "item", ["A999"], "import/unknown-reference"],
  ["plan-lines", "dc", ["0009"], "import/unknown-reference"],
  ["plan-lines", "returnable", [""], "import/empty"],
  ["plan-lines", "returnable", ["y"], "import/not-one-of"],
  ["plan-lines", "price_type", ["fix"], "import/not-one-of"],
  ["plan-lines", "fixed_price", notMoney, "import/not-money"],
  ["plan-lines", "fixed_price", [""], "import/needed-here"],
  ["plan-lines", "fixed_price", ["-1.00"], "import/too-small"],
  [
    "plan-lines",
    "fixed_price",
    ["1.00"],
    "import/not-used-here",
    { price_type: "cost_plus_rate", markup: "8" },
  ],
  ["plan-lines", "markup", ["8"], "import/not-used-here"],
  ["plan-lines", "markup", [""], "import/needed-here", { price_type: "cost_plus_rate", fixed_price: "" }],
  [
    "plan-lines",
    "markup",
    ["8.001", "-8", "x"],
    "import/not-a-percentage",
    { price_type: "cost_plus_rate", fixed_price: "" },
  ],
  [
    "plan-lines",
    "markup",
    ["0.3", "x"],
    "import/not-money",
    { price_type: "cost_plus_amount", fixed_price: "" },
  ],
  [
    "plan-lines",
    "markup",
    ["-0.30"],
    "import/too-small",
    { price_type: "cost_plus_amount", fixed_price: "" },
  ],
  ["template-lines", "template", ["T9"], "import/unknown-reference"],
  ["template-lines", "category", ["C99"], "import/unknown-reference"],
  [
    "template-lines",
    "day_rule",
    [
      "weekdays:0",
      "weekdays:8",
      "weekdays:",
      "weekdays:1,1",
      "monthdays:32",
      "Daily",
      "weekdays:1;2",
      "monthdays:1.5",
    ],
    "import/not-a-day-rule",
  ],
  ["template-lines", "start", ["24:00", "8:00", "08:60", "0800", "08:00:00"], "import/not-a-time"],
  ["template-lines", "end", [""], "import/empty"],
  ["template-lines", "min_amount", notMoney, "import/not-money"],
  ["template-lines", "max_amount", ["99.99"], "template/amounts-reversed", { min_amount: "100.00" }],
  ["accounts", "credit_limit", notMoney, "import/not-money"],
  ["accounts", "credit_limit", ["-1.00"], "import/too-small"],
  ["accounts", "credit_valid_to", ["2026-02-30", "31.01.2026", "2026/01/31", "20260131"], "import/not-a-day"],
  ["accounts", "opening_balance", notMoney, "import/not-money"],
  ["stores", "kind", ["chain"], "import/not-one-of"],
  ["stores", "settlement", ["credit"], "import/not-one-of"],
  ["stores", "account", [""], "import/needed-here"],
  ["stores", "account", ["A9999"], "import/unknown-reference"],
  ["stores", "account", ["A0001"], "import/not-used-here", { kind: "direct" }],
  ["stores", "cod_limit", [""], "import/needed-here", { settlement: "cod" }],
  ["stores", "cod_limit", notMoney, "import/not-money", { settlement: "cod" }],
  ["stores", "cod_limit", ["-1.00"], "import/too-small", { settlement: "cod" }],
  ["stores", "plan", [""], "import/empty"],
  ["stores", "plan", ["P9"], "import/unknown-reference"],
  ["stores", "template", ["T9"], "import/unknown-reference"],
  ["stores", "route", ["R9"], "import/unknown-reference"],
  ["stores", "stop_sequence", notWhole, "import/not-a-whole-number"],
  ["stores", "stop_sequence", ["-1"], "import/too-small"],
  [
    "stores",
    "return_policy",
    ["monthly", "monthly:200", "ratio:-1", "ratio:100.01", "ratio:2.001", "all", "None"],
    "import/not-a-return-policy",
  ],
  ["source-exceptions", "store", ["S9"], "import/unknown-reference"],
  ["source-exceptions", "item", ["X9"], "import/unknown-reference"],
  ["source-exceptions", "dc", ["0009"], "import/unknown-reference"],
  ["dc-stock", "dc", ["0009"], "import/unknown-reference"],
  ["dc-stock", "qty", notWhole, "import/not-a-whole-number"],
  ["dc-stock", "qty", ["0", "-1"], "import/too-small"],
  ["dc-stock", "qty", ["1000000000000"], "import/too-large"],
  ["dc-stock", "unit_cost", ["1.1234567", "x", "1,5"], "import/not-a-cost"],
  ["dc-stock", "unit_cost", ["0", "0.00", "-1.00"], "import/too-small"],
  ["store-stock", "store", ["S9"], "import/unknown-reference"],
  ["store-stock", "qty", ["0", "-5"], "import/too-small"],
  ["promotions", "kind", ["gift"], "import/not-one-of"],
  ["promotions", "from", ["2026-13-01"], "import/not-a-day"],
  ["promotions", "to", ["2025-12-31"], "import/period-reversed"],
  ["promotions", "stores", ["S9"], "import/unknown-reference"],
  ["promotions", "stores", ["S001,,S002", "S001;S002"], "import/not-a-code"],
  ["promotions", "item", ["X9"], "import/unknown-reference"],
  ["promotions", "item", ["A100,,A101", "A100;A101"], "import/not-a-code"],
  ["promotions", "category", ["C10"], "promotion/one-scope"],
  ["promotions", "buy_qty", [""], "import/needed-here"],
  ["promotions", "buy_qty", notWhole, "import/not-a-whole-number"],
  ["promotions", "buy_qty", ["0"], "import/too-small"],
  ["promotions", "get_item", [""], "import/needed-here", { item: "", category: "C10" }],
  ["promotions", "repeat", ["maybe"], "import/not-one-of"],
  ["promotions", "threshold", ["100.00"], "import/not-used-here"],
  [
    "promotions",
    "threshold",
    [""],
    "import/needed-here",
    { kind: "order_discount", buy_qty: "", discount: "1.00" },
  ],
  [
    "promotions",
    "discount",
    ["0.00"],
    "import/too-small",
    { kind: "order_discount", buy_qty: "", threshold: "100.00" },
  ],
  [
    "promotions",
    "get_item",
    [""],
    "import/needed-here",
    { kind: "order_gift", buy_qty: "", threshold: "100.00" },
  ],
  [
    "promotions",
    "coupon_days",
    [""],
    "import/needed-here",
    { kind: "coupon_issue", buy_qty: "", threshold: "100.00", coupon_value: "5.00" },
  ],
  ["promotions", "priority", ["-1"], "import/too-small"],
  ["coupons", "account", ["A9999"], "import/unknown-reference"],
  ["coupons", "value", ["0.00"], "import/too-small"],
  ["coupons", "valid_to", ["2025-01-01"], "import/period-reversed"],
];

// Guarantees that no bad cell gets in, that its row and column are named, and that nothing changes.
test.each(wrong)("%s.%s %j: %s", async (kind, column, cells, code, rest = {}) => {
  const before = await everything();
  for (const cell of cells) {
    const found = await refusals(kind, fileOf(kind, { ...rest, [column]: cell }));
    expect(found, JSON.stringify(cell)).toEqual([`2 ${column} ${code}`]);
  }
  expect(await everything()).toBe(before);
});

test("a row with too few or too many cells is named", async () => {
  const file = Buffer.from("code,name\nP1,x\nP2\nP3,x,y\n");
  expect(await refusals("plans", file)).toEqual(["3  import/cell-count", "4  import/cell-count"]);
});
