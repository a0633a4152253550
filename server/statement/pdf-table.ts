import { setImmediate } from "node:timers/promises";
import type PdfDocument from "pdfkit";
import { fontOf } from "@/server/shared/pdf-font";

export const margin = 42;
/** A4 in points. */
export const page = { width: 595.28, height: 841.89 };
export const width = page.width - 2 * margin;
export const footHeight = 34;
/** Rows that are written before others get a turn: a few hundredths of a second. */
const rowsAtOnce = 100;
export const colours = { text: "#1b2a2f", quiet: "#5c6a70", rule: "#d5dcde", ground: "#f1f4f5" };

export interface Column {
  head: string;
  width: number;
  isFigure?: boolean;
}

export type Pdf = InstanceType<typeof PdfDocument>;

/**
 * A table under its title; over the end of a page it goes on under its heads again. One account may have thousands of movements
 * in a month: others are served in between.
 */
export async function writeTable(
  pdf: Pdf,
  title: string,
  columns: readonly Column[],
  rows: readonly string[][],
) {
  ensure(pdf, 60);
  pdf.fillColor(colours.text).fontSize(11).text(title, margin, pdf.y, { width });
  pdf.y += 4;
  writeHeads(pdf, columns);
  for (const [no, row] of rows.entries()) {
    if (no % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
    pdf.fontSize(9);
    const height =
      6 + Math.max(...row.map((text, at) => pdf.heightOfString(text || " ", { width: inner(columns[at]) })));
    if (ensure(pdf, height)) writeHeads(pdf, columns);
    writeRow(pdf, columns, row, height, colours.text);
    rule(pdf);
  }
  pdf.y += 14;
}

function writeHeads(pdf: Pdf, columns: readonly Column[]) {
  pdf.rect(margin, pdf.y, width, 18).fill(colours.ground);
  pdf.fontSize(8.5);
  const heads = columns.map(({ head }) => head);
  writeRow(pdf, columns, heads, 18, colours.quiet);
}

const inner = (column: Column | undefined) => (column?.width ?? 0) - 8;

function writeRow(
  pdf: Pdf,
  columns: readonly Column[],
  texts: readonly string[],
  height: number,
  colour: string,
) {
  const { y } = pdf;
  let x = margin;
  pdf.fillColor(colour);
  for (const [at, column] of columns.entries()) {
    pdf.text(texts[at] ?? "", x + 4, y + 3, {
      width: inner(column),
      align: column.isFigure ? "right" : "left",
    });
    x += column.width;
  }
  pdf.y = y + height;
}

export function rule(pdf: Pdf) {
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + width, pdf.y)
    .lineWidth(0.5)
    .stroke(colours.rule);
}

/** Begins a new page when this one has no room for `height` any more; whether it did. */
export function ensure(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= page.height - margin - footHeight) return false;
  pdf.addPage();
  pdf.font(fontOf());
  pdf.y = margin;
  return true;
}
