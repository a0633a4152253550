import { setImmediate } from "node:timers/promises";
import { type LabelContent, stacked } from "@/server/dock/paper/label-content";
import { drawBars, drawLine, mm, newPdf, type Pdf } from "@/server/dock/paper/pdf-document";

export type LabelSize = "large" | "small";

/** Millimetres and points of each size: what is very large, large, and plain. */
const layouts = {
  large: { width: 100, height: 60, margin: 4, big: 46, count: 24, item: 10.5, plain: 8, code: [46, 12] },
  small: { width: 60, height: 40, margin: 2, big: 30, count: 16, item: 7, plain: 5.8, code: [40, 5.5] },
} as const;

/** In shares of the size: from the top of a line to the top of its figures, and how high those are. */
const figures = { top: 0.43, height: 0.735 };

/** Labels written before others get a turn. */
const labelsAtOnce = 50;

/** Labels as a PDF, one page of the label's own size each, as label printers take it. */
export async function labelsPdf(
  title: string,
  labels: readonly LabelContent[],
  size: LabelSize,
): Promise<Buffer> {
  const { pdf, whole } = newPdf(title);
  for (const [no, label] of labels.entries()) {
    if (no % labelsAtOnce === labelsAtOnce - 1) await setImmediate();
    drawLabel(pdf, label, layouts[size]);
  }
  pdf.end();
  return whole;
}

function drawLabel(pdf: Pdf, label: LabelContent, layout: (typeof layouts)[LabelSize]) {
  const [width, height, margin] = [layout.width * mm, layout.height * mm, layout.margin * mm];
  const { plain, item } = layout;
  pdf.addPage({ size: [width, height], margin: 0 });
  const inner = width - 2 * margin;
  const markWidth = inner * 0.22;
  const place = { x: margin, y: margin, width: inner - markWidth - 4, size: item };
  drawLine(pdf, label.route, { ...place, isBold: true });
  drawMark(pdf, label, { x: width - margin - markWidth, y: margin, width: markWidth, size: item });
  let y = drawFigures(pdf, label, layout, margin + item * 1.68);
  drawLine(pdf, label.under, { x: margin, y, width: inner, size: plain });
  y += plain * (label.under === "" ? 0.4 : 1.35);
  const isStacked = layout.width < 80;
  drawLine(pdf, label.item, {
    x: margin,
    y,
    width: inner,
    size: item,
    lines: isStacked ? 1 : 2,
    isBold: true,
  });
  drawFacts(pdf, label, layout, isStacked);
  if (label.isCut) {
    pdf
      .moveTo(0, height - 1)
      .lineTo(width, height - 1)
      .lineWidth(1.5)
      .dash(4, { space: 3 })
      .stroke("#000");
    pdf.undash();
  }
}

/** The store, as large as its number lets it be, and beside it n of m; answers where the lines below begin. */
function drawFigures(
  pdf: Pdf,
  label: LabelContent,
  layout: (typeof layouts)[LabelSize],
  top: number,
): number {
  const margin = layout.margin * mm;
  const inner = layout.width * mm - 2 * margin;
  const { plain, count } = layout;
  const countWidth = Math.max(
    pdf.fontSize(count).widthOfString(label.count),
    pdf.fontSize(plain).widthOfString(label.countWords),
  );
  const room = inner - countWidth - 6;
  const size = Math.min(layout.big, room / (pdf.fontSize(1).widthOfString(label.big) * 1.03));
  const at = { x: margin, width: inner, isBold: true };
  drawLine(pdf, label.big, { ...at, y: top - size * figures.top, size });
  // A little lower: its stroke is longer than figures are, and the mark is above it.
  const y = top + count * 0.13;
  drawLine(pdf, label.count, { ...at, y: y - count * figures.top, size: count, align: "right" });
  const words = { x: margin, y: y + count * figures.height + plain * 0.3, width: inner, size: plain };
  drawLine(pdf, label.countWords, { ...words, align: "right" });
  return top + layout.big * figures.height + plain * 0.25;
}

/** From below: the code with its bars, and beside or above them the place, the truck, wave and delivery order. */
function drawFacts(pdf: Pdf, label: LabelContent, layout: (typeof layouts)[LabelSize], isStacked: boolean) {
  const margin = layout.margin * mm;
  const inner = layout.width * mm - 2 * margin;
  const { plain, item } = layout;
  const [codeWidth, codeHeight] = [layout.code[0] * mm, layout.code[1] * mm];
  let bottom = layout.height * mm - margin - plain * 1.3;
  if (label.code !== undefined) {
    drawLine(pdf, label.code, { x: margin, y: bottom, width: inner, size: plain, align: "right" });
    const y = bottom - codeHeight - 1;
    drawBars(pdf, label.code, { x: margin + inner - codeWidth, y, width: codeWidth, height: codeHeight });
    if (isStacked) bottom = y - plain * 1.3;
  }
  const room = label.code === undefined || isStacked ? inner : inner - codeWidth - 6;
  const { place, facts } = isStacked ? stacked(label) : label;
  for (const fact of facts.filter(Boolean).reverse()) {
    drawLine(pdf, fact, { x: margin, y: bottom, width: room, size: plain });
    bottom -= plain * 1.22;
  }
  const top = bottom + plain * 1.22 - item * 1.3;
  drawLine(pdf, place, { x: margin, y: top, width: room, size: item, isBold: true });
}

function drawMark(
  pdf: Pdf,
  { mark, isDark }: LabelContent,
  { x, y, width, size }: { x: number; y: number; width: number; size: number },
) {
  pdf.rect(x, y, width, size * 1.35).lineWidth(1);
  if (isDark) pdf.fillAndStroke("#000", "#000");
  else pdf.stroke("#000");
  pdf.fillColor(isDark ? "#fff" : "#000").fontSize(size * 0.85);
  pdf.text(mark, x, y + size * 0.12, { width, align: "center", lineBreak: false });
}
