import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";

let font: Buffer | undefined;

/** Noto Sans SC, Latin and 7,900 Chinese characters; only the glyphs that a file uses go into it. */
export function fontOf(): Buffer {
  font ??= brotliDecompressSync(
    readFileSync(path.join(process.cwd(), "server/shared/fonts/noto-sans-sc.ttf.br")),
  );
  return font;
}
