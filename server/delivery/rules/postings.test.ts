import { expect, test } from "vitest";
import { type PostedLine, postingsOf } from "./postings";
import { spreadPicked } from "./shorts";

const line = (given: Partial<PostedLine>): PostedLine => ({
  deliveryId: 1,
  itemId: 1,
  orderedEach: 10,
  allocatedEach: 10,
  pickedEach: 10,
  unitPriceFen: 500,
  discountFen: 0,
  isWeighed: false,
  isGift: false,
  ...given,
});

// Guarantees 3.0.9: a gift of the same item adds pieces and no money.
test("ordered and given pieces of an item move together", () => {
  const gift = line({ isGift: true, discountFen: 500, orderedEach: 1, allocatedEach: 1, pickedEach: 1 });
  const { postings, netFenOf } = postingsOf([line({}), line({ itemId: 2 }), gift]);
  expect(postings).toMatchObject([
    { itemId: 1, pickedEach: 11, allocatedEach: 11, netFen: 5_000 },
    { itemId: 2, pickedEach: 10, netFen: 5_000 },
  ]);
  expect(netFenOf.get(1)).toBe(10_000);
});

// Guarantees 3.0.10 and D7: the discount of a short line shrinks with it; nothing picked charges nothing.
test("a short pick charges its share of the discount", () => {
  const { postings, netFenOf } = postingsOf([
    line({ discountFen: 100, pickedEach: 3 }),
    line({ deliveryId: 2, pickedEach: 0, discountFen: 100 }),
  ]);
  expect(postings.map(({ netFen }) => netFen)).toEqual([1_470, 0]);
  expect([...netFenOf]).toEqual([
    [1, 1_470],
    [2, 0],
  ]);
});

test("the same item of two delivery orders stays apart", () => {
  expect(postingsOf([line({}), line({ deliveryId: 2 })]).postings).toHaveLength(2);
});

test.each([
  [11, [10, 1]],
  [10, [10, 0]],
  [4, [4, 0]],
  [0, [0, 0]],
])("%i picked of an item on two lines fills the bought one first: %j", (picked, expected) => {
  const lines = [
    { lineNo: 1, allocatedEach: 1, isGift: true },
    { lineNo: 2, allocatedEach: 10, isGift: false },
  ];
  const spread = spreadPicked(lines, picked);
  expect(spread.map(({ pickedEach }) => pickedEach)).toEqual(expected);
});
