import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { RestProblem } from "@/server/testing/rest-client";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";
import { MONDAY, type Scene, scene } from "@/server/testing/scene";
import type { Quote } from "@/server/testing/scene-answers";

interface Earned extends Quote {
  lines: (Quote["lines"][number] & { discount: string })[];
  gifts: { item: string; qty: number; promotion: string; dc: string }[];
  promotions: { code: string; kind: string; discount: string }[];
  couponsUsed: { code: string; discount: string }[];
  couponsRefused: { code: string; reason: string }[];
  couponsIssued: { promotion: string; value: string }[];
  hints: { promotion: string; text: string; missingQty: number | null; missingAmount: string | null }[];
}
interface OrderAnswer {
  lines: {
    item: string;
    qty: number;
    unitPrice: string;
    amount: string;
    discount: string;
    net: string;
    gift: boolean;
    allocated: number;
    picked: number;
    short: number;
    open: number;
    reason: string | null;
  }[];
}
interface Coupons {
  rows: {
    code: string;
    value: string;
    validFrom: string;
    validTo: string;
    status: string;
    promotion: string | null;
  }[];
}

let world: RestWorld;
let shop: Scene;
const columns =
  "code,name,kind,from,to,stores,item,category,buy_qty,get_item,get_qty,repeat,threshold,discount,coupon_value,coupon_min_order,coupon_days,cap_per_order,cap_per_store,priority";

beforeAll(async () => {
  world = await restWorld();
  shop = await scene(world, {
    items: {
      A100: { price: "3.52" },
      B200: { price: "3.00", pick: "case", pack: 10 },
      cold: { price: "4.00", dc: "0002" },
      scarce: { price: "2.00", stock: 5 },
    },
    stores: { store: {}, capped: {} },
  });
  const to = (store: string) => shop.code(store);
  const rows = [
    `BUY10GET1,Ten and one,buy_get,2025-01-01,2025-12-31,${to("store")},${to("A100")},,10,,,,,,,,,,,`,
    `FULL3000,3000 less 100,order_discount,2025-01-01,2025-12-31,${to("store")},,,,,,,3000.00,100.00,,,,,,`,
    `GIFT4000,4000 and a yoghurt,order_gift,2025-01-01,2025-12-31,${to("store")},,,,${to("cold")},2,,4000.00,,,,,,,`,
    `C50,2000 and a coupon,coupon_issue,2025-01-01,2025-12-31,${to("store")},,,,,,,2000.00,,50.00,500.00,30,,,`,
    `MORE,Two of what is scarce,buy_get,2025-01-01,2025-12-31,${to("capped")},${to("A100")},,1,${to("scarce")},4,,,,,,,1,2,`,
  ];
  await apply("promotions", [columns, ...rows]);
  await apply("coupons", [
    "code,account,value,min_order,valid_from,valid_to",
    `CP1,${to("account")},200.00,2000.00,2025-01-01,2025-12-31`,
    `CP2,${to("account")},10.00,,2025-01-01,2025-03-10`,
  ]);
});
afterAll(() => world.close());

const apply = (kind: string, rows: string[]) =>
  world.hq.post(`imports/${kind}?mode=apply`, `${rows.join("\n")}\n`, {
    contentType: "text/csv",
    now: MONDAY,
  });
const cart = (store: string, lines: Record<string, number>, coupons: string[] = []) => ({
  ...shop.orderOf(store, lines),
  coupons,
});
const quote = (store: string, lines: Record<string, number>, coupons?: string[]) =>
  world.owner.post<Earned>("quotes", cart(store, lines, coupons), { now: MONDAY });
const order = (store: string, lines: Record<string, number>, coupons?: string[]) =>
  world.owner.post<Earned & { order: string }>("orders", cart(store, lines, coupons), { now: MONDAY });
const wallet = (now = MONDAY) =>
  world.finance.get<Coupons>(`accounts/${shop.code("account")}/coupons`, { now });
const couponOf = async (code: string) => (await wallet()).rows.find((row) => row.code === code);

// Guarantees the example of api.md to the fen.
test("the quote of the interface's example", async () => {
  const got = await quote("store", { A100: 20, B200: 1000 }, ["CP1"]);
  expect(got).toMatchObject({
    lines: [
      { unitPrice: "3.52", amount: "70.40", discount: "6.88", net: "63.52", dc: "0001", pickType: "loose" },
      { unitPrice: "3.00", amount: "3000.00", discount: "293.12", net: "2706.88", pickType: "case" },
    ],
    totals: { goods: "3070.40", discount: "300.00", payable: "2770.40" },
  });
  expect(got.gifts).toMatchObject([{ item: shop.code("A100"), qty: 2, promotion: "BUY10GET1", dc: "0001" }]);
  expect(got.promotions).toMatchObject([{ code: "FULL3000", kind: "order_discount", discount: "100.00" }]);
  expect(got.couponsUsed).toEqual([{ code: "CP1", discount: "200.00" }]);
  expect(got.couponsRefused).toEqual([]);
  expect(got.couponsIssued).toEqual([{ promotion: "C50", value: "50.00" }]);
  expect(got.hints).toMatchObject([{ promotion: "GIFT4000", missingQty: null, missingAmount: "929.60" }]);
  expect(got.hints[0]?.text).toContain("929.60");
  expect((await wallet()).rows).toMatchObject([
    { code: "CP2" },
    { code: "CP1", status: "active", promotion: null },
  ]);
});

test("a quote names the coupons that it does not use, an order is refused with them", async () => {
  const lines = { A100: 10 };
  const refused = [
    { code: "CP1", reason: "below-minimum" },
    { code: "NONE", reason: "unknown" },
  ];
  const got = await quote("store", lines, ["CP2", "CP1", "NONE", "CP2"]);
  expect(got.couponsUsed).toEqual([{ code: "CP2", discount: "10.00" }]);
  expect(got.couponsRefused).toEqual(refused);
  const problem = await order("store", lines, ["CP1", "NONE"]).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(RestProblem);
  expect(problem).toMatchObject({
    status: 422,
    problem: { code: "coupon/not-usable", details: { coupons: refused } },
  });
  const late = world.owner.post<Earned>("quotes", cart("store", lines, ["CP2"]), {
    now: "2025-03-11T09:00:00+08:00",
  });
  expect((await late).couponsRefused).toEqual([{ code: "CP2", reason: "not-valid-today" }]);
});

test("what was shown is what is delivered: gifts from their own DC, the coupon used, the earned one issued", async () => {
  const { order: no, totals } = await order("store", { A100: 20, B200: 1400 }, ["CP1"]);
  expect(totals).toEqual({ goods: "4270.40", discount: "300.00", payable: "3970.40" });
  expect(await couponOf("CP1")).toMatchObject({ status: "reserved" });
  const stored = await world.owner.get<OrderAnswer>(`orders/${no}`);
  expect(stored.lines.map(({ item, qty, amount, net, gift }) => [item, qty, amount, net, gift])).toEqual([
    [shop.code("A100"), 20, "70.40", "65.45", false],
    [shop.code("B200"), 1400, "4200.00", "3904.95", false],
    [shop.code("A100"), 2, "7.04", "0.00", true],
    [shop.code("cold"), 2, "8.00", "0.00", true],
  ]);

  const { wave, deliveries } = await shop.wave("generate");
  expect(deliveries.map(({ dc, pickType, lines, amount }) => [dc, pickType, lines, amount])).toEqual([
    ["0001", "case", 1, "3904.95"],
    ["0001", "loose", 2, "65.45"],
    ["0002", "loose", 1, "0.00"],
  ]);
  await shop.ship(wave ?? "");
  expect((await shop.account()).balance).toBe("996029.60");
  expect(await shop.storeStock("store", "A100")).toMatchObject({ onHand: 22 });
  expect(await shop.storeStock("store", "cold")).toMatchObject({ onHand: 2 });
  expect(await couponOf("CP1")).toMatchObject({ status: "used" });
  const issued = (await wallet()).rows.find(({ promotion }) => promotion === "C50");
  expect(issued).toMatchObject({
    value: "50.00",
    validFrom: "2025-03-10",
    validTo: "2025-04-08",
    status: "active",
  });
  await expectProof(world.db);
});

// Guarantees D7: the discount shrinks with what was picked; ruling 9: a gift that is out of stock comes short, noted.
test("a short pick keeps its net price, a gift that is out of stock is noted", async () => {
  const { order: no, gifts } = await order("capped", { A100: 1, scarce: 4 });
  expect(gifts).toMatchObject([{ item: shop.code("scarce"), qty: 4, promotion: "MORE" }]);
  const { wave, shortages } = await shop.wave("generate");
  expect(shortages).toMatchObject([{ item: shop.code("scarce"), ordered: 8, allocated: 5 }]);
  await shop.ship(wave ?? "");
  const { lines } = await world.owner.get<OrderAnswer>(`orders/${no}`);
  const gift = lines.find((line) => line.gift);
  expect(gift).toMatchObject({ qty: 4, net: "0.00", reason: "DC_STOCK" });
  expect(gift?.short).toBe(4 - (gift?.allocated ?? 0));
  await expectProof(world.db);
});

test("a cap per store counts live orders: a withdrawn one gives its sets back", async () => {
  const gifts = async () => (await quote("capped", { A100: 9 })).gifts.map(({ qty }) => qty);
  expect(await gifts()).toEqual([4]);
  const { order: no } = await order("capped", { A100: 3 });
  expect(await gifts()).toEqual([]);
  await world.owner.post(`orders/${no}/withdraw`, {}, { now: MONDAY });
  expect(await gifts()).toEqual([4]);
  await expectProof(world.db);
});

test("a withdrawn order releases its coupon", async () => {
  const { order: no } = await order("store", { A100: 10 }, ["CP2"]);
  const used = await quote("store", { A100: 10 }, ["CP2"]);
  expect(used.couponsRefused).toEqual([{ code: "CP2", reason: "used" }]);
  await world.owner.post(`orders/${no}/withdraw`, {}, { now: MONDAY });
  expect(await couponOf("CP2")).toMatchObject({ status: "active" });
  await expectProof(world.db);
});
