import { expect, test } from "vitest";
import { packRows, unpackRows } from "./packed-rows";

test("rows come back as they went in", () => {
  const rows = [
    { code: "10002", name: '"Cola" 330 ml', priceFen: 250, isWeighed: false },
    { code: "10003", name: "苹果", priceFen: 998, isWeighed: true },
  ];
  expect(unpackRows(packRows(rows))).toEqual(rows);
  expect(unpackRows(packRows([]))).toEqual([]);
});
