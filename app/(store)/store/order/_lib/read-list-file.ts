import { readPasted } from "./wanted-lines";

/** Larger lists are no orders. */
export const listBytesMax = 2_000_000;

export type Wanted = { code: string; qty: number };

const codeHeads = /^(code|item|sku|barcode|name|商品|商品编号|商品名称|名称|品名|编码|编号|条码|货号)$/i;
const quantityHeads = /^(qty|quantity|amount|pieces|数量|报货量|订货量|件数)$/i;

/**
 * Reads a list of wanted items from a file of a spreadsheet, in the browser: CSV (UTF-8 or GBK) or Excel. With a head row the
 * columns are found by name, else the first is the code and the last the quantity. Throws on what is neither.
 */
export async function readListFile(file: File): Promise<Wanted[]> {
  if (file.size > listBytesMax) throw new Error("too large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isExcel = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isExcel) return fromRows(decode(bytes).split(/\r?\n/).map(cellsOf));
  // Loaded for the few who need it.
  const { readSheet } = await import("read-excel-file/browser");
  const rows = await readSheet(file);
  return fromRows(rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell).trim()))));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/^\uFEFF/, "");
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** One row of a CSV: commas, semicolons or tabs between cells, quotes around those that hold one. */
function cellsOf(line: string): string[] {
  const separator = ["\t", ";", ","].find((sign) => line.includes(sign)) ?? ",";
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? "";
    if (sign === '"' && isQuoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

/** The wanted lines of a table; rows without anything are left out, a quantity that is none stays as 0 and is named later. */
export function fromRows(rows: readonly (readonly string[])[]): Wanted[] {
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ""));
  const [head = []] = filled;
  const codeAt = head.findIndex((cell) => codeHeads.test(cell));
  const quantityAt = head.findIndex((cell) => quantityHeads.test(cell));
  if (codeAt < 0 || quantityAt < 0)
    return filled.flatMap((cells) => readPasted([cells[0], cells.length > 1 ? cells.at(-1) : ""].join(" ")));
  return filled.slice(1).map((cells) => {
    const qty = (cells[quantityAt] ?? "").replaceAll(",", "");
    return { code: cells[codeAt] ?? "", qty: /^\d+$/.test(qty) ? Number(qty) : 0 };
  });
}
