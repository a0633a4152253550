import PdfDocument from "pdfkit";
import { code128Bars } from "@/server/shared/code128-bars";
import { fontOf } from "@/server/shared/pdf-font";

export type Pdf = InstanceType<typeof PdfDocument>;

/** Points in a millimetre. */
export const mm = 72 / 25.4;

/** Begins a file without a page; `whole` is its bytes once it has ended. */
export function newPdf(title: string): { pdf: Pdf; whole: Promise<Buffer> } {
  const pdf = new PdfDocument({
    autoFirstPage: false,
    margin: 0,
    bufferPages: true,
    info: { Title: title, Producer: "Storeline", Creator: "Storeline" },
  });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  pdf.font(fontOf());
  return { pdf, whole };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A Code 128 in a box. */
export const drawBars = (pdf: Pdf, text: string, box: Box) => drawModules(pdf, code128Bars(text), box);

/** The bars of a code in a box, as whole shares of its width. */
export function drawModules(
  pdf: Pdf,
  { width, bars }: { width: number; bars: readonly { x: number; width: number }[] },
  box: Box,
) {
  const unit = box.width / width;
  for (const bar of bars) pdf.rect(box.x + bar.x * unit, box.y, bar.width * unit, box.height);
  pdf.fill("#000");
}

interface TextPlace {
  x: number;
  y: number;
  width: number;
  size: number;
  align?: "left" | "right";
  /** As many lines as there is room for; one, unless told. */
  lines?: number;
  isBold?: boolean;
}

/** From one line of text to the next, as a share of its size. */
const lineShare = 1.25;
/** The room that the font keeps between lines, less what these papers do without. */
const gapOf = (size: number) => -size * 0.2;

/** Text in a box, over as many lines as it may have, cut where the box ends. */
export function drawLine(pdf: Pdf, text: string, place: TextPlace) {
  let { y, lines = 1 } = place;
  for (const part of text.split("\n")) {
    if (lines <= 0) return;
    drawPart(pdf, part, { ...place, y, lines });
    const taken = Math.min(lines, Math.max(1, linesOf(pdf, part, place)));
    lines -= taken;
    y += taken * place.size * lineShare;
  }
}

function drawPart(
  pdf: Pdf,
  text: string,
  { x, y, width, size, align = "left", lines = 1, isBold = false }: TextPlace,
) {
  if (text === "") return;
  pdf.fillColor("#000").fontSize(size);
  // Half a line more than is needed: the last line is measured with the gap that it does not have.
  const height = size * lineShare * (lines === 1 ? 1 : lines + 0.5);
  const look = { width, height, align, ellipsis: true, lineGap: gapOf(size) };
  // The font has one weight. A thin stroke around the letters is what a printer makes of a bold one.
  if (isBold) pdf.strokeColor("#000").lineWidth(size * 0.035);
  pdf.text(text, x, y, isBold ? { ...look, stroke: true, fill: true } : look);
}

/** Lines that a text takes in a column. Its parts are measured one by one: what writes the file takes a line's end for a letter. */
export function linesOf(pdf: Pdf, text: string, { width, size }: { width: number; size: number }): number {
  if (text === "") return 0;
  pdf.fontSize(size);
  return text.split("\n").reduce((sum, part) => {
    const height = pdf.heightOfString(part || " ", { width, lineGap: gapOf(size) });
    return sum + Math.max(1, Math.ceil(height / (size * lineShare) - 0.4));
  }, 0);
}
