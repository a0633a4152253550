import { expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { RowErrors, readSheet } from "@/server/sheet";
import { code, day, money, optional, required, text, time, whole, yesNo } from "./cells";
import { readRows } from "./read-rows";

const columns = {
  code: required(code),
  name: required(text(50)),
  amount: optional(money(), null),
  qty: optional(whole(0), null),
  on: optional(day, null),
  at: optional(time, null),
  is: optional(yesNo, null),
};

async function read(content: Uint8Array, format: "csv" | "xlsx") {
  const errors = new RowErrors();
  const { rows, count } = readRows(await readSheet(content, { format }), columns, errors);
  return {
    rows,
    count,
    errors: errors.listed().map(({ row, column, code: found }) => `${row} ${column} ${found}`),
  };
}
const csv = (content: string) => read(Buffer.from(content), "csv");

test("CSV: byte order mark, CRLF, quotes with commas and quotes in them, columns in any order", async () => {
  const { rows } = await csv('\ufeffname,code,amount\r\n"Tea, ""green""",A1,12.30\r\n绿茶,A2,\r\n');
  expect(rows).toMatchObject([
    { row: 2, code: "A1", name: 'Tea, "green"', amount: 1230 },
    { row: 3, code: "A2", name: "绿茶", amount: null },
  ]);
});

test("CSV: blank lines do not count, but rows keep their number", async () => {
  const { rows, count, errors } = await csv("code,name\n\nA1,x\n,\nbad code,y\n\n");
  expect({ count, errors, row: rows[0]?.row }).toEqual({
    count: 2,
    errors: ["5 code import/not-a-code"],
    row: 3,
  });
});

test.each([
  ["no UTF-8", Buffer.from([0x63, 0x6f, 0x64, 0x65, 0x0a, 0xb2, 0xe8])],
  ["an open quote", Buffer.from('code,name\n"A1,x\n')],
  ["a quote inside a cell", Buffer.from('code,name\nA1,x"y\n')],
  ["nothing", Buffer.from("")],
  ["a workbook", await writeXlsx([[{ value: "code" }]]).toBuffer()],
])("CSV with %s is bad input", async (_name, content) => {
  await expect(read(content, "csv")).rejects.toMatchObject({ status: 400 });
});

test("XLSX: texts, numbers with lost zeros, dates, times, yes and no", async () => {
  const content = await writeXlsx([
    ["code", "name", "amount", "qty", "on", "at", "is"].map((value) => ({ value })),
    [
      { value: "0001", type: String },
      { value: "绿茶", type: String },
      { value: 12.3, type: Number },
      { value: 24, type: Number },
      { value: new Date("2026-01-31T00:00:00Z"), type: Date, format: "yyyy-mm-dd" },
      { value: "06:00", type: String },
      { value: true, type: Boolean },
    ],
    [],
    [{ value: "A2" }, { value: "x" }, { value: 1.005, type: Number }, { value: 1.5, type: Number }],
  ]).toBuffer();
  const { rows, errors } = await read(content, "xlsx");
  expect(rows).toEqual([
    { row: 2, code: "0001", name: "绿茶", amount: 1230, qty: 24, on: "2026-01-31", at: 360, is: true },
  ]);
  expect(errors).toEqual(["4 amount import/not-money", "4 qty import/not-a-whole-number"]);
});

test("XLSX: anything else is bad input", async () => {
  for (const content of ["", "code,name\nA1,x", "PK\u0003\u0004broken"]) {
    await expect(read(Buffer.from(content), "xlsx")).rejects.toMatchObject({
      code: "import/unreadable-file",
      status: 400,
    });
  }
});

test("XLSX: a small file that unpacks to gigabytes is refused before it is opened", async () => {
  const content = await writeXlsx([[{ value: "code" }]]).toBuffer();
  const entry = content.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  content.writeUInt32LE(0xf000_0000, entry + 24);
  await expect(read(content, "xlsx")).rejects.toMatchObject({ details: { reason: "large" } });
});
