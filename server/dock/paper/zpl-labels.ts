import { type LabelContent, stacked } from "@/server/dock/paper/label-content";
import type { LabelSize } from "@/server/dock/paper/pdf-labels";
import { fieldDots, linesToFit, zplField } from "@/server/dock/paper/zpl-field";

/** In dots at 203 dpi. */
const layouts = {
  large: {
    width: 800,
    height: 480,
    margin: 28,
    big: 130,
    count: 70,
    item: 34,
    plain: 26,
    bars: 72,
    module: 2,
  },
  small: {
    width: 480,
    height: 320,
    margin: 14,
    big: 70,
    count: 44,
    item: 24,
    plain: 19,
    bars: 46,
    module: 1,
  },
} as const;

/**
 * Labels for a label printer that reads ZPL, at 203 dpi. Codes and figures are in the printer's own scalable font and its own
 * Code 128; what is not plain Latin is sent as a bitmap of our font, so no printer needs a Chinese one.
 */
export async function labelsZpl(labels: readonly LabelContent[], size: LabelSize): Promise<string> {
  const written: string[] = [];
  for (const label of labels) written.push(await labelZpl(label, size));
  return written.join("");
}

async function labelZpl(label: LabelContent, size: LabelSize): Promise<string> {
  const layout = layouts[size];
  const { width, height, margin, big, count, item, plain } = layout;
  const inner = width - 2 * margin;
  const out: string[] = [`^XA^CI28^PW${width}^LL${height}^LH0,0`];
  const put = async (text: string, x: number, y: number, size: number, room: number, isRight = false) => {
    if (text !== "") out.push(await zplField(text, { x, y, size, room, isRight }));
  };
  let y = margin;
  const markWidth = Math.round(inner * 0.22);
  await put(label.route, margin, y, item, inner - markWidth - 10);
  out.push(
    `^FO${width - margin - markWidth},${y - 4}^GB${markWidth},${item + 8},${label.isDark ? item + 8 : 3}^FS`,
  );
  const markRoom = markWidth - 12;
  const mark = await zplField(label.mark, {
    x: width - margin - markWidth + 6,
    y,
    size: Math.min(item, sizeToFit(label.mark, item, markRoom)),
    room: markRoom,
    isRight: false,
  });
  out.push(label.isDark ? mark.replace("^FO", "^FR^FO") : mark);
  y += item + 6;
  const beside = Math.max(fieldDots(label.count, count), fieldDots(label.countWords, plain)) + 12;
  const bigRoom = inner - beside;
  await put(label.big, margin, y, Math.min(big, sizeToFit(label.big, big, bigRoom)), bigRoom);
  await put(label.count, margin, y, count, inner, true);
  await put(label.countWords, margin, y + count + 2, plain, inner, true);
  y += big + 2;
  await put(label.under, margin, y, plain, inner);
  y += label.under === "" ? 0 : plain + 5;
  const isStacked = size === "small";
  for (const line of linesToFit(label.item, item, inner, isStacked ? 1 : 2)) {
    await put(line, margin, y, item, inner);
    y += item + 2;
  }
  let bottom = height - margin - plain;
  if (label.code !== undefined) {
    await put(label.code, margin, bottom, plain, inner, true);
    const x = width - margin - barsWidth(label.code, layout.module);
    const top = bottom - layout.bars - 4;
    out.push(`^FO${x},${top}^BY${layout.module}^BCN,${layout.bars},N,N,N,A^FD${label.code}^FS`);
    if (isStacked) bottom = top - plain - 2;
  }
  const hasBeside = label.code !== undefined && !isStacked;
  const room = hasBeside ? inner - barsWidth(label.code ?? "", layout.module) - 12 : inner;
  const { place, facts } = isStacked ? stacked(label) : label;
  for (const fact of facts.filter(Boolean).reverse()) {
    await put(fact, margin, bottom, Math.min(plain, sizeToFit(fact, plain, room)), room);
    bottom -= plain + 2;
  }
  await put(place, margin, bottom + plain - item, item, room);
  if (label.isCut) out.push(`^FO0,${height - 3}^GB${width},3,3^FS`);
  out.push("^XZ\n");
  return out.join("");
}

/** The size at which a text just fits. */
const sizeToFit = (text: string, size: number, room: number) =>
  Math.floor((size * room) / Math.max(fieldDots(text, size), 1));

/** At most this wide: eleven modules a character in subset B, start, check and stop. */
const barsWidth = (code: string, module: number) => (11 * (code.length + 2) + 13) * module;
