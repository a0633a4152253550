import { expect, test } from "vitest";
import { costOf, mustBeFree, mustFitReason } from "@/server/warehouse/rules/adjustments";

test.each([
  ["damage", -1, true],
  ["damage", 1, false],
  ["expired", 5, false],
  ["sample", -2, true],
  ["found", 3, true],
  ["found", -3, false],
  ["correction", -3, true],
  ["correction", 3, true],
  ["correction", 0, false],
] as const)("%s of %i: %s", (reason, qty, fits) => {
  const check = () => mustFitReason(reason, qty);
  if (fits) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: "adjustment/sign" }));
});

const figures = { onHandEach: 10, reservedEach: 7, costMicro: 2_000_000 };

test("what delivery orders have been promised stays", () => {
  expect(() => mustBeFree("A", figures, -3)).not.toThrow();
  expect(() => mustBeFree("A", figures, 3)).not.toThrow();
  expect(() => mustBeFree("A", figures, -4)).toThrow(
    expect.objectContaining({
      code: "adjustment/reserved",
      details: { item: "A", onHand: 10, reserved: 7, free: 3, asked: 4 },
    }),
  );
});

test("the average counts before what was told", () => {
  expect(costOf("A", figures, 1)).toBe(2_000_000);
  expect(costOf("A", { ...figures, costMicro: null }, 1)).toBe(1);
  expect(() => costOf("A", { ...figures, costMicro: null }, undefined)).toThrow(
    expect.objectContaining({ code: "adjustment/cost-missing" }),
  );
});
