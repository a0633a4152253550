/** What the first bytes say a file is: names and declared types are not believed. */
export type PhotoKind = "jpeg" | "png" | "webp" | "heic";

const heicBrands = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);
const pngStart = "89504e470d0a1a0a";

/** The kind of photo that begins with these bytes; undefined for anything else, such as a program or an SVG. */
export function sniffPhoto(file: Uint8Array): PhotoKind | undefined {
  const head = Buffer.from(file.subarray(0, 16));
  if (head.toString("hex", 0, 3) === "ffd8ff") return "jpeg";
  if (head.toString("hex", 0, 8) === pngStart) return "png";
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return "webp";
  const isIsoMedia = head.toString("latin1", 4, 8) === "ftyp";
  return isIsoMedia && heicBrands.has(head.toString("latin1", 8, 12)) ? "heic" : undefined;
}
