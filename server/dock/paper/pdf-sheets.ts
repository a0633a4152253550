import { setImmediate } from "node:timers/promises";
import { drawBars, drawLine, mm, newPdf, type Pdf } from "@/server/dock/paper/pdf-document";

/** A column of a printed table; its width is a share of the sheet's. */
export interface SheetColumn {
  head: string;
  share: number;
  isFigure?: boolean;
  /** Larger and to be read at arm's length. */
  isBig?: boolean;
  /** A box to tick, or room for the pen, in every row. */
  pen?: "tick" | "room";
}

/** One row; `isHead` parts groups by a ground of its own. */
export interface SheetRow {
  cells: readonly string[];
  isHead?: boolean;
  /** The strokes of a pen in the last column: an SVG path in a field of 600 × 200. */
  signature?: string;
}

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
  rowHeight?: number;
  foot: readonly string[];
  pageWords: (page: number, pages: number) => string;
}

const margin = 12 * mm;
const page = { width: 210 * mm, height: 297 * mm };
const width = page.width - 2 * margin;
const footHeight = 34 * mm;

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
  const rowHeight = sheet.rowHeight ?? 6.8 * mm;
  const first = pdf.bufferedPageRange().count;
  let y = beginPage(pdf, sheet, true);
  for (const [no, row] of sheet.rows.entries()) {
    if (y + rowHeight > page.height - margin - footHeight) y = beginPage(pdf, sheet, false);
    drawRow(pdf, sheet.columns, row, y, rowHeight);
    y += rowHeight;
    const isFifth = sheet.ruleEvery !== undefined && (no + 1) % sheet.ruleEvery === 0;
    rule(pdf, y, isFifth || no === sheet.rows.length - 1 ? 1.4 : 0.4);
  }
  for (const line of sheet.foot) {
    y += 5 * mm;
    drawLine(pdf, line, { x: margin, y, width, size: 10 });
  }
  const pages = pdf.bufferedPageRange().count - first;
  for (let at = 0; at < pages; at += 1) {
    pdf.switchToPage(first + at);
    const words = sheet.pageWords(at + 1, pages);
    drawLine(pdf, words, { x: margin, y: page.height - margin - 10, width, size: 9, align: "right" });
  }
}

/** The head of a page, whole on the first, short on the others; answers where the rows begin. */
function beginPage(pdf: Pdf, sheet: Sheet, isFirst: boolean): number {
  pdf.addPage({ size: [page.width, page.height], margin: 0 });
  let y = margin;
  const half = width * 0.58;
  if (isFirst && sheet.big !== "") {
    drawLine(pdf, sheet.big, { x: margin, y, width: half, size: 36 });
    y += 46;
  }
  drawLine(pdf, isFirst ? sheet.title : `${sheet.big} ${sheet.title}`, {
    x: margin,
    y,
    width: half,
    size: 14,
  });
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
  for (const line of [sheet.code, ...sheet.right]) {
    drawLine(pdf, line, { x: margin + half, y: right, width: width - half, size: 9.5, align: "right" });
    right += 13;
  }
  y = Math.max(y, right) + 4;
  const heads = sheet.columns.map(({ head }) => head);
  drawRow(pdf, sheet.columns, { cells: heads }, y, 14, true);
  rule(pdf, y + 15, 1.4);
  return y + 16;
}

function drawRow(
  pdf: Pdf,
  columns: readonly SheetColumn[],
  { cells, isHead, signature }: SheetRow,
  y: number,
  height: number,
  isTitle = false,
) {
  if (isHead) pdf.rect(margin, y, width, height).fill("#e8e8e8");
  let x = margin;
  for (const [at, column] of columns.entries()) {
    const columnWidth = column.share * width;
    const size = isTitle ? 8.5 : column.isBig || isHead ? 12 : 9.5;
    const align = column.isFigure ? "right" : "left";
    const text = cells[at] ?? "";
    const top = y + Math.max((Math.min(height, 20) - size * 1.3) / 2, 0);
    const lines = isTitle ? 1 : Math.max(1, Math.floor(height / (size * 1.15)));
    drawLine(pdf, text, { x: x + 2, y: top, width: columnWidth - 4, size, align, lines });
    if (!isTitle && column.pen === "tick")
      pdf
        .rect(x + 3, y + 3.5, 11, 11)
        .lineWidth(1)
        .stroke("#000");
    if (!isTitle && column.pen === "room")
      pdf
        .moveTo(x, y)
        .lineTo(x, y + height)
        .lineWidth(0.4)
        .stroke("#000");
    if (signature !== undefined && at === columns.length - 1)
      drawStrokes(pdf, signature, { x: x + 2, y: y + 12, width: columnWidth - 4, height: height - 14 });
    x += columnWidth;
  }
}

/** As large as the room allows. */
function drawStrokes(pdf: Pdf, path: string, room: { x: number; y: number; width: number; height: number }) {
  const scale = Math.min(room.width / 600, room.height / 200);
  pdf
    .save()
    .translate(room.x, room.y)
    .scale(scale)
    .lineCap("round")
    .lineJoin("round")
    .path(path)
    .lineWidth(1 / scale)
    .stroke("#000")
    .restore();
}

function rule(pdf: Pdf, y: number, weight: number) {
  pdf
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(weight)
    .stroke("#000");
}
