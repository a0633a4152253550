import { exactLength, stagesOf } from "./exact";
import { gridOf, type Stop, stopsOf, type WalkGrid, type WalkLayout } from "./layout";
import { batchOrders } from "./plan-walks";
import { exactWalk } from "./route";

/** How a DC's block is measured, in centimetres; how many aisles and cells it has follows from its locations. */
export interface FloorLayout {
  /** From one cell to the next. */
  cellCm: number;
  /** From one aisle to the next. */
  aisleCm: number;
  /** From the front cross-aisle to the first cell, and from the last one to the back. */
  entryCm: number;
  exitCm: number;
}

/** Shelving of a metre, aisles three metres apart, cross-aisles that two trolleys pass. */
export const usualLayout: FloorLayout = { cellCm: 100, aisleCm: 300, entryCm: 150, exitCm: 150 };

/** A cell with a higher number is none: the code means something else by it. */
const cellMax = 999;

/**
 * The place of a location in the aisles, by its code: the aisle, the cell in it, and the level if three parts or more say one.
 * "A-02-1" is cell 2 of aisle A (level 1), "A12-3" cell 3 of aisle A12, "A-03-12-2" cell 12 of aisle A-03. Null for a code
 * that names no cell by a number.
 */
export function placeOf(location: string): { aisle: string; cell: number } | null {
  const parts = location.split("-");
  const at = parts.length > 2 ? parts.length - 2 : parts.length - 1;
  const cell = parts[at] ?? "";
  const aisle = parts.slice(0, at).join("-");
  if (aisle === "" || !/^\d+$/.test(cell) || Number(cell) > cellMax) return null;
  return { aisle, cell: Number(cell) };
}

const natural = new Intl.Collator("en", { numeric: true, sensitivity: "variant" });

/** A DC's locations in the order of their codes, A-02 before A-10; what has no location comes last. */
function byCode(a: string, b: string): number {
  return Number(a === "") - Number(b === "") || natural.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/**
 * Where a DC's locations lie in its aisles. Aisles stand in the order of their codes, the depot (the packing benches) at the
 * front of the first; cells are as far apart as their numbers.
 */
export class FloorMap {
  readonly #layout: WalkLayout;
  readonly #grid: WalkGrid;
  readonly #stops = new Map<string, Stop>();
  readonly #ranks: Map<string, number>;
  readonly #stages: Float64Array;

  constructor(locations: Iterable<string>, layout: FloorLayout = usualLayout) {
    const known = [...new Set(locations)].sort(byCode);
    this.#ranks = new Map(known.map((location, rank) => [location, rank]));
    const places = known.flatMap((location) => {
      const place = placeOf(location);
      return place ? [{ location, ...place }] : [];
    });
    const aisles = [...new Set(places.map(({ aisle }) => aisle))].sort(natural.compare);
    const numberOf = new Map(aisles.map((aisle, index) => [aisle, index]));
    let [least, most] = [cellMax, 0];
    for (const { cell } of places) [least, most] = [Math.min(least, cell), Math.max(most, cell)];
    for (const { location, aisle, cell } of places) {
      this.#stops.set(location, { aisle: numberOf.get(aisle) ?? 0, cell: cell - least });
    }
    this.#layout = {
      aisles: Math.max(1, aisles.length),
      cellsPerAisle: Math.max(1, most - least + 1),
      cellLength: layout.cellCm,
      aisleDistance: layout.aisleCm,
      aisleEntry: layout.entryCm,
      aisleExit: layout.exitCm,
      depot: { aisle: 0, end: "front" },
    };
    this.#grid = gridOf(this.#layout);
    this.#stages = stagesOf(this.#grid);
  }

  /** By code, as one reads a list of locations; those that the map does not know come last. */
  compare(a: string, b: string): number {
    return this.rankOf(a) - this.rankOf(b);
  }

  /** The place of a location among all by code, for whoever sorts thousands of lines and looks each up once. */
  rankOf(location: string): number {
    return this.#ranks.get(location) ?? this.#ranks.size;
  }

  /** Whether the code of a location tells where it lies. */
  has(location: string): boolean {
    return this.#stops.has(location);
  }

  #stopsOf(locations: Iterable<string>): Stop[] {
    return [...new Set(locations)].flatMap((location) => this.#stops.get(location) ?? []);
  }

  /** How far one walks past these locations and back, in centimetres; those that cannot be placed are left out. */
  walkCm(locations: Iterable<string>): number {
    return exactLength(this.#grid, stopsOf(this.#grid, this.#stopsOf(locations)), this.#stages);
  }

  /**
   * Puts orders together on carts of the capacity so that the shortest walks past their locations are short in sum: by savings, then
   * improved by so many steps, which always give the same carts. No order may be larger than the capacity; a location that cannot be
   * placed costs nothing. Answers cart by cart the orders' places in the list.
   */
  batch(
    orders: readonly { locations: readonly string[]; size: number }[],
    capacity: number,
    steps: number,
  ): number[][] {
    const walked = orders.map(({ locations, size }, id) => ({
      id,
      picks: this.#stopsOf(locations).map((stop, at) => ({ ...stop, qty: at === 0 ? size : 0 })),
    }));
    return batchOrders({ ...this.#layout, capacity, orders: walked }, { steps }).batches;
  }

  /**
   * Sorts what lies at locations into the order of the shortest walk past them. What lies at one place goes by code; what cannot
   * be placed comes last, by code. `otherwise` decides between things at the same location.
   */
  sortByWalk<T extends { location: string }>(things: readonly T[], otherwise: (a: T, b: T) => number): T[] {
    const { walk } = exactWalk(
      this.#grid,
      stopsOf(this.#grid, this.#stopsOf(things.map(({ location }) => location))),
    );
    // A round walk is as short the other way round: one begins at the end that comes first by code.
    const [first, last] = [walk[0], walk.at(-1)];
    if (first && last && (first.aisle - last.aisle || first.cell - last.cell) > 0) walk.reverse();
    const turns = new Map(walk.map(({ aisle, cell }, turn) => [aisle * (cellMax + 1) + cell, turn]));
    const turnOf = (location: string) => {
      const stop = this.#stops.get(location);
      return (stop && turns.get(stop.aisle * (cellMax + 1) + stop.cell)) ?? walk.length;
    };
    return things.toSorted(
      (a, b) =>
        turnOf(a.location) - turnOf(b.location) || this.compare(a.location, b.location) || otherwise(a, b),
    );
  }
}
