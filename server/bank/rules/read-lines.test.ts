import { expect, test } from "vitest";
import { bankMapping } from "@/server/bank/schema";
import { RowErrors, readSheet } from "@/server/sheet";
import { readDay, readMoney } from "./figures";
import { kindOf, withOccurrences } from "./fingerprint";
import { guessMapping } from "./guess-mapping";
import { readLines } from "./read-lines";

test.each([
  ["2026-03-10", "ymd", "2026-03-10"],
  ["2026/3/1 09:15:00", "ymd", "2026-03-01"],
  ["2026年3月10日", "ymd", "2026-03-10"],
  ["20260310", "ymd", "2026-03-10"],
  ["20260310091500", "ymd", "2026-03-10"],
  ["2026-03-10T01:15:00.000Z", "ymd", "2026-03-10"],
  ["10/03/2026", "dmy", "2026-03-10"],
  ["03/10/2026", "mdy", "2026-03-10"],
  ["10.3.2026", "dmy", "2026-03-10"],
  ["10/03/2026", "ymd", undefined],
  ["2026-02-30", "ymd", undefined],
  ["1899-01-01", "ymd", undefined],
  ["", "ymd", undefined],
  ["yesterday", "ymd", undefined],
] as const)("day %s read as %s is %s", (text, order, day) => {
  expect(readDay(text, order)).toBe(day);
});

test("a spreadsheet's bare number is its count of days", () => {
  expect(readDay("46091", "ymd", true)).toBe("2026-03-10");
  expect(readDay("46091", "ymd", false)).toBeUndefined();
});

test.each([
  ["1,234.50", ".", 123_450],
  ["¥1,234.5", ".", 123_450],
  ["１２３．４５", ".", 12_345],
  ["-12", ".", -1_200],
  ["(12.30)", ".", -1_230],
  ["12.30-", ".", -1_230],
  ["+12.30", ".", 1_230],
  ["12.3000", ".", 1_230],
  ["1.234,50", ",", 123_450],
  ["1 234,50", ",", 123_450],
  ["12.345", ".", undefined],
  ["1e3", ".", undefined],
  ["12.30 CR", ".", undefined],
  ["--12", ".", undefined],
  ["99999999999999", ".", undefined],
  ["", ".", undefined],
] as const)("money %s with %s is %s", (text, decimal, fen) => {
  expect(readMoney(text, decimal)).toBe(fen);
});

/** The bytes as they come from a bank in GBK: the words are looked up, not encoded by us. */
const gbk: Record<string, number[]> = {
  交易日期: [0xbd, 0xbb, 0xd2, 0xd7, 0xc8, 0xd5, 0xc6, 0xda],
  收入金额: [0xca, 0xd5, 0xc8, 0xeb, 0xbd, 0xf0, 0xb6, 0xee],
  支出金额: [0xd6, 0xa7, 0xb3, 0xf6, 0xbd, 0xf0, 0xb6, 0xee],
  对方户名: [0xb6, 0xd4, 0xb7, 0xbd, 0xbb, 0xa7, 0xc3, 0xfb],
  摘要: [0xd5, 0xaa, 0xd2, 0xaa],
  合计: [0xba, 0xcf, 0xbc, 0xc6],
  王: [0xcd, 0xf5],
};
const inGbk = (text: string) =>
  Buffer.concat(
    (text.match(/[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+/g) ?? []).map((part) =>
      Buffer.from(gbk[part] ?? Buffer.from(part)),
    ),
  );

test("GBK with rows above the heads, tabs after numbers, in and out columns, a sum below: read by the guessed mapping", async () => {
  const file = inGbk(
    [
      "BANK,,,,",
      "交易日期,收入金额,支出金额,对方户名,摘要",
      '"20260310\t","1,234.50",,王,DP123',
      "20260311,,20.00,王,",
      "20260311,0.00,0.00,王,",
      "合计,1234.50,20.00,,",
    ].join("\r\n"),
  );
  expect(new TextDecoder("utf-8").decode(file)).not.toContain("交易日期");
  const table = await readSheet(file, { format: "csv", isForeign: true });
  const mapping = guessMapping(table);
  expect(mapping).toMatchObject({ headerRow: 2, amountStyle: "in_out", date: "交易日期", notes: ["摘要"] });
  if (!mapping) throw new Error("no mapping");
  const errors = new RowErrors();
  const { lines, skipped } = readLines(table, mapping, errors);
  expect(errors.count).toBe(0);
  expect(skipped).toBe(2);
  expect(lines).toMatchObject([
    { row: 3, day: "2026-03-10", amountFen: 123_450, payerName: "王", note: "DP123" },
    { row: 4, day: "2026-03-11", amountFen: -2_000 },
  ]);
});

const direction = bankMapping.parse({
  headerRow: 1,
  date: "date",
  dayOrder: "dmy",
  amountStyle: "direction",
  amount: "amount",
  direction: "d/c",
  decimal: ",",
  fee: "fee",
  notes: ["note", "purpose"],
});

test("semicolons, day first, decimal commas, a direction and a fee column, two columns of notes", async () => {
  const text = "date;d/c;amount;fee;note;purpose\n10/03/2026;C;1.000,50;2,5;a;b\n11/03/2026;D;5,00;;x;\n";
  const table = await readSheet(Buffer.from(`\ufeff${text}`), { format: "csv", isForeign: true });
  const errors = new RowErrors();
  const { lines } = readLines(table, direction, errors);
  expect(errors.listed()).toEqual([]);
  expect(lines).toMatchObject([
    { day: "2026-03-10", amountFen: 100_050, feeFen: 250, note: "a b" },
    { day: "2026-03-11", amountFen: -500, feeFen: 0, note: "x" },
  ]);
});

test("every cell that cannot be read is named; a head that is missing is told", async () => {
  const text = "date;d/c;amount;fee;note;purpose\n31/02/2026;?;x;y;;\n10/03/2026;C;;1;;\n";
  const table = await readSheet(Buffer.from(text), { format: "csv", isForeign: true });
  const errors = new RowErrors();
  readLines(table, direction, errors);
  expect(errors.listed().map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
    "2 date bank/not-a-day",
    "2 amount bank/not-money",
    "2 fee bank/not-money",
    "3 amount bank/not-money",
  ]);
  expect(() => readLines(table, { ...direction, fee: "cost" }, errors)).toThrow(/cost/);
});

test("truly equal lines are numbered; the bank's own fees are known by their note", () => {
  const line = {
    row: 1,
    day: "2026-03-10",
    amountFen: 1,
    feeFen: 0,
    payerAccount: "",
    payerName: "",
    note: "",
    bankReference: "",
  } as const;
  const numbered = withOccurrences([
    line,
    { ...line, amountFen: 2 },
    { ...line, row: 3, note: "other words" },
  ]);
  expect(numbered.map(({ occurrence }) => occurrence)).toEqual([1, 1, 2]);
  expect(kindOf({ amountFen: -100, note: "跨行转账手续费" })).toBe("fee");
  expect(kindOf({ amountFen: -100, note: "rent" })).toBe("out");
  expect(kindOf({ amountFen: 100, note: "手续费返还" })).toBe("in");
});
