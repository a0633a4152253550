import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { submitOrder } from "@/server/order";
import type { BusinessDay } from "@/server/shared/business-day";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approvePromotion } from "../commands/decide-promotion";
import { issueCoupons } from "../commands/issue-coupons";
import { submitPromotion } from "../commands/submit-promotion";
import { createPromotion } from "../commands/write-draft";
import { promote } from "../engine";
import { type PromotionContent, promotionContent } from "../schema";
import { getPromotionCalendar } from "./get-calendar";
import { getPromotion } from "./get-promotion";
import { getPromotionResults } from "./get-results";
import { getTestCart } from "./get-test-cart";
import { listAllCoupons } from "./list-all-coupons";
import { listPromotions } from "./list-promotions";
import { replayOrders } from "./replay-orders";

const { db, close } = await freshDatabase(8);
afterAll(close);

const author = person("hq", { id: 51 });
const colleague = person("hq", { id: 52 });
const content = (more: object): PromotionContent =>
  promotionContent.parse({ name: "P", from: "2026-03-05", to: "2026-03-20", repeat: false, ...more });
const tenPlusOne = content({ kind: "buy_get", items: ["I0"], buyQty: 10, repeat: true });
const full = content({ kind: "order_discount", threshold: 10_000, discount: 500, supplierShareBp: 4_000 });

async function put(promotion: string, what: PromotionContent) {
  await createPromotion(db, author, { promotion, content: what }, now);
  await submitPromotion(db, author, { promotion }, now);
  const { versions } = await getPromotion(db, colleague, { promotion }, now);
  const seen = versions[0]?.mark ?? "";
  await approvePromotion(db, colleague, { promotion, version: 1, seen }, now);
}

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "direct"]);
  const order = (store: string, lines: Record<string, number>, at: string) =>
    submitOrder(
      db,
      person("owner"),
      { store, lines: Object.entries(lines).map(([item, qty]) => ({ item, qty })) },
      new Date(at),
    );
  // 3.50 each: 35.00, 122.50 and 105.00 of goods; the last is of today and belongs to no past.
  await order("S0", { I0: 10 }, "2026-03-03T09:00:00+08:00");
  await order("S0", { I0: 25, I1: 10 }, "2026-03-04T09:00:00+08:00");
  await order("S1", { I1: 30 }, "2026-03-09T23:30:00+08:00");
  await order("S1", { I0: 100 }, "2026-03-10T08:00:00+08:00");
});

test("the orders of the last 30 days say what a promotion would have cost", async () => {
  const replayed = (what: PromotionContent) =>
    replayOrders(db, author, { promotion: "", content: what, part: 0 }, now);
  expect(await replayed(tenPlusOne)).toEqual({
    parts: 1,
    from: "2026-02-08",
    to: "2026-03-09",
    orders: 3,
    earning: 2,
    times: 3,
    costFen: 3 * 350,
    stores: [{ store: "S0", name: "Store 0", kind: "franchise", orders: 2, times: 3, costFen: 1_050 }],
    days: [
      { day: "2026-03-03", costFen: 350 },
      { day: "2026-03-04", costFen: 700 },
    ],
  });
  expect(await replayed(full)).toMatchObject({ orders: 3, earning: 2, costFen: 1_000 });
  const category = { ...full, category: "10", excludedItems: ["I1"] };
  expect(await replayed(category)).toMatchObject({ orders: 3, earning: 0, costFen: 0 });
  expect(await replayed({ ...full, stores: ["S1"] })).toMatchObject({ orders: 1, earning: 1, costFen: 500 });
  const beyond = replayOrders(db, author, { promotion: "", content: full, part: 7 }, now);
  await expect(beyond).resolves.toMatchObject({ orders: 0, costFen: 0 });
  await expect(
    replayOrders(db, person("owner"), { promotion: "", content: full, part: 0 }, now),
  ).rejects.toMatchObject({ code: "auth/forbidden" });
});

test("the desk lists, shows and draws what there is", async () => {
  await put("TEN", tenPlusOne);
  await put("FULL", full);
  await createPromotion(
    db,
    author,
    { promotion: "DRAFT", content: { ...full, threshold: 20_000, discount: 100 } },
    now,
  );
  const list = await listPromotions(db, author, { limit: 2 }, now);
  expect(list.rows.map(({ promotion, state }) => [promotion, state])).toEqual([
    ["DRAFT", "draft"],
    ["FULL", "active"],
  ]);
  expect(list.rows[1]).toMatchObject({ by: "hq", content: { threshold: 10_000, discount: 500 } });
  expect(list.rows[1]?.content).not.toHaveProperty("stores");
  const rest = await listPromotions(db, author, { limit: 2, cursor: [2] }, now);
  expect([rest.rows.map(({ promotion }) => promotion), rest.nextCursor]).toEqual([["TEN"], null]);
  expect(Object.keys(rest.names.items)).toEqual(["I0"]);
  const drafts = await listPromotions(db, author, { limit: 9, state: "draft" }, now);
  expect(drafts.rows.map(({ proposal }) => proposal)).toEqual([
    { version: 1, status: "draft", by: "hq", isMine: true },
  ]);

  const draft = await getPromotion(db, author, { promotion: "DRAFT" }, now);
  expect(draft.findings.map(({ code }) => code)).toEqual(["ladder-falls"]);
  expect(draft.neighbours.map(({ code, relation }) => [code, relation])).toEqual([
    ["FULL", "ladder"],
    ["TEN", "adds"],
  ]);
  expect((await getPromotion(db, author, { promotion: "TEN" }, now)).events.map(({ type }) => type)).toEqual([
    "promotion.approved",
    "promotion.submitted",
    "promotion.drafted",
  ]);

  const days = { from: "2026-03-01" as BusinessDay, to: "2026-03-31" as BusinessDay };
  const calendar = await getPromotionCalendar(db, author, days, now);
  expect(
    calendar.rows.map(({ promotion, overlaps }) => [promotion, overlaps.map(({ code }) => code)]),
  ).toEqual([
    ["DRAFT", ["FULL", "TEN"]],
    ["FULL", ["DRAFT", "TEN"]],
    ["TEN", ["DRAFT", "FULL"]],
  ]);
});

test("a test cart is judged by what an order of the store would be", async () => {
  const cart = await getTestCart(
    db,
    author,
    { promotion: "", content: { ...tenPlusOne, buyQty: 12 }, store: "S1", items: ["I0", "I1"] },
    now,
  );
  expect(cart).toMatchObject({ store: { store: "S1" }, day: "2026-03-10" });
  expect(cart.others.map(({ code }) => code)).toEqual(["FULL", "TEN"]);
  const [first] = cart.items;
  const promoted = promote({
    lines: [
      {
        itemId: first?.id ?? 0,
        categoryPath: first?.categoryPath ?? [],
        qtyEach: 30,
        amountFen: 30 * (first?.unitPriceFen ?? 0),
        isOk: true,
      },
    ],
    promotions: [...cart.others, cart.terms],
    usage: new Map(),
    gifts: new Map(cart.gifts.map((gift) => [gift.itemId, gift])),
    buyer: { storeId: cart.store.id, accountId: cart.store.accountId },
    coupons: { asked: [], known: [] },
    day: cart.day,
  });
  expect(promoted.gifts.map(({ promotion, qtyEach }) => [promotion.code, qtyEach])).toEqual([
    ["TEN", 3],
    ["NEW", 2],
  ]);
  expect(promoted.discountFen).toBe(500);
  const without = await getTestCart(
    db,
    author,
    { promotion: "", content: full, store: null, items: [] },
    now,
  );
  expect([without.store.store, without.items.length]).toEqual(["S0", 3]);
});

test("results add up, and say what the supplier pays", async () => {
  await sqlOf(db)`
    insert into promotion_uses (order_id, promotion_id, version, store_id, times, money_fen, used_on, is_counted, returned_at)
    select o.id, p.id, 1, o.store_id, 1, 500, '2026-03-09', false, case when o.line_count = 2 then now() end
    from orders o cross join promotions p where p.code = 'FULL'`;
  const results = await getPromotionResults(db, author, { promotion: "FULL" }, now);
  expect(results).toMatchObject({
    orders: 3,
    stores: 2,
    times: 3,
    moneyFen: 1_500,
    supplierFen: 600,
    returned: { orders: 1, moneyFen: 500 },
    days: [{ day: "2026-03-09", orders: 3, moneyFen: 1_500 }],
    byKind: [{ kind: "franchise", orders: 3, moneyFen: 1_500 }],
    uplift: { measuredStores: 3, ofStores: 3 },
  });
  // Before: Tuesday 35.00, Wednesday 122.50. During, from Thursday on: one Monday of 105.00 without a like.
  expect(results.uplift?.sales.filter(({ amountFen }) => amountFen > 0)).toEqual([
    { day: "2026-03-03", amountFen: 3_500, isDuring: false },
    { day: "2026-03-04", amountFen: 12_250, isDuring: false },
    { day: "2026-03-09", amountFen: 10_500, isDuring: true },
  ]);
  await expect(getPromotionResults(db, author, { promotion: "NO" }, now)).rejects.toMatchObject({
    code: "promotion/unknown",
  });
});

test("coupons are listed with what is outstanding and what ends within a week", async () => {
  const give = (accounts: string[], validTo: string) =>
    issueCoupons(
      db,
      author,
      {
        accounts,
        value: 2_000,
        minOrder: 0,
        validFrom: "2026-03-10" as BusinessDay,
        validTo: validTo as BusinessDay,
        reason: "spring",
      },
      now,
    );
  await give(["A0", "A1"], "2026-03-16");
  await give(["A1"], "2026-03-17");
  const list = await listAllCoupons(db, author, { limit: 2 }, now);
  expect(list.totals).toMatchObject({
    active: { count: 3, valueFen: 6_000 },
    expiring: { count: 2, valueFen: 4_000 },
  });
  expect(list.rows.map(({ account }) => account)).toEqual(["A1", "A1"]);
  expect(list.nextCursor).not.toBeNull();
  const expiring = await listAllCoupons(db, author, { limit: 9, status: "expiring", search: "a0" }, now);
  expect(expiring.rows).toMatchObject([
    { account: "A0", validTo: "2026-03-16", promotion: null, order: null },
  ]);
  // The morning after their last day, before the clock has said so: they are expired for everybody.
  const nextDay = new Date("2026-03-17T00:30:00+08:00");
  const over = await listAllCoupons(db, author, { limit: 9, status: "expired" }, nextDay);
  expect(over.rows).toMatchObject([
    { account: "A1", validTo: "2026-03-16", status: "expired" },
    { account: "A0", validTo: "2026-03-16", status: "expired" },
  ]);
  expect(over.totals).toMatchObject({ active: { count: 1 }, expired: { count: 2, valueFen: 4_000 } });
});
