import { setImmediate } from "node:timers/promises";
import { toSVG } from "bwip-js/generic";
import { drawBars, drawLine, linesOf, mm, newPdf, type Pdf } from "@/server/dock/paper/pdf-document";
import {
  drawHeads,
  drawRow,
  heightOf,
  line,
  type SheetColumn,
  type SheetRow,
  type TablePlace,
} from "@/server/dock/paper/pdf-table";
import { invariant } from "@/server/shared/invariant";

export type { SheetColumn, SheetRow } from "@/server/dock/paper/pdf-table";

/** A printed list: its head, its table over as many pages as it needs, its foot. */
export interface Sheet {
  big: string;
  title: string;
  /** Lines below the title, left. */
  facts: readonly string[];
  /** Code 128 with its text, right, and lines below it. */
  code: string;
  right: readonly string[];
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** Lines that a rule parts: every so many. */
  ruleEvery?: number;
  /** What a row takes at least; one with longer words takes more. */
  rowHeight?: number;
  foot: readonly string[];
  /** A QR code at the end, and what it is for. */
  qr?: { text: string; words: string };
  pageWords: (page: number, pages: number) => string;
}

const margin = 12 * mm;
const page = { width: 210 * mm, height: 297 * mm };
const width = page.width - 2 * margin;
/** Below this no row and no foot goes: the number of the page stands there. */
const bottom = page.height - margin - 7 * mm;
const lineHeight = 7.2 * mm;
const qrSize = 22 * mm;

/** Lists as a PDF on A4, each beginning on a page of its own. */
export async function sheetsPdf(title: string, sheets: readonly Sheet[]): Promise<Buffer> {
  const { pdf, whole } = newPdf(title);
  for (const sheet of sheets) {
    await setImmediate();
    drawSheet(pdf, sheet);
  }
  pdf.end();
  return whole;
}

function drawSheet(pdf: Pdf, sheet: Sheet) {
  const first = pdf.bufferedPageRange().count;
  const below = drawRows(pdf, sheet);
  drawFoot(pdf, sheet, below);
  const pages = pdf.bufferedPageRange().count - first;
  for (let at = 0; at < pages; at += 1) {
    pdf.switchToPage(first + at);
    const words = sheet.pageWords(at + 1, pages);
    drawLine(pdf, words, { x: margin, y: page.height - margin - 10, width, size: 9, align: "right" });
  }
}

/**
 * The rows over as many pages as they need; answers where the last one ends. No row is cut in two, no head of a group stands alone at
 * the end of a page, and a page that goes on with a group says again which.
 */
function drawRows(pdf: Pdf, sheet: Sheet): number {
  const place: TablePlace = { x: margin, width, columns: sheet.columns };
  const heightIn = (row: SheetRow) =>
    heightOf(pdf, place, row, row.isHead || row.isTotal ? lineHeight : (sheet.rowHeight ?? lineHeight));
  const draw = (row: SheetRow, y: number, weight: number) => {
    const below = y + heightIn(row);
    drawRow(pdf, place, row, y, below - y);
    line(pdf, margin, below, margin + width, below, weight);
    return below;
  };
  let y = beginPage(pdf, sheet, place, true);
  let again: readonly string[] | undefined;
  for (const [no, row] of sheet.rows.entries()) {
    const next = row.isHead ? sheet.rows[no + 1] : undefined;
    if (y + heightIn(row) + (next ? heightIn(next) : 0) > bottom) {
      y = beginPage(pdf, sheet, place, false);
      if (again && !row.isHead) y = draw({ cells: again, isHead: true, isQuiet: true }, y, 0.4);
    }
    if (row.isHead) again = row.again;
    const isFifth = sheet.ruleEvery !== undefined && (no + 1) % sheet.ruleEvery === 0;
    y = draw(row, y, isFifth || no === sheet.rows.length - 1 ? 1.4 : 0.4);
  }
  return y;
}

/** Sums, lines for the pen and the code, on a page of their own where the last one has no room left. */
function drawFoot(pdf: Pdf, sheet: Sheet, from: number) {
  const words = { x: margin, width: sheet.qr ? width - qrSize - 60 * mm : width, size: 10 };
  const foot = sheet.foot.map((text) => ({ text, lines: linesOf(pdf, text, words) }));
  const heightIn = (lines: number) => lines * 12.5 + 2 * mm;
  const height = foot.reduce((sum, { lines }) => sum + heightIn(lines), 3 * mm);
  const room = Math.max(height, sheet.qr ? qrSize + 3 * mm : 0);
  let y = from + room > bottom ? beginPage(pdf, sheet, { x: margin, width, columns: [] }, false) : from;
  y += 3 * mm;
  if (sheet.qr) {
    const beside = { x: margin + width - qrSize - 56 * mm, y: y + qrSize / 2 - 12, width: 54 * mm };
    drawQr(pdf, sheet.qr.text, margin + width - qrSize, y);
    drawLine(pdf, sheet.qr.words, { ...beside, size: 10, align: "right", lines: 2 });
  }
  for (const { text, lines } of foot) {
    drawLine(pdf, text, { ...words, y, lines });
    y += heightIn(lines);
  }
}

/** A QR code of 22 mm, as telephones read it. */
function drawQr(pdf: Pdf, text: string, x: number, y: number) {
  const svg = toSVG({ bcid: "qrcode", text, scale: 2 });
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const path = /<path d="([^"]+)"/.exec(svg)?.[1];
  invariant(path !== undefined && side > 0, "a QR code is one path in a square");
  pdf
    .save()
    .translate(x, y)
    .scale(qrSize / side)
    .path(path)
    .fill("#000")
    .restore();
}

/** The head of a page, whole on the first, short on the others; answers where the rows begin. */
function beginPage(pdf: Pdf, sheet: Sheet, place: TablePlace, isFirst: boolean): number {
  pdf.addPage({ size: [page.width, page.height], margin: 0 });
  let y = margin;
  const half = width * 0.58;
  if (isFirst && sheet.big !== "") {
    drawLine(pdf, sheet.big, { x: margin, y: y - 8, width: half, size: 40, isBold: true });
    y += 42;
  }
  const title = isFirst ? sheet.title : `${sheet.big} ${sheet.title}`.trim();
  drawLine(pdf, title, { x: margin, y, width: half, size: 14, isBold: true });
  y += 19;
  for (const fact of sheet.facts) {
    drawLine(pdf, fact, { x: margin, y, width: half, size: 9.5 });
    y += 13;
  }
  let right = margin;
  if (isFirst) {
    drawBars(pdf, sheet.code, { x: margin + width - 62 * mm, y: margin, width: 62 * mm, height: 11 * mm });
    right += 12.5 * mm;
  }
  for (const fact of [sheet.code, ...sheet.right]) {
    const at = { x: margin + half, y: right, width: width - half, size: 9.5 };
    drawLine(pdf, fact, { ...at, align: "right" });
    right += 13;
  }
  return drawHeads(pdf, place, Math.max(y, right) + 4);
}
