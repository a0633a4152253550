import { expect, test } from "vitest";
import { type FoundItem, type GoodsLine, lineFen, lineOfCode, totalsOf, withScanned } from "./goods";

const cola: FoundItem = {
  item: "A",
  name: "Cola",
  barcode: "690",
  unit: "btl",
  isWeighed: false,
  casePack: 12,
  unitCost: "2.3456",
};
const line = (change: Partial<GoodsLine>): GoodsLine => ({
  ...cola,
  unitCost: "2.3456",
  qty: 10,
  expiresOn: "",
  most: null,
  open: null,
  ...change,
});

test("a scan is one case more, a new item a new line", () => {
  const { lines: once } = withScanned([], cola);
  expect(once).toMatchObject([{ item: "A", qty: 12, unitCost: "2.3456" }]);
  const meat = { ...cola, item: "M", isWeighed: true, casePack: 1, unitCost: null };
  expect(withScanned(withScanned(once, cola).lines, meat).lines).toMatchObject([
    { item: "A", qty: 24 },
    { item: "M", qty: 0, unitCost: "" },
  ]);
  expect(lineOfCode(once, "690")?.item).toBe("A");
});

test.each([
  [{ qty: 0, most: 24 }, 12, 0],
  [{ qty: 12, most: 20 }, 20, 4],
  [{ qty: 20, most: 20 }, 20, 12],
  [{ qty: 0, most: 0 }, 0, 12],
  [{ qty: 30, most: 20 }, 30, 12],
  [{ qty: 30, most: null }, 42, 0],
])("of an order a scan takes no more than may come: %j", (change, qty, left) => {
  expect(withScanned([line(change)], cola)).toMatchObject({ lines: [{ qty }], left });
});

test.each([
  [{ qty: 10 }, 2346],
  [{ qty: 1_500, unitCost: "20", isWeighed: true }, 3000],
  [{ unitCost: "" }, undefined],
  [{ unitCost: "1.2345678" }, undefined],
])("what a line costs: %j", (change, fen) => {
  expect(lineFen(line(change))).toBe(fen);
});

test("totals count what has a quantity, and say when a cost is missing", () => {
  expect(totalsOf([line({}), line({ qty: 0, unitCost: "" })])).toEqual({
    lines: 1,
    fen: 2346,
    isCosted: true,
  });
  expect(totalsOf([line({}), line({ unitCost: "x" })])).toEqual({ lines: 2, fen: 2346, isCosted: false });
});
