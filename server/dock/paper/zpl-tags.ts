import type { TagContent } from "@/server/dock/paper/tag-content";
import { zplField } from "@/server/dock/paper/zpl-field";
import type { TagSize } from "@/server/tag/schema";

/** In dots at 203 dpi. */
const layouts = {
  large: { width: 560, height: 304, margin: 20, price: 84, name: 32, plain: 22, bars: 52, module: 2 },
  medium: { width: 480, height: 240, margin: 16, price: 64, name: 26, plain: 18, bars: 42, module: 2 },
  small: { width: 320, height: 200, margin: 12, price: 48, name: 22, plain: 15, bars: 34, module: 1 },
} as const;

/** Modules of an EAN-13 from its first bar to its last. */
const eanModules = 95;

/** Price tags for a label printer that reads ZPL, at 203 dpi; the code is the printer's own EAN-13, or Code 128 where it is none. */
export async function tagsZpl(tags: readonly TagContent[], size: TagSize): Promise<string> {
  const written: string[] = [];
  for (const tag of tags) written.push(await tagZpl(tag, size));
  return written.join("");
}

async function tagZpl(tag: TagContent, size: TagSize): Promise<string> {
  const { width, height, margin, price, name, plain, bars, module } = layouts[size];
  const inner = width - 2 * margin;
  const out: string[] = [`^XA^CI28^PW${width}^LL${height}^LH0,0`];
  const put = async (text: string, x: number, y: number, size: number, room: number, isRight = false) => {
    if (text !== "") out.push(await zplField(text, { x, y, size, room, isRight }));
  };
  if (tag.isOffer) out.push(`^FO0,0^GB${width},10,10^FS`);
  await put(tag.name, margin, margin, name, inner);
  const codeTop = height - margin - plain - 4 - bars;
  const isEan = /^\d{12,13}$/.test(tag.barcode);
  const symbol = isEan
    ? `^BEN,${bars},N,N^FD${tag.barcode.padStart(13, "0").slice(0, 12)}`
    : `^BCN,${bars},N,N,N,A^FD${tag.barcode}`;
  out.push(`^FO${margin},${codeTop}^BY${module}${symbol}^FS`);
  const codeWidth = Math.min(inner * 0.62, eanModules * module);
  await put(tag.barcode, margin, height - margin - plain, plain, inner * 0.62);
  const beside = Math.floor(inner - codeWidth - 8);
  for (const [at, line] of tag.where.entries()) {
    const y = height - margin - (plain + 2) * (tag.where.length - at);
    await put(line, width - margin - beside, y, plain, beside, true);
  }
  const priceRoom = Math.floor(inner * 0.58);
  const priceLeft = width - margin - priceRoom;
  await put(tag.price, priceLeft, codeTop - price - 4, price, priceRoom, true);
  await put(tag.priceOf, priceLeft, codeTop + 2, plain, priceRoom, true);
  let bottom = codeTop - plain - 6;
  for (const fact of tag.facts.toReversed()) {
    await put(fact, margin, bottom, plain, inner - priceRoom);
    bottom -= plain + 2;
  }
  out.push("^XZ\n");
  return out.join("");
}
