import fc from "fast-check";
import { expect, test } from "vitest";
import { strippedShares } from "./strip-share";

test.each<{
  name: string;
  line: [each: number, fen: number];
  rows: [each: number, fen: number][];
  expected: number[];
}>([
  { name: "a whole line loses the whole share", line: [10, 500], rows: [[10, 500]], expected: [500] },
  { name: "another promotion's share stays", line: [10, 300], rows: [[10, 500]], expected: [300] },
  { name: "of a part only its quantity's part", line: [10, 300], rows: [[4, 200]], expected: [120] },
  {
    name: "cases and pieces by what they have",
    line: [10, 301],
    rows: [
      [6, 361],
      [4, 240],
    ],
    expected: [181, 120],
  },
  { name: "half a fen is rounded up", line: [2, 3], rows: [[1, 2]], expected: [2] },
  { name: "never more than there is", line: [3, 10], rows: [[2, 6]], expected: [6] },
  { name: "nothing of nothing", line: [3, 10], rows: [[2, 0]], expected: [0] },
])("$name", ({ line: [lineEach, shareFen], rows, expected }) => {
  const given = rows.map(([qtyEach, discountFen]) => ({ qtyEach, discountFen }));
  expect(strippedShares({ lineEach, shareFen }, given)).toEqual(expected);
});

test("no row loses more than it has, and together they lose what the part is worth", () => {
  const row = fc.record({
    qtyEach: fc.integer({ min: 1, max: 999 }),
    discountFen: fc.integer({ min: 0, max: 99_999 }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.nat(999),
      fc.nat(99_999),
      (rows, more, shareFen) => {
        const lineEach = rows.reduce((sum, { qtyEach }) => sum + qtyEach, 0) + more;
        const lost = strippedShares({ lineEach, shareFen }, rows);
        expect(lost.every((fen, place) => fen >= 0 && fen <= (rows[place]?.discountFen ?? 0))).toBe(true);
        expect(lost.reduce((sum, fen) => sum + fen, 0)).toBeLessThanOrEqual(shareFen);
      },
    ),
  );
});
