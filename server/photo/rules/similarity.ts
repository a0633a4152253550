/** Sides of what is compared: a hash of 8 × 8 differences, a sketch of 64 × 64 grey values. */
export const hashColumns = 9;
export const hashRows = 8;
export const sketchSide = 64;

/** Bits in which the hashes of two pictures of the same thing may differ after saving again, scaling or brightening. */
export const hashBitsMax = 10;
/** Grey levels by which a point may differ in the same picture saved again. */
const levelMax = 14;
/** Grey levels by which a copy as a whole may be brighter or darker. */
const shiftMax = 24;
/** Points that may differ by more. Another amount, or another time and code, on a receipt of 1080 × 2340 changes 3 to 10. */
const pointsMax = 2;

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
 * Whether two sketches show the same picture. Receipts of one bank look alike and have almost the same hash; the digits of
 * another amount change points here by far more than saving again does.
 */
export function isSamePicture(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  const difference = (index: number) => (one[index] ?? 0) - (other[index] ?? 0);
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += difference(index);
  // A slightly brighter copy is the same picture; two plain walls of different grey are not.
  const shift = sum / one.length;
  if (Math.abs(shift) > shiftMax) return false;
  let differing = 0;
  for (let index = 0; index < one.length; index += 1) {
    if (Math.abs(difference(index) - shift) > levelMax) differing += 1;
  }
  return differing <= pointsMax;
}
