import { drawLine, linesOf, type Pdf } from "@/server/dock/paper/pdf-document";

/** A column of a printed table; its width is a share of the sheet's. */
export interface SheetColumn {
  head: string;
  share: number;
  isFigure?: boolean;
  /** Larger, bold and to be read at arm's length. */
  isBig?: boolean;
  /** Points of its letters, where long numbers need a narrow column. */
  size?: number;
  /** A box to tick, or room for the pen, in every row. */
  pen?: "tick" | "room";
}

/** One row; `isHead` parts groups by a ground of its own. */
export interface SheetRow {
  cells: readonly string[];
  isHead?: boolean;
  /** What a page begins with that goes on with the group of this head. */
  again?: readonly string[];
  /** It is such a beginning: there is nothing to tick. */
  isQuiet?: boolean;
  isTotal?: boolean;
  /** The strokes of a pen in the last column: an SVG path in a field of 600 × 200. */
  signature?: string;
}

/** Where a table stands on its page. */
export interface TablePlace {
  x: number;
  width: number;
  columns: readonly SheetColumn[];
}

const plain = 9.5;
const big = 12;
const padding = 2;
/** From one line of text to the next. */
const leading = 1.25;

const sizeOf = (column: SheetColumn, row: SheetRow) =>
  column.isBig || row.isHead || row.isTotal ? big : (column.size ?? plain);

/** What a row takes on the page: as many lines as its longest cell has, and no less than `least`. */
export function heightOf(pdf: Pdf, { width, columns }: TablePlace, row: SheetRow, least: number): number {
  const heights = columns.map((column, at) => {
    const size = sizeOf(column, row);
    const lines = linesOf(pdf, row.cells[at] ?? "", { width: column.share * width - 2 * padding, size });
    return lines * size * leading + 6;
  });
  return Math.max(least, ...heights);
}

/** Draws a row, which has room for every line of it. */
export function drawRow(pdf: Pdf, place: TablePlace, row: SheetRow, y: number, height: number) {
  const { x: left, width, columns } = place;
  if (row.isHead) pdf.rect(left, y, width, height).fill("#e8e8e8");
  let x = left;
  for (const [at, column] of columns.entries()) {
    const columnWidth = column.share * width;
    const size = sizeOf(column, row);
    drawLine(pdf, row.cells[at] ?? "", {
      x: x + padding,
      y: y + Math.max((Math.min(height, 20) - size * 1.3) / 2, 0),
      width: columnWidth - 2 * padding,
      size,
      align: column.isFigure ? "right" : "left",
      lines: Math.max(1, Math.floor(height / (size * leading))),
      isBold: size === big,
    });
    if (column.pen === "tick" && !row.isTotal && !row.isQuiet)
      pdf
        .rect(x + 3, y + 3.5, 11, 11)
        .lineWidth(1)
        .stroke("#000");
    if (column.pen === "room" && !row.isHead && !row.isTotal) line(pdf, x, y, x, y + height, 0.4);
    if (row.signature !== undefined && at === columns.length - 1)
      drawStrokes(pdf, row.signature, { x: x + 2, y: y + 12, width: columnWidth - 4, height: height - 14 });
    x += columnWidth;
  }
}

/** The heads of the columns with the rule below them; answers where the rows begin. */
export function drawHeads(pdf: Pdf, { x: left, width, columns }: TablePlace, y: number): number {
  let x = left;
  for (const { head, share, isFigure } of columns) {
    const at = { x: x + padding, y: y + 2, width: share * width - 2 * padding, size: 8.5 };
    drawLine(pdf, head, { ...at, align: isFigure ? "right" : "left" });
    x += share * width;
  }
  line(pdf, left, y + 15, left + width, y + 15, 1.4);
  return y + 16;
}

export function line(pdf: Pdf, x: number, y: number, toX: number, toY: number, weight: number) {
  pdf.moveTo(x, y).lineTo(toX, toY).lineWidth(weight).stroke("#000");
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
