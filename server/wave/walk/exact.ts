import type { Stops, WalkGrid } from "./layout";

/**
 * What the exact routing knows of an aisle once it has come past it: the shortest partial walk of each of the five classes of
 * Ratliff and Rosenthal, then what it costs to serve the aisle in each way, and whether there is anything to serve.
 */
export const atOdd = 0;
export const atBack = 1;
export const atFront = 2;
export const atBoth = 3;
export const atTwo = 4;
export const byFront = 5;
export const byBack = 6;
export const byGap = 7;
export const hasPicks = 8;
export const stageSize = 9;

const none = Number.POSITIVE_INFINITY;

/** Room for the stages of one layout; one of these serves any number of walks, one after the other. */
export function stagesOf(grid: WalkGrid): Float64Array {
  return new Float64Array(grid.aisles * stageSize);
}

/** What it costs to serve an aisle from the front, from the back, and from both ends leaving out its largest gap. */
export function writeAisle(
  grid: WalkGrid,
  stops: Stops,
  aisle: number,
  into: Float64Array,
  at: number,
): boolean {
  let first = -1;
  let last = -1;
  let gap = 0;
  for (let word = 0; word < grid.words; word++) {
    let bits = stops[aisle * grid.words + word] ?? 0;
    while (bits !== 0) {
      const low = bits & -bits;
      const cell = word * 32 + 31 - Math.clz32(low);
      bits ^= low;
      if (first < 0) first = cell;
      else if (cell - last > gap) gap = cell - last;
      last = cell;
    }
  }
  if (first < 0) {
    into[at + byFront] = 0;
    into[at + byBack] = 0;
    into[at + byGap] = 0;
    into[at + hasPicks] = 0;
    return false;
  }
  into[at + byFront] = 2 * (grid.entry + last * grid.cell);
  into[at + byBack] = 2 * (grid.exit + (grid.cells - 1 - first) * grid.cell);
  // One pick has no gap to leave out; it is then served from an end.
  into[at + byGap] = first === last ? none : 2 * (grid.length - gap * grid.cell);
  into[at + hasPicks] = 1;
  return true;
}

/**
 * How long the shortest walk is that visits these stops (Ratliff and Rosenthal 1983, for two cross-aisles): aisle by aisle
 * from the left, the shortest partial walk of every class in which the part to the right can see it:
 *
 * - odd: both ends of the aisle have an odd number of ways out;
 * - back, front: in one piece that reaches only this cross-aisle, by an even number of ways;
 * - both: in one piece, even at both; two: even at both, in two pieces that have yet to be joined.
 *
 * The depot is a stop at the front end of its aisle ("front" being the depot's cross-aisle). Leaves the stages behind from
 * which `traceRoute` reads the walk. 0 when there is nothing to visit.
 */
export function exactLength(grid: WalkGrid, stops: Stops, stages: Float64Array): number {
  const { aisles, depotAisle, length } = grid;
  let left = -1;
  let right = -1;
  for (let aisle = 0; aisle < aisles; aisle++) {
    if (!writeAisle(grid, stops, aisle, stages, aisle * stageSize)) continue;
    if (left < 0) left = aisle;
    right = aisle;
  }
  if (left < 0) return 0;
  left = Math.min(left, depotAisle);
  right = Math.max(right, depotAisle);
  const [once, twice] = [2 * grid.pitch, 4 * grid.pitch];
  let odd = none;
  let back = none;
  let front = none;
  let both = none;
  let two = none;
  for (let aisle = left; aisle <= right; aisle++) {
    const at = aisle * stageSize;
    const F = stages[at + byFront] ?? 0;
    const B = stages[at + byBack] ?? 0;
    const G = stages[at + byGap] ?? 0;
    const isDepot = aisle === depotAisle;
    const isPicked = stages[at + hasPicks] === 1;
    if (aisle === left) {
      odd = length;
      both = 2 * length;
      // An aisle without picks is the first one only because the depot is there.
      back = isDepot ? none : B;
      front = F;
      two = !isDepot ? G : isPicked ? Math.min(B, G) : none;
    } else {
      const oldOdd = odd + once;
      const oldBack = Math.min(back, both) + once;
      const oldFront = Math.min(front, both) + once;
      const oldBoth = both + twice;
      const oldTwo = two + twice;
      const even = Math.min(oldBack, oldFront, oldTwo);
      if (isPicked) {
        const best = Math.min(F, B, G);
        odd = Math.min(oldOdd + best, Math.min(even, oldBoth) + length);
        both = Math.min(oldOdd + length, oldBoth + best, even + 2 * length);
        two = Math.min(oldBack + (isDepot ? best : Math.min(F, G)), oldFront + Math.min(B, G), oldTwo + best);
        back = isDepot ? none : oldBack + B;
        front = oldFront + F;
      } else {
        odd = Math.min(oldOdd, Math.min(even, oldBoth) + length);
        both = Math.min(oldOdd + length, oldBoth, even + 2 * length);
        two = isDepot ? Math.min(oldBack, oldTwo) : oldTwo;
        back = isDepot ? none : oldBack;
        front = oldFront;
      }
    }
    stages[at + atOdd] = odd;
    stages[at + atBack] = back;
    stages[at + atFront] = front;
    stages[at + atBoth] = both;
    stages[at + atTwo] = two;
  }
  return Math.min(back, front, both);
}
