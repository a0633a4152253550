import { expect, test } from "vitest";
import {
  chargeOf,
  creditOf,
  type DeliveredLine,
  deliveredEach,
  isAcceptedByItself,
  statusOfDecision,
} from "./differences";

const line = (given: Partial<DeliveredLine> = {}): DeliveredLine => ({
  lineNo: 1,
  orderedEach: 10,
  pickedEach: given.orderedEach ?? 10,
  unitPriceFen: 500,
  discountFen: 0,
  isGift: false,
  isWeighed: false,
  ...given,
});
const gift = (lineNo: number, qty: number) =>
  line({ lineNo, orderedEach: qty, pickedEach: qty, discountFen: qty * 500, isGift: true });

test.each([
  ["no discount: quantity × price", [line()], 0, 2, 1_000],
  ["10 at 5.00 less 1.00: one is worth 4.90", [line({ discountFen: 100 })], 0, 1, 490],
  ["of what was picked, not ordered: 14.70 ÷ 3", [line({ discountFen: 100, pickedEach: 3 })], 0, 1, 490],
  ["everything is what was charged", [line({ discountFen: 100, pickedEach: 3 })], 0, 3, 1_470],
  ["a third of 10.00, the first", [line({ orderedEach: 3, unitPriceFen: 334, discountFen: 2 })], 0, 1, 333],
  ["a third of 10.00, the second", [line({ orderedEach: 3, unitPriceFen: 334, discountFen: 2 })], 1, 1, 334],
  ["a third of 10.00, the last", [line({ orderedEach: 3, unitPriceFen: 334, discountFen: 2 })], 2, 1, 333],
  ["the missing piece is the gift first", [line(), gift(2, 1)], 0, 1, 0],
  ["then a bought one", [line(), gift(2, 1)], 1, 1, 500],
  ["a line that was not picked at all counts for nothing", [line({ pickedEach: 0 }), gift(2, 1)], 0, 1, 0],
  [
    "two orders at two prices: the later line first",
    [line(), line({ lineNo: 2, unitPriceFen: 400 })],
    8,
    4,
    1_800,
  ],
  [
    "weighed: 1.234 kg at 35.00 less 3.19",
    [line({ isWeighed: true, unitPriceFen: 3_500, orderedEach: 1_234, discountFen: 319 })],
    0,
    617,
    2_000,
  ],
])("%s", (_, lines, before, qty, fen) => {
  expect(creditOf(lines, before, qty)).toBe(fen);
});

// Guarantees that claims, however they are cut into notes, give back exactly what was charged and never more.
test("any way of claiming everything sums up to the charge, and no step takes money", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const ordered = 1 + ((seed * 7) % 23);
    const bought = line({
      orderedEach: ordered,
      pickedEach: 1 + (seed % ordered),
      unitPriceFen: 1 + ((seed * 31) % 97),
      discountFen: (seed * 13) % (ordered * (1 + ((seed * 31) % 97))),
    });
    const lines = [
      bought,
      gift(2, seed % 3),
      line({ lineNo: 3, orderedEach: 5, discountFen: seed % 7 }),
    ].filter(({ orderedEach }) => orderedEach > 0);
    const all = deliveredEach(lines);
    let given = 0;
    for (let before = 0; before < all; before += 1) {
      const fen = creditOf(lines, before, 1);
      expect(fen).toBeGreaterThanOrEqual(0);
      given += fen;
    }
    expect(given).toBe(creditOf(lines, 0, all));
  }
});

test.each([
  ["at the net price of what was bought", [line({ discountFen: 100 })], 0, 2, 980],
  ["gifts do not make it cheaper", [line(), gift(2, 5)], 0, 2, 1_000],
  ["at the delivery price when it only came as a gift", [gift(1, 5)], 0, 2, 1_000],
  ["cumulated", [line({ orderedEach: 3, unitPriceFen: 334, discountFen: 2 })], 1, 1, 334],
])("what came too much is charged %s", (_, lines, before, qty, fen) => {
  expect(chargeOf(lines, before, qty)).toBe(fen);
});

test.each([
  ["small beside the purchases", 1_999, 0, 1_000_000, true],
  ["20.00 is not below 20.00", 2_000, 0, 9_000_000, false],
  ["0.2 % is not below 0.2 %", 1_400, 0, 700_000, false],
  ["just below 0.2 %", 1_399, 0, 700_000, true],
  ["what was accepted so before counts", 700, 700, 700_000, false],
  ["nothing bought in the period", 0, 0, 0, false],
])("accepted by itself: %s", (_, valueFen, acceptedBeforeFen, purchasesFen, isAccepted) => {
  expect(isAcceptedByItself({ valueFen, acceptedBeforeFen, purchasesFen })).toBe(isAccepted);
});

test("the state follows from what was accepted", () => {
  const lines = (...accepted: number[]) => accepted.map((acceptedEach) => ({ qtyEach: 2, acceptedEach }));
  expect(statusOfDecision(lines(2, 2))).toBe("accepted");
  expect(statusOfDecision(lines(2, 0))).toBe("part_accepted");
  expect(statusOfDecision(lines(0, 0))).toBe("rejected");
});
