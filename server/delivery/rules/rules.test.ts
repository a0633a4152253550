import fc from "fast-check";
import { expect, test } from "vitest";
import { amountsOf, pickedAmounts } from "./amounts";
import { type DeliveryStatus, deliveryMoves, deliveryStatuses, mayMoveDelivery } from "./moves";

const part = { orderedEach: 10, unitPriceFen: 500, discountFen: 333, isWeighed: false, isGift: false };
const gift = { ...part, unitPriceFen: 333, discountFen: 1, isWeighed: true, isGift: true };

test.each([
  { picked: 10, goodsFen: 5000, discountFen: 333, netFen: 4667 },
  { picked: 5, goodsFen: 2500, discountFen: 167, netFen: 2333 },
  { picked: 1, goodsFen: 500, discountFen: 33, netFen: 467 },
  { picked: 0, goodsFen: 0, discountFen: 0, netFen: 0 },
])("$picked of 10 picked: the discount shrinks with it (D7)", ({ picked, ...amounts }) => {
  expect(amountsOf(part, picked)).toEqual(amounts);
});

test.each([10, 7, 1, 0])("a gift of which %i are picked costs nothing (3.0.8)", (picked) => {
  const { goodsFen, discountFen, netFen } = amountsOf(gift, picked);
  expect([discountFen, netFen]).toEqual([goodsFen, 0]);
});

test("hold 1,400.00, picked 1,352.00: 48.00 come back (U1)", () => {
  const lines = [
    {
      orderedEach: 50,
      unitPriceFen: 2400,
      discountFen: 0,
      isWeighed: false,
      isGift: false,
      allocatedEach: 50,
      pickedEach: 48,
    },
    {
      orderedEach: 10,
      unitPriceFen: 2000,
      discountFen: 0,
      isWeighed: false,
      isGift: false,
      allocatedEach: 10,
      pickedEach: 10,
    },
  ];
  const held = pickedAmounts(lines.map((line) => ({ ...line, pickedEach: line.allocatedEach }))).netFen;
  const charged = pickedAmounts(lines).netFen;
  expect([held, charged, held - charged]).toEqual([140_000, 135_200, 4800]);
});

test("a picked amount is never negative, never above the allocated one by more than rounding, and full pick keeps the promise", () => {
  const anyPart = fc
    .record({
      orderedEach: fc.integer({ min: 1, max: 5000 }),
      unitPriceFen: fc.integer({ min: 0, max: 100_000 }),
      isWeighed: fc.boolean(),
      isGift: fc.constant(false),
      discountBp: fc.integer({ min: 0, max: 10_000 }),
      pickedBp: fc.integer({ min: 0, max: 10_000 }),
    })
    .map(({ discountBp, pickedBp, ...p }) => {
      const goods = amountsOf({ ...p, discountFen: 0 }, p.orderedEach).goodsFen;
      const discountFen = Math.floor((goods * discountBp) / 10_000);
      return { part: { ...p, discountFen }, picked: Math.floor((p.orderedEach * pickedBp) / 10_000) };
    });
  fc.assert(
    fc.property(anyPart, ({ part: p, picked }) => {
      const full = amountsOf(p, p.orderedEach);
      const some = amountsOf(p, picked);
      expect(full.discountFen).toBe(p.discountFen);
      expect(some.netFen).toBeGreaterThanOrEqual(0);
      expect(some.netFen).toBeLessThanOrEqual(full.netFen + 1);
      expect(some.goodsFen - some.discountFen).toBe(some.netFen);
    }),
  );
});

test("a delivery order moves only forwards, ends for good, and is void only before approval (2.3)", () => {
  const before = (to: DeliveryStatus) => deliveryStatuses.filter((from) => mayMoveDelivery(from, to));
  expect(before("void")).toEqual(["created", "released", "picking", "picked", "checked"]);
  expect(before("approved")).toEqual(["picked", "checked"]);
  expect(before("reversed")).toEqual(["approved", "dispatched", "delivered"]);
  expect(mayMoveDelivery("created", "approved")).toBe(false);
  for (const end of ["closed", "void", "reversed"] as const) expect(deliveryMoves[end]).toEqual([]);
});
