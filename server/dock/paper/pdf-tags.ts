import { setImmediate } from "node:timers/promises";
import { drawLine, drawModules, mm, newPdf, type Pdf } from "@/server/dock/paper/pdf-document";
import type { TagContent } from "@/server/dock/paper/tag-content";
import { itemBars } from "@/server/shared/code128-bars";
import type { TagSize } from "@/server/tag/schema";

/** Millimetres and points of each size: what is very large, large, and plain. */
const layouts = {
  large: { width: 70, height: 38, margin: 2.5, price: 27, name: 10, plain: 6.7, code: [34, 7] },
  medium: { width: 60, height: 30, margin: 2, price: 20, name: 8.2, plain: 5.6, code: [28, 5.5] },
  small: { width: 40, height: 25, margin: 1.5, price: 14.5, name: 6.4, plain: 4.5, code: [22, 4.5] },
} as const;

/** Tags written before others get a turn. */
const tagsAtOnce = 50;

/** Price tags as a PDF, one page of the tag's own size each, as tag printers take it. */
export async function tagsPdf(title: string, tags: readonly TagContent[], size: TagSize): Promise<Buffer> {
  const { pdf, whole } = newPdf(title);
  for (const [no, tag] of tags.entries()) {
    if (no % tagsAtOnce === tagsAtOnce - 1) await setImmediate();
    drawTag(pdf, tag, layouts[size]);
  }
  pdf.end();
  return whole;
}

function drawTag(pdf: Pdf, tag: TagContent, layout: (typeof layouts)[TagSize]) {
  const [width, height, margin] = [layout.width * mm, layout.height * mm, layout.margin * mm];
  const { name, plain, price } = layout;
  pdf.addPage({ size: [width, height], margin: 0 });
  if (tag.isOffer) pdf.rect(0, 0, width, 1.2 * mm).fill("#000");
  const inner = width - 2 * margin;
  drawLine(pdf, tag.name, { x: margin, y: margin, width: inner, size: name, lines: 2 });

  const [codeWidth, codeHeight] = [layout.code[0] * mm, layout.code[1] * mm];
  const codeTop = height - margin - plain * 1.2 - codeHeight;
  drawModules(pdf, itemBars(tag.barcode), { x: margin, y: codeTop, width: codeWidth, height: codeHeight });
  const below = { x: margin, y: height - margin - plain * 1.15, width: codeWidth, size: plain };
  drawLine(pdf, tag.barcode, below);
  const beside = inner - codeWidth - mm;
  tag.where.forEach((line, at) => {
    const y = height - margin - plain * 1.15 * (tag.where.length - at);
    drawLine(pdf, line, { x: width - margin - beside, y, width: beside, size: plain, align: "right" });
  });

  const priceTop = codeTop - price * 1.2;
  const priceWidth = inner * 0.58;
  const priceLeft = width - margin - priceWidth;
  drawLine(pdf, tag.price, { x: priceLeft, y: priceTop, width: priceWidth, size: price, align: "right" });
  drawLine(pdf, tag.priceOf, {
    ...{ x: priceLeft, y: codeTop + plain * 0.2, width: priceWidth, size: plain },
    align: "right",
  });
  let bottom = codeTop - plain * 1.35;
  for (const fact of tag.facts.toReversed()) {
    drawLine(pdf, fact, { x: margin, y: bottom, width: inner - priceWidth, size: plain });
    bottom -= plain * 1.2;
  }
}
