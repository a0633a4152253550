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

/** One line of text in a box, cut where the box ends. */
export function drawLine(
  pdf: Pdf,
  text: string,
  at: { x: number; y: number; width: number; size: number; align?: "left" | "right"; lines?: number },
) {
  if (text === "") return;
  const { x, y, width, size, align = "left", lines = 1 } = at;
  pdf.fillColor("#000").fontSize(size);
  pdf.text(text, x, y, { width, height: size * 1.25 * lines, align, ellipsis: true, lineGap: -size * 0.2 });
}
