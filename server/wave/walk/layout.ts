/**
 * One block of a DC: parallel aisles between a front and a back cross-aisle, from which alone one changes aisles. Goods lie
 * on both sides of an aisle in the same cells, counted from 0 at the front. Lengths are all of one unit, whichever.
 */
export interface WalkLayout {
  aisles: number;
  cellsPerAisle: number;
  /** From the middle of one cell to the middle of the next. */
  cellLength: number;
  /** From the front cross-aisle to the middle of the first cell. */
  aisleEntry: number;
  /** From the middle of the last cell to the back cross-aisle. */
  aisleExit: number;
  /** From one aisle to the next, along either cross-aisle. */
  aisleDistance: number;
  /** Where every walk begins and ends: an end of an aisle. */
  depot: { aisle: number; end: "front" | "back" };
}

/** A place where something is picked, both numbers from 0. */
export interface Stop {
  aisle: number;
  cell: number;
}

/** A layout as it is calculated with: whole numbers where the lengths allow it, and seen from the depot's cross-aisle. */
export interface WalkGrid {
  aisles: number;
  cells: number;
  cell: number;
  /** From the depot's cross-aisle to the first cell. */
  entry: number;
  /** From the last cell to the other cross-aisle. */
  exit: number;
  /** Of a whole aisle. */
  length: number;
  pitch: number;
  depotAisle: number;
  /** The depot is at the back: cells are counted from there. */
  isMirrored: boolean;
  /** Units of this grid to one of the layout. */
  scale: number;
  /** 32-bit words that the cells of one aisle need. */
  words: number;
}

/** The smallest power of ten that makes all of these whole numbers; 1 if none up to a million does. */
function scaleOf(lengths: readonly number[]): number {
  for (let scale = 1; scale <= 1_000_000; scale *= 10) {
    if (lengths.every((length) => Math.abs(length * scale - Math.round(length * scale)) < 1e-6)) return scale;
  }
  return 1;
}

/** Reads a layout for calculation: sums of decimal lengths such as 2.4 are then exact. */
export function gridOf(layout: WalkLayout): WalkGrid {
  const lengths = [layout.cellLength, layout.aisleEntry, layout.aisleExit, layout.aisleDistance];
  const scale = scaleOf(lengths);
  const [cell = 0, front = 0, back = 0, pitch = 0] = lengths.map((length) => {
    const scaled = length * scale;
    return Math.abs(scaled - Math.round(scaled)) < 1e-6 ? Math.round(scaled) : scaled;
  });
  const isMirrored = layout.depot.end === "back";
  return {
    aisles: layout.aisles,
    cells: layout.cellsPerAisle,
    cell,
    entry: isMirrored ? back : front,
    exit: isMirrored ? front : back,
    length: front + (layout.cellsPerAisle - 1) * cell + back,
    pitch,
    depotAisle: layout.depot.aisle,
    isMirrored,
    scale,
    words: Math.ceil(layout.cellsPerAisle / 32),
  };
}

/** A distance of the grid in the layout's own unit. */
export function distanceOf(grid: WalkGrid, length: number): number {
  return length / grid.scale;
}

/** Where a walk stops: one bit for each cell, aisle by aisle, counted from the depot's cross-aisle. */
export type Stops = Uint32Array;

/** The stops of some picks; a place that is named twice is visited once. */
export function stopsOf(grid: WalkGrid, picks: Iterable<Stop>): Stops {
  const stops = new Uint32Array(grid.aisles * grid.words);
  for (const { aisle, cell } of picks) {
    const counted = grid.isMirrored ? grid.cells - 1 - cell : cell;
    const word = aisle * grid.words + (counted >>> 5);
    stops[word] = ((stops[word] ?? 0) | (1 << (counted & 31))) >>> 0;
  }
  return stops;
}

/** The cells of one aisle where a walk stops, counted as the layout counts them, in the order from the depot's cross-aisle. */
export function cellsOf(grid: WalkGrid, stops: Stops, aisle: number): number[] {
  const cells: number[] = [];
  for (let counted = 0; counted < grid.cells; counted++) {
    const word = stops[aisle * grid.words + (counted >>> 5)] ?? 0;
    if ((word >>> (counted & 31)) & 1) cells.push(grid.isMirrored ? grid.cells - 1 - counted : counted);
  }
  return cells;
}

/** The shortest way between two places: within an aisle, or by the nearer of the two cross-aisles. */
export function wayBetween(layout: WalkLayout, from: Stop | "depot", to: Stop | "depot"): number {
  const length = layout.aisleEntry + (layout.cellsPerAisle - 1) * layout.cellLength + layout.aisleExit;
  const placeOf = (stop: Stop | "depot") =>
    stop === "depot"
      ? { aisle: layout.depot.aisle, at: layout.depot.end === "front" ? 0 : length }
      : { aisle: stop.aisle, at: layout.aisleEntry + stop.cell * layout.cellLength };
  const [a, b] = [placeOf(from), placeOf(to)];
  if (a.aisle === b.aisle) return Math.abs(a.at - b.at);
  const across = Math.abs(a.aisle - b.aisle) * layout.aisleDistance;
  return across + Math.min(a.at + b.at, 2 * length - a.at - b.at);
}

/** How long a walk is that begins at the depot, visits the stops in this order and comes back. */
export function walkLength(layout: WalkLayout, walk: readonly Stop[]): number {
  const places: (Stop | "depot")[] = ["depot", ...walk, "depot"];
  return places.reduce(
    (sum, place, at) => (at === 0 ? 0 : sum + wayBetween(layout, places[at - 1] ?? "depot", place)),
    0,
  );
}
