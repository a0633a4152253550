import { parse } from "csv-parse";
import readXlsx from "read-excel-file/node";
import { decodeText, delimiterOf } from "./decode";
import { refuse } from "./errors";
import { type FileFormat, sheetRowsMax } from "./schema";

/** A cell as the file has it. A spreadsheet's number says so: it knows no trailing zeros. */
export interface RawCell {
  text: string;
  isNumber: boolean;
}

export interface SheetOptions {
  format: FileFormat;
  /**
   * Takes a CSV as banks write it: GBK as well as UTF-8, tabs or semicolons for commas, stray quotes and spaces around
   * cells. Our own files are read strictly.
   */
  isForeign?: boolean;
}

/** Longest record: a header and every cell at its longest fit many times over. */
const recordCharactersMax = 100_000;

/** Largest workbook once unpacked: 50,000 rows of every column at a good length. */
const unpackedBytesMax = 256 * 1024 * 1024;
/** How each entry of a ZIP's directory begins, and how the directory ends. */
const directoryEntry = Buffer.from("PK\u0001\u0002", "latin1");
const directoryEnd = Buffer.from("PK\u0005\u0006", "latin1");

/** The rows of the file, header first; blank rows are kept as empty lists so that row numbers stay those of the file. */
export type RawTable = RawCell[][];

/**
 * Reads a CSV (UTF-8 with or without BOM, RFC 4180 quotes, LF or CRLF) or the first sheet of an XLSX. Refuses
 * anything else, and more than 50,000 rows.
 */
export async function readSheet(content: Uint8Array, options: SheetOptions): Promise<RawTable> {
  const { format, isForeign = false } = options;
  const table = format === "csv" ? await readCsv(content, isForeign) : await readSpreadsheet(content);
  if (table.length > sheetRowsMax + 1 + (isForeign ? foreignHeadMax : 0))
    throw refuse("import/too-many-rows", { max: sheetRowsMax });
  return table;
}

/** Rows that banks put around the lines: whose account, which period, totals. */
const foreignHeadMax = 100;

async function readCsv(content: Uint8Array, isForeign: boolean): Promise<RawTable> {
  const text = decodeText(content, isForeign);
  const strange = isForeign ? { delimiter: delimiterOf(text), relax_quotes: true, trim: true } : {};
  const records = await new Promise<string[][]>((resolve, reject) => {
    const options = {
      ...strange,
      relax_column_count: true,
      skip_empty_lines: false,
      to: sheetRowsMax + 2 + foreignHeadMax,
      max_record_size: recordCharactersMax,
    };
    parse(text, options, (error, rows: string[][]) => {
      if (!error) return resolve(rows);
      const line = "lines" in error ? ` (line ${String(error.lines)})` : "";
      reject(refuse("import/unreadable-file", { reason: "csv", position: line }));
    });
  });
  return records.map((record) =>
    record.every((cell) => cell === "") ? [] : record.map((cell) => ({ text: cell, isNumber: false })),
  );
}

async function readSpreadsheet(content: Uint8Array): Promise<RawTable> {
  if (unpackedBytes(content) > unpackedBytesMax) {
    throw refuse("import/unreadable-file", { reason: "large", position: "" });
  }
  let rows: unknown[][];
  try {
    const sheets = await readXlsx(Buffer.from(content), {
      trim: false,
      parseNumber: (text) => new SheetNumber(text),
    });
    rows = sheets[0]?.data ?? [];
  } catch {
    throw refuse("import/unreadable-file", { reason: "workbook", position: "" });
  }
  return rows.map((row) => {
    const cells = row.map(spreadsheetCell);
    return cells.every((cell) => cell.text === "") ? [] : cells;
  });
}

/** What the workbook, which is a ZIP, says it unpacks to: a small file can hold gigabytes of one letter. */
function unpackedBytes(content: Uint8Array): number {
  const zip = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = zip.lastIndexOf(directoryEnd);
  let bytes = 0;
  let at = end >= 0 && end + 20 <= zip.length ? zip.readUInt32LE(end + 16) : zip.length;
  while (at + 46 <= zip.length && zip.indexOf(directoryEntry, at) === at) {
    bytes += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return bytes;
}

/** A number as the workbook stores it. */
class SheetNumber {
  constructor(readonly text: string) {}
}

function spreadsheetCell(value: unknown): RawCell {
  if (value === null || value === undefined) return { text: "", isNumber: false };
  if (value instanceof SheetNumber) return { text: plainNumber(value.text), isNumber: true };
  if (value instanceof Date) return { text: dayOrTime(value), isNumber: false };
  if (typeof value === "boolean") return { text: value ? "yes" : "no", isNumber: false };
  return { text: String(value), isNumber: false };
}

/** Workbooks keep binary fractions (12.300000000000001); fifteen digits are what the person typed. */
function plainNumber(text: string): string {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  const typed = String(Number(number.toPrecision(15)));
  return typed.includes("e") ? text : typed;
}

/** A date cell is a day; one without a day (before 1900-01-01) is a time of day. */
function dayOrTime(value: Date): string {
  const iso = value.toISOString();
  if (value.getUTCFullYear() < 1900) return iso.slice(11, 16);
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso;
}
