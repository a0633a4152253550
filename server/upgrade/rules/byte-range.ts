/** What of a file is asked for: first and last byte, both included; all of it; or something that it does not have. */
export type ByteRange = { kind: "all" } | { kind: "part"; first: number; last: number } | { kind: "outside" };

/**
 * Reads a `Range` header (RFC 9110) for a file of that size. What is no single range of bytes is ignored, as the standard
 * allows, and so is a range of another file: `ifRange` must be this file's tag.
 */
export function byteRangeOf(
  range: string | undefined,
  ifRange: string | undefined,
  tag: string,
  size: number,
): ByteRange {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? "");
  if (!match || (ifRange !== undefined && ifRange !== tag)) return { kind: "all" };
  const [, from = "", to = ""] = match;
  if (from === "") {
    const length = Number(to);
    if (to === "" || length === 0) return to === "" ? { kind: "all" } : { kind: "outside" };
    return { kind: "part", first: Math.max(0, size - length), last: size - 1 };
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return { kind: "all" };
  return first >= size ? { kind: "outside" } : { kind: "part", first, last };
}
