import { expect, test } from "vitest";
import type { PromotionContent } from "../schema";
import type { FindingCode } from "./findings";
import { type JudgedItem, judgePromotion } from "./judge";
import { neighboursOf } from "./stacking";
import { completed, termsOfContent } from "./terms-of-content";

/** Item 11 and 12 lie in category 1, item 21 in category 2, both below 0; codes are "I11", "C1". */
const goods = {
  pathOfItem: (id: number) => [Math.floor(id / 10), 0],
  pathOfCategory: (id: number) => (id === 0 ? [0] : [id, 0]),
};
const item = (id: number, more: Partial<JudgedItem> = {}): [number, JudgedItem] => [
  id,
  { id, code: `I${id}`, isOrderable: true, isWeighed: false, priceFen: 500, costMicro: 4_000_000, ...more },
];

const content = (kind: PromotionContent["kind"], more: Partial<PromotionContent> = {}): PromotionContent => ({
  name: "Promotion",
  kind,
  from: "2026-03-10" as PromotionContent["from"],
  to: "2026-03-31" as PromotionContent["to"],
  stores: [],
  storeGroups: [],
  items: kind === "buy_get" ? ["I11"] : [],
  category: null,
  excludedItems: [],
  buyQty: kind === "buy_get" ? 10 : null,
  getItem: kind === "order_gift" ? "I21" : null,
  getQty: null,
  repeat: kind === "buy_get",
  threshold: kind === "buy_get" ? null : 100_000,
  discount: kind === "order_discount" ? 2_000 : null,
  couponValue: kind === "coupon_issue" ? 2_000 : null,
  couponMinOrder: kind === "coupon_issue" ? 50_000 : null,
  couponDays: kind === "coupon_issue" ? 30 : null,
  capPerOrder: null,
  capPerStore: null,
  capPerPeriod: null,
  periodDays: null,
  budgetTimes: null,
  budget: null,
  supplierShareBp: 0,
  exclusiveGroup: null,
  priority: 100,
  ...more,
});

const idOf = (code: string) => Number(code.slice(1));
const termsOf = (code: string, given: PromotionContent) => {
  const full = completed(given);
  return termsOfContent(
    full,
    {
      itemIds: full.items.map(idOf),
      categoryId: full.category === null ? null : idOf(full.category),
      excludedItemIds: full.excludedItems.map(idOf),
      getItemId: full.getItem === null ? null : idOf(full.getItem),
      storeIds: full.stores.length > 0 ? full.stores.map(idOf) : null,
    },
    { id: 0, code, version: 1 },
  );
};

interface Around {
  others?: Record<string, PromotionContent>;
  items?: [number, JudgedItem][];
  stores?: { count: number; withoutGift: string[] };
  marginBp?: number | null;
}

const judged = (given: PromotionContent, around: Around = {}) =>
  judgePromotion({
    content: completed(given),
    terms: termsOf("NEW", given),
    others: Object.entries(around.others ?? {}).map(([code, one]) => termsOf(code, one)),
    goods,
    items: new Map([item(11), item(12), item(21), ...(around.items ?? [])]),
    stores: around.stores ?? { count: 300, withoutGift: [] },
    marginBp: around.marginBp === undefined ? 2_000 : around.marginBp,
    today: "2026-03-01",
  });

const discount = (threshold: number, off: number, more: Partial<PromotionContent> = {}) =>
  content("order_discount", { threshold, discount: off, ...more });

test.each<[string, PromotionContent, FindingCode[], Around?]>([
  ["ten and one free", content("buy_get"), []],
  ["without how many to buy", content("buy_get", { buyQty: null }), ["figure-missing"]],
  ["a discount with a gift", discount(100_000, 2_000, { couponDays: 3 }), ["figure-without-effect"]],
  ["two items, no gift named", content("buy_get", { items: ["I11", "I12"] }), ["gift-missing"]],
  ["items and a category", content("order_discount", { items: ["I11"], category: "C1" }), ["two-scopes"]],
  ["from after to", content("buy_get", { to: "2026-03-09" as PromotionContent["to"] }), ["period-reversed"]],
  [
    "over already",
    content("buy_get", {
      from: "2026-02-01" as PromotionContent["from"],
      to: "2026-02-28" as PromotionContent["to"],
    }),
    ["ends-in-the-past"],
  ],
  ["a cap per period without days", content("buy_get", { capPerPeriod: 2 }), ["period-without-cap"]],
  ["a discount as large as the order", discount(2_000, 2_000), ["eats-the-margin"]],
  ["a discount above its threshold", discount(2_000, 2_001), ["discount-above-threshold", "eats-the-margin"]],
  [
    "a coupon above the order that earns it",
    content("coupon_issue", { threshold: 1_000, couponValue: 2_000 }),
    ["coupon-above-threshold", "eats-the-margin"],
  ],
  [
    "a coupon as large as its order",
    content("coupon_issue", { couponMinOrder: 2_000 }),
    ["coupon-above-minimum"],
  ],
  ["a budget below one grant", discount(100_000, 2_000, { budget: 1_999 }), ["budget-below-one"]],
  ["a budget of one gift", content("buy_get", { budget: 499 }), ["budget-below-one"]],
  ["a cap above once", discount(100_000, 2_000, { capPerOrder: 2 }), ["cap-without-effect"]],
  ["no store", content("buy_get"), ["no-store"], { stores: { count: 0, withoutGift: [] } }],
  [
    "a stopped trigger",
    content("buy_get", { getItem: "I21" }),
    ["item-not-orderable"],
    { items: [item(11, { isOrderable: false })] },
  ],
  [
    "one of two triggers stopped",
    content("buy_get", { items: ["I11", "I12"], getItem: "I21" }),
    ["some-items-not-orderable"],
    { items: [item(11, { isOrderable: false })] },
  ],
  [
    "a stopped gift",
    content("order_gift"),
    ["gift-not-orderable"],
    { items: [item(21, { isOrderable: false })] },
  ],
  [
    "a gift that no store gets",
    content("order_gift"),
    ["gift-without-source"],
    { stores: { count: 2, withoutGift: ["S1", "S2"] } },
  ],
  [
    "a gift that one store does not get",
    content("order_gift"),
    ["gift-without-source-for-some"],
    { stores: { count: 2, withoutGift: ["S1"] } },
  ],
  [
    "an excluded item elsewhere",
    discount(100_000, 2_000, { category: "C1", excludedItems: ["I21"] }),
    ["excluded-without-effect"],
  ],
  ["three free of ten", content("buy_get", { getQty: 3 }), ["below-cost"]],
  ["three free of ten, the supplier pays", content("buy_get", { getQty: 3, supplierShareBp: 10_000 }), []],
  ["two and a half free of ten are just cost", content("buy_get", { buyQty: 20, getQty: 5 }), []],
  ["more than the margin", discount(100_000, 20_010), ["eats-the-margin"]],
  ["the margin", discount(100_000, 20_000), []],
  ["half by the supplier", discount(100_000, 40_000, { supplierShareBp: 5_000 }), []],
  ["no cost is known", discount(100_000, 90_000), [], { marginBp: null }],
])("%s", (_, given, codes, around) => {
  expect(judged(given, around).map(({ code }) => code)).toEqual(codes);
});

const step = discount(300_000, 10_000);
test.each<[string, PromotionContent, FindingCode[], PromotionContent?]>([
  ["a higher step that gives more", discount(600_000, 20_001), []],
  ["a higher step that gives less", discount(600_000, 9_999), ["ladder-falls"]],
  ["a lower step that gives more", discount(200_000, 10_001), ["ladder-falls"]],
  ["a higher step that gives the same", discount(600_000, 10_000), ["ladder-flat"]],
  ["the same step", discount(300_000, 30_000), ["ladder-same-step"]],
  ["a lower step that repeats past it", discount(100_000, 6_000, { repeat: true }), ["ladder-falls"]],
  ["a lower step that repeats up to it", discount(100_000, 5_000, { repeat: true }), ["ladder-flat"]],
  ["other goods", discount(600_000, 9_999, { category: "C1" }), []],
  ["other days", discount(600_000, 9_999), [], { ...step, to: "2026-03-09" as PromotionContent["to"] }],
  ["other stores", discount(600_000, 9_999, { stores: ["S1"] }), [], { ...step, stores: ["S2"] }],
  ["another kind", content("order_gift", { threshold: 600_000 }), []],
  [
    "one group, other priorities, each can win",
    discount(200_000, 5_000, { exclusiveGroup: "G", priority: 5, category: "C1" }),
    [],
    { ...step, exclusiveGroup: "G" },
  ],
  [
    "one group, one priority",
    discount(200_000, 5_000, { exclusiveGroup: "G", category: "C1" }),
    ["group-same-priority"],
    { ...step, exclusiveGroup: "G" },
  ],
  [
    "one group, never its turn",
    discount(400_000, 5_000, { exclusiveGroup: "G", priority: 200, category: "C1" }),
    ["never-granted"],
    { ...step, exclusiveGroup: "G" },
  ],
  [
    "one group, takes the turn of the other",
    content("order_gift", { threshold: 200_000, exclusiveGroup: "G", priority: 5 }),
    ["never-grants-other"],
    { ...step, exclusiveGroup: "G" },
  ],
  [
    "one group, the first may run out",
    discount(400_000, 5_000, { exclusiveGroup: "G", priority: 200, category: "C1" }),
    [],
    { ...step, exclusiveGroup: "G", budgetTimes: 5 },
  ],
])("beside a step of 100.00 from 3,000.00: %s", (_, given, codes, other = step) => {
  expect(judged(given, { others: { STEP: other } }).map(({ code }) => code)).toEqual(codes);
});

test("neighbours say whether they add, exclude, or are steps of one ladder, on which days", () => {
  const own = discount(300_000, 10_000, { exclusiveGroup: "G" });
  const others = {
    LADDER: discount(600_000, 20_000),
    GIFT: content("buy_get", { to: "2026-03-12" as PromotionContent["to"], priority: 200 }),
    GROUP: content("coupon_issue", { exclusiveGroup: "G", priority: 300 }),
    LATER: content("buy_get", { from: "2026-04-01" as PromotionContent["from"] }),
  };
  const found = neighboursOf(
    termsOf("NEW", own),
    Object.entries(others).map(([code, one]) =>
      termsOf(code, { ...one, to: one.to < one.from ? ("2026-04-30" as typeof one.to) : one.to }),
    ),
    goods,
  );
  expect(found.map(({ code, relation, to, isFirst }) => [code, relation, to, isFirst])).toEqual([
    ["LADDER", "ladder", "2026-03-31", false],
    ["GIFT", "adds", "2026-03-12", true],
    ["GROUP", "excludes", "2026-03-31", true],
  ]);
});

test("every finding says so in both languages", () => {
  for (const one of judged(discount(2_000, 2_001, { budget: 5 }))) {
    expect(one.en).toMatch(/\.$/);
    expect(one.zh).toMatch(/。$/);
  }
});
