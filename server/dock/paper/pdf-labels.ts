import { setImmediate } from "node:timers/promises";
import { type LabelContent, stacked } from "@/server/dock/paper/label-content";
import { drawBars, drawLine, mm, newPdf, type Pdf } from "@/server/dock/paper/pdf-document";

export type LabelSize = "large" | "small";

/** Millimetres and points of each size: what is very large, large, and plain. */
const layouts = {
  large: { width: 100, height: 60, margin: 4, big: 32, count: 22, item: 10.5, plain: 8, code: [46, 9] },
  small: { width: 60, height: 40, margin: 2, big: 22, count: 15, item: 7, plain: 5.8, code: [40, 5.5] },
} as const;

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
  const { plain, big, count, item } = layout;
  pdf.addPage({ size: [width, height], margin: 0 });
  const inner = width - 2 * margin;
  const [markWidth, countWidth] = [inner * 0.22, inner * 0.34];
  let y = margin;
  drawLine(pdf, label.route, { x: margin, y, width: inner - markWidth - 4, size: item });
  drawMark(pdf, label, { x: width - margin - markWidth, y, width: markWidth, size: item });
  y += item * 1.45;
  drawLine(pdf, label.big, { x: margin, y, width: inner - countWidth, size: big });
  drawLine(pdf, label.count, { x: margin, y, width: inner, size: count, align: "right" });
  drawLine(pdf, label.countWords, {
    x: margin,
    y: y + count * 1.3,
    width: inner,
    size: plain,
    align: "right",
  });
  y += big * 1.28;
  drawLine(pdf, label.under, { x: margin, y, width: inner - countWidth, size: plain });
  y += plain * 1.45;
  const isStacked = layout.width < 80;
  drawLine(pdf, label.item, { x: margin, y, width: inner, size: item, lines: isStacked ? 1 : 2 });

  const [codeWidth, codeHeight] = [layout.code[0] * mm, layout.code[1] * mm];
  let bottom = height - margin - plain * 1.3;
  if (label.code !== undefined) {
    drawLine(pdf, label.code, { x: margin, y: bottom, width: inner, size: plain, align: "right" });
    const box = {
      x: width - margin - codeWidth,
      y: bottom - codeHeight - 1,
      width: codeWidth,
      height: codeHeight,
    };
    drawBars(pdf, label.code, box);
  }
  const besideCode = label.code === undefined || isStacked ? 0 : codeWidth + 3;
  if (isStacked && label.code !== undefined) bottom -= codeHeight + plain;
  const { place, facts } = isStacked ? stacked(label) : label;
  for (const fact of [...facts].reverse()) {
    drawLine(pdf, fact, { x: margin, y: bottom, width: inner - besideCode, size: plain });
    if (fact !== "") bottom -= plain * 1.22;
  }
  drawLine(pdf, place, { x: margin, y: bottom - item * 0.3, width: inner - besideCode, size: item });
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
