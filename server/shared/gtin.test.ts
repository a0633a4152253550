import { expect, test } from "vitest";
import { faultOf, gtinOf, isOwnRange } from "./gtin";

// Guarantees examples 1 to 3 of R11.
test.each([
  ["6901234567892", "06901234567892", undefined, false],
  ["012345678905", "00012345678905", undefined, false],
  ["0012345678905", "00012345678905", undefined, false],
  ["2100001234560", "02100001234560", undefined, true],
  ["0200001234563", "00200001234563", "check", true],
  ["2900001234566", "02900001234566", undefined, true],
  ["3000001234567", "03000001234567", "check", false],
  ["6901234567891", "06901234567891", "check", false],
  ["96385074", "00000096385074", undefined, false],
  ["16901234567899", "16901234567899", undefined, false],
  ["690123456789", "00690123456789", "check", false],
  ["12345", undefined, "digits", false],
  ["69012345678AB", undefined, "digits", false],
  ["", undefined, "digits", false],
])("%s", (barcode, gtin, fault, own) => {
  expect([gtinOf(barcode), faultOf(barcode), isOwnRange(barcode)]).toEqual([gtin, fault, own]);
});
