/**
 * Whether every box of a HEIC file ends inside the file. The decoder draws what it finds and leaves the rest grey, so a
 * file that was cut off on its way is told by its boxes: each begins with its length.
 */
export function isWholeHeic(file: Buffer): boolean {
  let at = 0;
  while (at < file.length) {
    const end = endOfBox(file, at);
    if (end === undefined || end > file.length) return false;
    at = end;
  }
  return at > 0;
}

/** Where the box that begins here ends; undefined when its head is cut off or says nonsense. */
function endOfBox(file: Buffer, at: number): number | undefined {
  if (at + 8 > file.length) return undefined;
  const size = file.readUInt32BE(at);
  if (size === 0) return file.length;
  if (size >= 8) return at + size;
  if (size !== 1 || at + 16 > file.length) return undefined;
  const longSize = file.readBigUInt64BE(at + 8);
  return longSize >= 16n && longSize < BigInt(Number.MAX_SAFE_INTEGER) ? at + Number(longSize) : undefined;
}
