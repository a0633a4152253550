import { plainName } from "./payers";

/** Below so many letters two names that differ in one are two people. */
const nearMin = 3;
/** One letter may differ for each so many. */
const lettersPerSlip = 5;
/** A name that begins with the other one is the same shop with its legal form, from so many letters on. */
const headMin = 4;

/**
 * Whether two names may be one payer's, spelled apart: one letter in three to nine (two from ten on) is another, too many
 * or missing, or one continues the other ("Wang's shop", "Wang's shop Ltd."). For proposals only: 王小明 and 王小红 are near.
 */
export function isNearName(one: string, other: string): boolean {
  const [short, long] = [plainName(one), plainName(other)].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  if (short === long) return short !== "";
  if (short.length < nearMin) return false;
  if (short.length >= headMin && long.startsWith(short)) return true;
  const allowed = Math.max(1, Math.floor(short.length / lettersPerSlip));
  return long.length - short.length <= allowed && editsBetween(short, long, allowed) <= allowed;
}

/** Letters to change, add or drop (Levenshtein); more than `most` is answered as `most + 1`. */
function editsBetween(one: string, other: string, most: number): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const changed = (row[to - 1] ?? 0) + (isSame ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length] ?? most + 1;
}
