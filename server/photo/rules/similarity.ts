/** Sides of what is compared: a hash of 8 × 8 differences, a sketch of 64 × 64 grey values. */
export const hashColumns = 9;
export const hashRows = 8;
export const sketchSide = 64;

/** Bits in which the hashes of two pictures of the same thing may differ after saving again, scaling or brightening. */
export const hashBitsMax = 10;
/** Grey levels by which a point may differ in the same picture saved again. */
const levelMax = 14;
/** Points that may differ by more. Another amount, or another time and code, on a receipt of 1080 × 2340 changes 3 to 10. */
const pointsMax = 2;

/** A copy that was scaled differs a little along all its edges, never by so much at one point as another digit does. */
const scaled = { levelMax: 36, pointsMax: 24, faintLevel: 8, faintMin: 30, faintPerPoint: 2.5 } as const;

/** A copy may be darker or brighter as a whole: by so many levels, and where there is contrast also by this factor. */
const shiftMax = 24;
const contrastMin = 12;
const gain = { least: 0.75, most: 1.3 } as const;

/** The difference hash of 9 × 8 grey values as 64 ones and zeros: is each point brighter than its right neighbour? */
export function differenceHash(grey: Uint8Array): string {
  let bits = "";
  for (let row = 0; row < hashRows; row += 1) {
    for (let column = 0; column < hashColumns - 1; column += 1) {
      const at = row * hashColumns + column;
      bits += (grey[at] ?? 0) > (grey[at + 1] ?? 0) ? "1" : "0";
    }
  }
  return bits;
}

/** In how many bits two hashes differ. */
export function hashDistance(one: string, other: string): number {
  let distance = 0;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) distance += 1;
  return distance;
}

/**
 * Whether two sketches show the same picture: saved again, blurred, scaled, or as a whole darker or brighter. Receipts of one
 * bank look alike and have almost the same hash; the digits of another amount change a few points by much, a copy many by
 * little. A picture that was cropped or turned is another one.
 */
export function isSamePicture(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  const light = lightOf(one, other);
  if (!light) return false;
  let [most, points, faint] = [0, 0, 0];
  for (let index = 0; index < one.length; index += 1) {
    const difference =
      Math.abs((other[index] ?? 0) - light.factor * (one[index] ?? 0) - light.shift) / light.factor;
    most = Math.max(most, difference);
    if (difference > levelMax) points += 1;
    if (difference > scaled.faintLevel) faint += 1;
  }
  if (points <= pointsMax) return true;
  const isSpread = faint >= scaled.faintMin && faint >= points * scaled.faintPerPoint;
  return isSpread && most <= scaled.levelMax && points <= scaled.pointsMax;
}

/** The factor and the shift that make the one as light as the other; undefined where no copy is so much lighter. */
function lightOf(one: Uint8Array, other: Uint8Array): { factor: number; shift: number } | undefined {
  const count = one.length;
  let [sum, otherSum, squares, products] = [0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    sum += a;
    otherSum += b;
    squares += a * a;
    products += a * b;
  }
  const [mean, otherMean] = [sum / count, otherSum / count];
  const variance = squares / count - mean * mean;
  // Two plain walls of different grey are not one picture.
  if (variance < contrastMin * contrastMin)
    return Math.abs(otherMean - mean) <= shiftMax ? { factor: 1, shift: otherMean - mean } : undefined;
  const factor = (products / count - mean * otherMean) / variance;
  const shift = otherMean - factor * mean;
  const isCopy = factor >= gain.least && factor <= gain.most && Math.abs(shift) <= shiftMax;
  return isCopy ? { factor, shift } : undefined;
}
