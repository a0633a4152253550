import { create, type Font } from "fontkit";
import sharp from "sharp";
import { fontOf } from "@/server/shared/pdf-font";

let opened: Font | undefined;
function font(): Font {
  opened ??= create(fontOf());
  return opened;
}

/** A picture in the printer's own dots: bytes in a row, and the bits as hexadecimal digits. */
export interface Bitmap {
  rowBytes: number;
  rows: number;
  hex: string;
}

/** Names of stores and items come again on many labels. */
const kept = new Map<string, Bitmap>();
const keptMax = 2_000;

/** One line of text as a bitmap, cut to `widthDots`: printers know no Chinese of their own. */
export async function textBitmap(text: string, heightDots: number, widthDots: number): Promise<Bitmap> {
  const key = `${heightDots}/${widthDots}/${text}`;
  const known = kept.get(key);
  if (known) return known;
  const bitmap = await draw(text, heightDots, widthDots);
  if (kept.size >= keptMax) kept.clear();
  kept.set(key, bitmap);
  return bitmap;
}

/** Dots from the beginning of a text to its end, letters of our font so high with the room above and below them. */
export function textDots(text: string, heightDots: number): number {
  const { unitsPerEm, ascent, descent } = font();
  const { positions } = font().layout(text);
  const units = positions.reduce((sum, place) => sum + (place?.xAdvance ?? unitsPerEm), 0);
  return (units * heightDots) / (ascent - descent);
}

async function draw(text: string, heightDots: number, widthDots: number): Promise<Bitmap> {
  const own = font();
  const { unitsPerEm, ascent, descent } = own;
  const scale = heightDots / (ascent - descent);
  const { glyphs, positions } = own.layout(text);
  let x = 0;
  const paths = glyphs.map(({ path }, at) => {
    const place = positions[at];
    const dx = (x + (place?.xOffset ?? 0)) * scale;
    x += place?.xAdvance ?? unitsPerEm;
    return `<path transform="translate(${dx} ${ascent * scale}) scale(${scale} ${-scale})" d="${path.toSVG()}"/>`;
  });
  const width = Math.max(8, Math.min(widthDots, Math.ceil(x * scale)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${heightDots}"><rect width="100%" height="100%" fill="#fff"/>${paths.join("")}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return pack(data, info.width, info.height, info.channels);
}

function pack(grey: Buffer, width: number, rows: number, channels: number): Bitmap {
  const rowBytes = Math.ceil(width / 8);
  const bits = Buffer.alloc(rowBytes * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const isDark = (grey[(row * width + column) * channels] ?? 255) < 140;
      if (!isDark) continue;
      const at = row * rowBytes + (column >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return { rowBytes, rows, hex: bits.toString("hex").toUpperCase() };
}
