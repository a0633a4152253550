import { byBack, byFront, byGap, hasPicks, stageSize, writeAisle } from "./exact";
import type { Stops, WalkGrid } from "./layout";

/** The first and the last aisle with something to pick, how many there are; -1 when there is nothing to visit. */
function spanOf(
  grid: WalkGrid,
  stops: Stops,
  stages: Float64Array,
): [left: number, right: number, count: number] {
  let [left, right, count] = [-1, -1, 0];
  for (let aisle = 0; aisle < grid.aisles; aisle++) {
    if (!writeAisle(grid, stops, aisle, stages, aisle * stageSize)) continue;
    if (left < 0) left = aisle;
    right = aisle;
    count++;
  }
  return [left, right, count];
}

/** The ways along the cross-aisles from the depot, past the leftmost and the rightmost aisle, and back. */
function across(grid: WalkGrid, left: number, right: number): number {
  return 2 * grid.pitch * (Math.max(right, grid.depotAisle) - Math.min(left, grid.depotAisle));
}

/**
 * How long the S-shape walk is: from the leftmost aisle with picks to the rightmost, through each aisle that has picks; when
 * they are odd in number, into the last one and back out.
 */
export function sShapeLength(grid: WalkGrid, stops: Stops, stages: Float64Array): number {
  const [left, right, count] = spanOf(grid, stops, stages);
  if (count === 0) return 0;
  const last = count % 2 === 0 ? grid.length : (stages[right * stageSize + byFront] ?? 0);
  return across(grid, left, right) + (count - 1) * grid.length + last;
}

/**
 * How long the walk by largest gap is: through the leftmost aisle with picks to the far cross-aisle, through the rightmost back
 * from it, and into all others from both ends as far as their largest gap.
 */
export function largestGapLength(grid: WalkGrid, stops: Stops, stages: Float64Array): number {
  const [left, right, count] = spanOf(grid, stops, stages);
  if (count === 0) return 0;
  if (count === 1) return across(grid, left, right) + (stages[left * stageSize + byFront] ?? 0);
  let inside = 2 * grid.length;
  for (let aisle = left + 1; aisle < right; aisle++) {
    const at = aisle * stageSize;
    if (stages[at + hasPicks] !== 1) continue;
    inside += Math.min(stages[at + byFront] ?? 0, stages[at + byBack] ?? 0, stages[at + byGap] ?? 0);
  }
  return across(grid, left, right) + inside;
}
