import { expect, test } from "vitest";
import { unitPriceOf } from "./unit-price";

test.each<[number, string, boolean, number | undefined, string | undefined]>([
  [550, "250ml", false, 220, "100ml"],
  [550, "1.5 L", false, 367, "l"],
  [690, "100g", false, 690, "100g"],
  [690, "100 g×6", false, 115, "100g"],
  [1_990, "2kg 袋装", false, 995, "kg"],
  [600, "1L", false, 600, "l"],
  [600, "500克", false, 120, "100g"],
  [600, "一斤 1斤", false, 120, "100g"],
  [2_580, "", true, 2_580, "kg"],
  [600, "1x12", false, undefined, undefined],
  [600, "0g", false, undefined, undefined],
  [600, "large", false, undefined, undefined],
])("%i fen for %s", (priceFen, spec, isWeighed, expected, per) => {
  const unit = unitPriceOf({ priceFen, spec, isWeighed });
  expect([unit?.priceFen, unit?.per]).toEqual([expected, per]);
});
