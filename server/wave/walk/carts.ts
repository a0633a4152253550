import type { BatchLengths } from "./batch-lengths";
import type { Batching } from "./savings";

/** How many units a change of the walks may cost and be made all the same. */
type Accept = (more: number) => boolean;

/**
 * The state of a search: which order lies on which cart, how long each cart's walk is. One cart is always empty, so that an
 * order can be taken out of all batches. Carts that are nearly full or nearly empty count as a little better than two that are
 * half full (`fullness` units of length for a full one): that is how a search finds that it needs a cart less.
 */
export class Carts {
  readonly batchOf: Int32Array;
  /** No order, where a move leaves a place empty: the number after the last order, of size 0. */
  readonly none: number;
  readonly #sizes: readonly number[];
  readonly members: number[][] = [];
  readonly #loads: number[] = [];
  readonly #high: number[] = [];
  readonly #low: number[] = [];
  readonly #lengths: number[] = [];
  readonly #scratch: number[] = [];
  #empty = 0;
  /** The length of all walks together. */
  total = 0;

  constructor(
    batching: Batching,
    sizes: readonly number[],
    private readonly capacity: number,
    private readonly walks: BatchLengths,
    private readonly fullness: number,
  ) {
    this.none = sizes.length;
    this.#sizes = [...sizes, 0];
    this.batchOf = new Int32Array(sizes.length);
    for (const batch of batching) if (batch.length > 0) this.#open(batch);
    this.#empty = this.#open([]);
  }

  get count(): number {
    return this.members.length;
  }

  /** A copy of the batches as they are. */
  batches(): Batching {
    return this.members.filter((batch) => batch.length > 0).map((batch) => [...batch]);
  }

  #open(batch: readonly number[]): number {
    const at = this.members.push([]) - 1;
    this.#loads.push(0);
    this.#high.push(0);
    this.#low.push(0);
    this.#lengths.push(0);
    for (const order of batch) {
      this.batchOf[order] = at;
      this.#add(order, at, 1);
    }
    this.members[at] = [...batch];
    this.#setLength(at, this.walks.ofBatch(batch));
    return at;
  }

  #add(order: number, batch: number, sign: 1 | -1): void {
    this.#loads[batch] = (this.#loads[batch] ?? 0) + sign * (this.#sizes[order] ?? 0);
    this.#high[batch] = (this.#high[batch] ?? 0) ^ (this.walks.highKeys[order] ?? 0);
    this.#low[batch] = (this.#low[batch] ?? 0) ^ (this.walks.lowKeys[order] ?? 0);
  }

  #move(order: number, to: number): void {
    if (order === this.none) return;
    const from = this.batchOf[order] ?? 0;
    const [old, joined] = [this.members[from], this.members[to]];
    if (!old || !joined) return;
    const last = old.pop() ?? order;
    if (last !== order) old[old.indexOf(order)] = last;
    joined.push(order);
    this.batchOf[order] = to;
    this.#add(order, from, -1);
    this.#add(order, to, 1);
  }

  #setLength(batch: number, length: number): void {
    this.total += length - (this.#lengths[batch] ?? 0);
    this.#lengths[batch] = length;
  }

  #keepOneEmpty(): void {
    if ((this.members[this.#empty]?.length ?? 0) === 0) return;
    const at = this.members.findIndex((batch) => batch.length === 0);
    this.#empty = at < 0 ? this.#open([]) : at;
  }

  /** How long a batch's walk would be without the first two orders and with the last two. */
  #changed(batch: number, out1: number, out2: number, in1: number, in2: number): number {
    const { none } = this;
    const { highKeys, lowKeys } = this.walks;
    const high =
      (this.#high[batch] ?? 0) ^
      (highKeys[out1] ?? 0) ^
      (highKeys[out2] ?? 0) ^
      (highKeys[in1] ?? 0) ^
      (highKeys[in2] ?? 0);
    const low =
      (this.#low[batch] ?? 0) ^
      (lowKeys[out1] ?? 0) ^
      (lowKeys[out2] ?? 0) ^
      (lowKeys[in1] ?? 0) ^
      (lowKeys[in2] ?? 0);
    const known = this.walks.known(high, low);
    if (known >= 0) return known;
    const scratch = this.#scratch;
    let count = 0;
    for (const order of this.members[batch] ?? []) {
      if (order !== out1 && order !== out2) scratch[count++] = order;
    }
    if (in1 !== none) scratch[count++] = in1;
    if (in2 !== none) scratch[count++] = in2;
    return this.walks.route(scratch, count, high, low);
  }

  /** What it is worth that a batch's load grows by this much. */
  #worth(load: number, more: number): number {
    return (this.fullness * (2 * load + more) * more) / (this.capacity * this.capacity);
  }

  /**
   * Moves one or two orders of batch a to batch b, against one order of b or none, if they fit and the search accepts it.
   */
  exchange(a: number, first: number, second: number, b: number, other: number, accept: Accept): boolean {
    const sizes = this.#sizes;
    const more = (sizes[first] ?? 0) + (sizes[second] ?? 0) - (sizes[other] ?? 0);
    const [loadA, loadB] = [this.#loads[a] ?? 0, this.#loads[b] ?? 0];
    if (loadB + more > this.capacity || loadA - more > this.capacity) return false;
    const newA = this.#changed(a, first, second, other, this.none);
    const newB = this.#changed(b, other, this.none, first, second);
    const longer = newA + newB - (this.#lengths[a] ?? 0) - (this.#lengths[b] ?? 0);
    if (!accept(longer - this.#worth(loadA, -more) - this.#worth(loadB, more))) return false;
    this.#move(first, b);
    this.#move(second, b);
    this.#move(other, a);
    this.#setLength(a, newA);
    this.#setLength(b, newB);
    this.#keepOneEmpty();
    return true;
  }

  /** Moves an order of batch a to batch b, from which another goes to batch c, if they fit and the search accepts it. */
  pass(a: number, order: number, b: number, next: number, c: number, accept: Accept): boolean {
    const [size, nextSize] = [this.#sizes[order] ?? 0, this.#sizes[next] ?? 0];
    const [loadA, loadB, loadC] = [this.#loads[a] ?? 0, this.#loads[b] ?? 0, this.#loads[c] ?? 0];
    if (loadB + size - nextSize > this.capacity || loadC + nextSize > this.capacity) return false;
    const newA = this.#changed(a, order, this.none, this.none, this.none);
    const newB = this.#changed(b, next, this.none, order, this.none);
    const newC = this.#changed(c, this.none, this.none, next, this.none);
    const old = (this.#lengths[a] ?? 0) + (this.#lengths[b] ?? 0) + (this.#lengths[c] ?? 0);
    const worth =
      this.#worth(loadA, -size) + this.#worth(loadB, size - nextSize) + this.#worth(loadC, nextSize);
    if (!accept(newA + newB + newC - old - worth)) return false;
    this.#move(order, b);
    this.#move(next, c);
    this.#setLength(a, newA);
    this.#setLength(b, newB);
    this.#setLength(c, newC);
    this.#keepOneEmpty();
    return true;
  }
}
