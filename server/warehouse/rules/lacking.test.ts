import { expect, test } from "vitest";
import { lackingOf, toOrder } from "@/server/warehouse/rules/lacking";

test.each([
  ["nothing is there", { waitingEach: 40, allEach: 40, availableEach: 0, onOrderEach: 0 }, 40],
  ["some is there", { waitingEach: 40, allEach: 40, availableEach: 15, onOrderEach: 0 }, 25],
  ["some is on its way", { waitingEach: 40, allEach: 40, availableEach: 15, onOrderEach: 20 }, 5],
  ["enough is on its way", { waitingEach: 40, allEach: 40, availableEach: 0, onOrderEach: 48 }, 0],
  [
    "a book below zero does not count twice",
    { waitingEach: 40, allEach: 40, availableEach: -5, onOrderEach: 0 },
    40,
  ],
  ["others wait for what is there", { waitingEach: 10, allEach: 30, availableEach: 10, onOrderEach: 0 }, 10],
  [
    "for the others less is lacking then",
    { waitingEach: 20, allEach: 30, availableEach: 10, onOrderEach: 10 },
    10,
  ],
])("%s", (_, waiting, lacking) => {
  expect(lackingOf(waiting)).toBe(lacking);
});

test.each([
  [0, 12, 0],
  [1, 12, 12],
  [24, 12, 24],
  [25, 1, 25],
])("of %i in multiples of %i, %i are ordered", (lacking, multiple, ordered) => {
  expect(toOrder(lacking, multiple)).toBe(ordered);
});
