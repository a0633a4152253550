import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { decodeHeic } from "@/server/photo/decode-heic";
import { refuse } from "@/server/photo/errors";
import { sniffPhoto } from "@/server/photo/rules";
import { differenceHash, hashColumns, hashRows, sketchSide } from "@/server/photo/rules/similarity";
import { DomainError } from "@/server/shared/domain-error";

export const photoBytesMax = 10 * 1024 * 1024;
export const photoTypes = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"] as const;

/** A photo of a phone has 12 to 48 megapixels. */
const pixelsMax = 50_000_000;
/** What is kept is large enough to read a receipt's smallest print. */
const fullSide = 2_400;
const thumbnailSide = 320;

/** A photo drawn anew from what was sent: nothing of the camera, the place or a hidden text is left in it. */
export interface ReadPhoto {
  full: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
  /** Of the file as it was sent. */
  sha256: string;
  differenceHash: string;
  sketch: Buffer;
}

// Two at once: a photo of 50 megapixels takes 200 MB while it is open.
const turns: (() => void)[] = [];
let open = 0;
const openMax = 2;

/**
 * Reads a file that is meant to be a photo: sniffs what it is, asks for its size before opening it, opens it whole and
 * draws it anew, upright, as JPEG. Refused: `photo/empty`, `photo/too-large`, `photo/not-a-photo`,
 * `photo/too-many-pixels`, `photo/broken`.
 */
export async function readPhoto(file: Buffer): Promise<ReadPhoto> {
  if (file.length === 0) throw refuse("photo/empty");
  if (file.length > photoBytesMax)
    throw refuse("photo/too-large", { megabytesMax: photoBytesMax / 1024 ** 2 });
  const kind = sniffPhoto(file);
  if (kind === undefined) throw refuse("photo/not-a-photo");
  if (open >= openMax) await new Promise<void>((resolve) => turns.push(resolve));
  else open += 1;
  try {
    const source = kind === "heic" ? await openHeic(file) : await openBitmap(file);
    return { ...(await draw(source)), sha256: createHash("sha256").update(file).digest("hex") };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refuse("photo/broken");
  } finally {
    const next = turns.shift();
    if (next) next();
    else open -= 1;
  }
}

async function openBitmap(file: Buffer): Promise<Sharp> {
  // The header alone says the size; the limit below guards against a header that lies.
  const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
  if (width * height > pixelsMax) {
    const megapixels = Math.ceil((width * height) / 1e6);
    throw refuse("photo/too-many-pixels", { megapixels, megapixelsMax: pixelsMax / 1e6 });
  }
  return sharp(file, { limitInputPixels: pixelsMax, failOn: "error", sequentialRead: true }).autoOrient();
}

async function openHeic(file: Buffer): Promise<Sharp> {
  const { data, width, height } = await decodeHeic(file, pixelsMax);
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: pixelsMax });
}

/** Draws once from the source, then the small things from that drawing. */
async function draw(source: Sharp): Promise<Omit<ReadPhoto, "sha256">> {
  const { data: full, info } = await source
    .flatten({ background: "white" })
    .resize({ width: fullSide, height: fullSide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .jpeg({ quality: 85 })
    .toBuffer({ resolveWithObject: true });
  const grey = (width: number, height: number) =>
    sharp(full).resize(width, height, { fit: "fill" }).greyscale().raw().toBuffer();
  const [thumbnail, hashed, sketch] = await Promise.all([
    sharp(full)
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: "inside" })
      .jpeg({ quality: 75 })
      .toBuffer(),
    grey(hashColumns, hashRows),
    grey(sketchSide, sketchSide),
  ]);
  return {
    full,
    thumbnail,
    width: info.width,
    height: info.height,
    differenceHash: differenceHash(hashed),
    sketch,
  };
}
