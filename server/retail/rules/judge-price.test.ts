import { expect, test } from "vitest";
import { marginBp, mustBeAPrice, needsReview, type WishedPrice } from "./judge-price";

const wished = (some: Partial<WishedPrice>): WishedPrice => ({
  item: "Milk",
  priceFen: 550,
  suggestedFen: 500,
  lock: undefined,
  ...some,
});

// Guarantees the hard stops of R12.
test.each<[string, Partial<WishedPrice>, string | undefined]>([
  ["5.00 to 5.50", {}, undefined],
  ["0.01", { priceFen: 1 }, undefined],
  ["0.00", { priceFen: 0 }, "retail/price-not-positive"],
  ["below 0.00", { priceFen: -1 }, "retail/price-not-positive"],
  ["three times is not more than three times", { priceFen: 1_500 }, undefined],
  ["a fen above three times", { priceFen: 1_501 }, "retail/price-too-high"],
  ["nothing suggested, nothing to compare with", { priceFen: 99_999, suggestedFen: null }, undefined],
  ["tobacco", { lock: { kind: "state", reason: "tobacco" } }, "retail/state-priced"],
  ["fixed by headquarters", { lock: { kind: "fixed", reason: "campaign" } }, "retail/price-fixed"],
])("%s", (_case, some, code) => {
  const judged = () => mustBeAPrice(wished(some));
  if (code === undefined) expect(judged).not.toThrow();
  else expect(judged).toThrow(expect.objectContaining({ code }));
});

test("the sentence says how many times the suggested price it is", () => {
  expect(() => mustBeAPrice(wished({ priceFen: 5_000 }))).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ times: "10" }) }),
  );
  expect(() => mustBeAPrice(wished({ priceFen: 1_777 }))).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ times: "3.6" }) }),
  );
});

test.each([
  ["franchise without a corridor", 1_400, 500, false, null, false],
  ["on the edge of 10 %", 550, 500, false, 1_000, false],
  ["a fen above it", 551, 500, false, 1_000, true],
  ["a fen below it", 449, 500, false, 1_000, true],
  ["nothing suggested", 900, null, false, 1_000, false],
  ["a direct store always", 500, 500, true, null, true],
])("review: %s", (_case, priceFen, suggestedFen, isDirect, corridorBp, expected) => {
  expect(needsReview({ priceFen, suggestedFen }, { isDirect, corridorBp })).toBe(expected);
});

test.each([
  [500, 350, 3_000],
  [500, 500, 0],
  [500, 600, -2_000],
  [0, 100, null],
])("%i fen at a cost of %i is %s", (price, cost, margin) => {
  expect(marginBp(price, cost)).toBe(margin);
});
