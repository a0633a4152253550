const rangeForm = /^(.*?)(\d+)\s*(?:\.\.|…|~|～)\s*(.*?)(\d+)$/u;
/** Of one range: a wall of a thousand positions would be a hall. */
export const positionsMax = 1_000;

/**
 * What somebody writes for a row of positions: "P-01..P-24" is twenty-four of them, anything else is one. The second end may leave out what
 * both have in common: "P-01..24". Undefined where the ends do not belong together or the row runs backwards or is too long.
 */
export function expandAddress(text: string): string[] | undefined {
  const found = rangeForm.exec(text.trim());
  if (!found) return text.includes("..") ? undefined : [text.trim()];
  const [, prefix = "", from = "", otherPrefix = "", to = ""] = found;
  const [first, last] = [Number(from), Number(to)];
  if (otherPrefix !== "" && otherPrefix !== prefix) return undefined;
  if (last < first || last - first >= positionsMax) return undefined;
  return Array.from(
    { length: last - first + 1 },
    (_, n) => prefix + String(first + n).padStart(from.length, "0"),
  );
}
