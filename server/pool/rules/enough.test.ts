import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "./allocate";
import { mostAsked, payersDecideAlike, stockDecidesAlike } from "./enough";
import { anyRun } from "./test-any-run";
import { orderOf, rowOf } from "./test-run";
import type { Run } from "./types";

const account = (availableFen: number | null) => ({
  key: "account 1",
  code: "account/insufficient-balance" as const,
  availableFen,
});
/** Ten pieces at 2.00 and a kilogram at 9.00, less 1.00: asked are 20.01 + 9.01 at the most. */
const run = (availableFen: number | null, availableEach = 10): Run => ({
  orders: [orderOf(1, { payer: "account 1" })],
  rows: [
    rowOf(1, { itemId: 1, dcId: 1, qtyEach: 10, unitPriceFen: 200, discountFen: 100 }),
    rowOf(1, { lineNo: 2, itemId: 2, dcId: 1, qtyEach: 1_000, unitPriceFen: 900, isWeighed: true }),
  ],
  stock: [
    { dcId: 1, itemId: 1, availableEach },
    { dcId: 1, itemId: 2, availableEach: 1_000 },
  ],
  payers: [account(availableFen)],
});

test.each([
  { before: 5_000, now: 5_000, alike: true, why: "the same" },
  { before: 100, now: 100, alike: true, why: "the same, too little" },
  { before: 5_000, now: 2_902, alike: true, why: "enough then and now" },
  { before: 2_902, now: 5_000, alike: true, why: "enough then and now" },
  { before: 5_000, now: 2_901, alike: false, why: "perhaps too little now" },
  { before: 100, now: 5_000, alike: false, why: "enough now" },
  { before: 100, now: 200, alike: false, why: "a refusal names what was there" },
  { before: null, now: null, alike: true, why: "no limit" },
  { before: null, now: 5_000, alike: false, why: "a limit" },
])("money of $before, then $now: $why", ({ before, now, alike }) => {
  expect(payersDecideAlike(run(before), [account(now)], mostAsked(run(before)))).toBe(alike);
});

test.each([
  { before: 10, now: 10, alike: true },
  { before: 30, now: 10, alike: true },
  { before: 10, now: 9, alike: false },
  { before: 4, now: 4, alike: true },
  { before: 4, now: 10, alike: false },
])("$before pieces, then $now, of ten that are asked for", ({ before, now, alike }) => {
  const given = run(5_000, before);
  expect(stockDecidesAlike(given, run(5_000, now).stock, mostAsked(given))).toBe(alike);
});

test("a payer or an item that the run did not know is not alike", () => {
  const given = run(5_000);
  const stranger = { ...account(9_000), key: "account 2" };
  expect(payersDecideAlike(given, [stranger], mostAsked(given))).toBe(false);
});

// Guarantees that what is booked without deciding anew is what would be decided.
test("what is said to be decided alike is decided alike", () => {
  const changed = anyRun.chain((given) =>
    fc.record({
      given: fc.constant(given),
      fen: fc.array(fc.integer({ min: -500, max: 80_000 }), { minLength: 5, maxLength: 5 }),
      each: fc.array(fc.nat(700), { minLength: 4, maxLength: 4 }),
      keeps: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    }),
  );
  let alike = 0;
  fc.assert(
    fc.property(changed, ({ given, fen, each, keeps }) => {
      const payers = given.payers.map((payer, index) =>
        payer.availableFen === null || keeps[index] ? payer : { ...payer, availableFen: fen[index] ?? 0 },
      );
      const stock = given.stock.map((one, index) =>
        keeps[5 + index] ? one : { ...one, availableEach: each[index] ?? 0 },
      );
      const most = mostAsked(given);
      if (!payersDecideAlike(given, payers, most) || !stockDecidesAlike(given, stock, most)) return;
      alike += 1;
      expect(allocate({ ...given, payers, stock })).toEqual(allocate(given));
    }),
    { numRuns: 1_000 },
  );
  expect(alike).toBeGreaterThan(50);
});
