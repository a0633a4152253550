import { expect, test } from "vitest";
import { bestCoupon } from "./coupons";
import { promote } from "./promote";
import { coupon, earned, inputOf, line, promotion } from "./test-promotions";

const own = [
  coupon("GOOD", 500),
  coupon("OTHER", 500, { accountId: 8 }),
  coupon("SHOP", 500, { storeId: 2 }),
  coupon("USED", 500, { status: "used" }),
  coupon("BUSY", 500, { status: "reserved" }),
  coupon("OVER", 500, { validTo: "2026-03-09" }),
  coupon("EARLY", 500, { validFrom: "2026-03-11" }),
  coupon("VOID", 500, { status: "void" }),
  coupon("LARGE", 500, { minOrderFen: 1001 }),
  coupon("LAST", 500, { validFrom: "2026-03-10", validTo: "2026-03-10" }),
];
test.each([
  [["GOOD"], ["GOOD", 500], {}],
  [["NONE"], null, { NONE: "unknown" }],
  [["OTHER"], null, { OTHER: "other-account" }],
  [["SHOP"], null, { SHOP: "other-account" }],
  [["USED"], null, { USED: "used" }],
  [["BUSY"], null, { BUSY: "used" }],
  [["OVER"], null, { OVER: "not-valid-today" }],
  [["EARLY"], null, { EARLY: "not-valid-today" }],
  [["VOID"], null, { VOID: "not-valid-today" }],
  [["LARGE"], null, { LARGE: "below-minimum" }],
  [["LAST"], ["LAST", 500], {}],
  [["GOOD", "GOOD"], ["GOOD", 500], {}],
  [["LARGE", "LAST", "GOOD"], ["LAST", 500], { LARGE: "below-minimum", GOOD: "one-per-order" }],
])("ruling 8: of %j the order uses %j", (asked, used, refused) => {
  const got = earned({ lines: [line(21, 1, 1000)], coupons: own, asked });
  expect(got).toMatchObject({ coupon: used, refused });
});

test("a coupon is limited to what is left; with nothing left it stays as it is", () => {
  const lines = [line(21, 1, 300)];
  expect(earned({ lines, coupons: own, asked: ["GOOD"] })).toMatchObject({
    coupon: ["GOOD", 300],
    payable: 0,
  });
  const promotions = [promotion({ kind: "order_discount", thresholdFen: 1, discountFen: 300 })];
  expect(earned({ lines, promotions, coupons: own, asked: ["GOOD"] })).toMatchObject({
    coupon: null,
    refused: {},
    payable: 0,
  });
});

test("the best use of the coupons saves most and wastes least; one that needs a little more is hinted at", () => {
  const known = [
    coupon("SMALL", 200),
    coupon("HUGE", 9000),
    coupon("LATE", 1500, { validTo: "2026-12-31" }),
    coupon("SOON", 1500),
    coupon("MORE", 3000, { minOrderFen: 1200 }),
  ];
  const input = inputOf({ lines: [line(21, 1, 1000)], coupons: known });
  const promoted = promote(input);
  expect(bestCoupon(input, promoted)).toMatchObject({ coupon: { code: "SOON" }, discountFen: 1000 });
  expect(promoted.couponHints).toMatchObject([{ coupon: { code: "MORE" }, missingFen: 200 }]);
});
