import { exactLength, stagesOf } from "./exact";
import type { Stops, WalkGrid } from "./layout";
import { randomFrom } from "./random";

/** A way to route a walk, of which only the length is asked. */
export type LengthOf = (grid: WalkGrid, stops: Stops, stages: Float64Array) => number;

const slots = 1 << 18;

/**
 * Answers how long the walk of a batch is, millions of times. A batch has a key, the exclusive or of its orders' keys (two
 * words of 32 bits), by which an answer is found again; only a batch that was not asked for lately is routed.
 */
export class BatchLengths {
  readonly highKeys: Int32Array;
  readonly lowKeys: Int32Array;
  readonly #grid: WalkGrid;
  readonly #orders: readonly Stops[];
  readonly #lengthOf: LengthOf;
  readonly #stages: Float64Array;
  readonly #union: Stops;
  readonly #knownHigh = new Int32Array(slots);
  readonly #knownLow = new Int32Array(slots);
  readonly #known = new Float64Array(slots).fill(-1);

  constructor(grid: WalkGrid, orders: readonly Stops[], lengthOf: LengthOf = exactLength) {
    this.#grid = grid;
    this.#orders = orders;
    this.#lengthOf = lengthOf;
    this.#stages = stagesOf(grid);
    this.#union = new Uint32Array(grid.aisles * grid.words);
    const random = randomFrom(orders.length + 1);
    const key = () => Math.floor(random() * 4294967296) | 0;
    // One more, 0, for an order that is none.
    this.highKeys = Int32Array.from([...orders.map(key), 0]);
    this.lowKeys = Int32Array.from([...orders.map(key), 0]);
  }

  /** The length of the batch with this key if it was asked for lately, else -1. */
  known(high: number, low: number): number {
    const slot = low & (slots - 1);
    return this.#knownLow[slot] === low && this.#knownHigh[slot] === high ? (this.#known[slot] ?? -1) : -1;
  }

  /** Routes the walk past all stops of these orders, of which the first `count` count, and keeps its length under the key. */
  route(members: readonly number[], count: number, high: number, low: number): number {
    const union = this.#union;
    union.fill(0);
    for (let at = 0; at < count; at++) {
      const order = this.#orders[members[at] ?? 0];
      if (!order) continue;
      for (let word = 0; word < union.length; word++) union[word] = (union[word] ?? 0) | (order[word] ?? 0);
    }
    const length = this.#lengthOf(this.#grid, union, this.#stages);
    const slot = low & (slots - 1);
    this.#known[slot] = length;
    this.#knownLow[slot] = low;
    this.#knownHigh[slot] = high;
    return length;
  }

  /** The length of one batch, its key reckoned here. */
  ofBatch(members: readonly number[]): number {
    let [high, low] = [0, 0];
    for (const order of members) {
      high ^= this.highKeys[order] ?? 0;
      low ^= this.lowKeys[order] ?? 0;
    }
    const known = this.known(high, low);
    return known >= 0 ? known : this.route(members, members.length, high, low);
  }
}
