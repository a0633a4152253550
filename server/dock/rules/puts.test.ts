import { expect, test } from "vitest";
import { putGroups } from "./puts";

const line = (location: string, item: string, qtyEach: number) => ({ location, item, qtyEach });

// Guarantees 播种: an item is taken once for all stores of the batch, and again only where it lies elsewhere.
test("a put list gathers an item's stores under its total", () => {
  const groups = putGroups([
    line("A-1", "I0", 5),
    line("A-1", "I0", 7),
    line("A-1", "I1", 2),
    line("A-2", "I1", 1),
  ]);
  expect(
    groups.map(({ location, item, totalEach, puts }) => [location, item, totalEach, puts.length]),
  ).toEqual([
    ["A-1", "I0", 12, 2],
    ["A-1", "I1", 2, 1],
    ["A-2", "I1", 1, 1],
  ]);
  expect(putGroups([])).toEqual([]);
});
