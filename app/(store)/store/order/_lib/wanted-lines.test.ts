import { describe, expect, test } from "vitest";
import type { SheetIndex, SheetItem } from "./sheet-index";
import { readPasted, takeLines } from "./wanted-lines";

const item = (code: string, name: string, spec: string, more: Partial<SheetItem> = {}) =>
  ({ code, name, spec, status: "ok", multipleEach: 1, priceFen: 250, reason: "", ...more }) as SheetItem;
const items = [
  item("10001", "可口可乐", "330ml"),
  item("10002", "可口可乐", "500ml"),
  item("10003", "农夫山泉", "550ml", { multipleEach: 12 }),
  item("10004", "Oden fish ball", "1 kg"),
  item("10005", "康师傅绿茶", "500ml", { status: "not_orderable", reason: "季节商品" }),
  item("10006", "统一绿茶", "500ml"),
];
const sheet = {
  items,
  byCode: new Map(items.map((one) => [one.code, one])),
  byBarcode: new Map(),
} as unknown as SheetIndex;

describe("a pasted list", () => {
  test.each([
    ["10002 12", { code: "10002", qty: 12 }],
    ["10002\t12", { code: "10002", qty: 12 }],
    ["10002，12", { code: "10002", qty: 12 }],
    ["10002", { code: "10002", qty: 1 }],
    ["A12X 24", { code: "A12X", qty: 24 }],
    ["BX12", { code: "BX12", qty: 1 }],
    ["可口可乐 330ml 12", { code: "可口可乐 330ml", qty: 12 }],
    ["可口可乐 330ml x12", { code: "可口可乐 330ml", qty: 12 }],
    ["农夫山泉*24", { code: "农夫山泉", qty: 24 }],
    ["农夫山泉 × 24", { code: "农夫山泉", qty: 24 }],
    ["Oden fish ball many", { code: "Oden fish ball", qty: 0 }],
  ])("reads %j", (line, wanted) => {
    expect(readPasted(line)).toEqual([wanted]);
  });
});

describe("an item by its name", () => {
  const taken = (line: string) => takeLines(sheet, readPasted(line));

  test("is taken where the name tells which one, and the list says so", () => {
    const { lines, named, adjusted } = taken("可口可乐330ml 6\n农夫山泉*20\nfish oden 3\n绿茶 5");
    expect(lines.map(({ code, qty }) => [code, qty])).toEqual([
      ["10001", 6],
      ["10003", 24],
      ["10004", 3],
      ["10006", 5],
    ]);
    expect(named.map(({ item: { code } }) => code)).toEqual(["10001", "10004", "10006"]);
    expect(adjusted).toHaveLength(1);
  });

  test.each([
    ["可口可乐 12", "ambiguous"],
    ["康师傅 1", "not_orderable"],
    ["雪碧 3", "unknown"],
    ["500 3", "unknown"],
    ["10007 3", "unknown"],
  ])("%j is left out: %s", (line, reason) => {
    const { lines, dropped } = taken(line);
    expect(lines).toEqual([]);
    expect(dropped.map((one) => one.reason)).toEqual([reason]);
  });

  test("is never looked for in an order that is copied: its numbers say what it was", () => {
    const { lines, dropped } = takeLines(sheet, [{ code: "绿茶", qty: 1, priceFen: 100 }]);
    expect([lines, dropped.map(({ reason }) => reason)]).toEqual([[], ["unknown"]]);
  });
});
