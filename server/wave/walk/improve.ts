import type { BatchLengths } from "./batch-lengths";
import { Carts } from "./carts";
import { randomFrom } from "./random";
import type { Batching } from "./savings";

/** How much of its budget a search has used after so many steps: 0 at the beginning, 1 when it is used up. */
export type Progress = (steps: number) => number;

/** Shares of the walk of an average batch: what a step may cost at the beginning of a round, of every second round, and last. */
const warm = 0.03;
const warmAgain = 0.009;
const cold = 0.0008;
const roundsAtLeast = 4;
const roundsAtMost = 60;
/** Steps of a round for each order, if the budget has enough of them for more than the least rounds. */
const stepsPerOrder = 30_000;
/** What a full cart is worth more than two half full ones, again as a share of the average batch. */
const fullness = 0.6;

/**
 * Improves a batching as long as the budget lasts, by simulated annealing: it moves an order to another cart, exchanges one or
 * two orders for one, or passes an order on by way of a third cart, and takes what makes the walks shorter and, the less the
 * colder it becomes, what makes them longer. It cools down in rounds, each from the best batching so far, which it gives back:
 * four of them, or more if the budget has many steps for each order. The same seed and the same number of steps give the same batches.
 */
export function improveBatches(
  start: Batching,
  sizes: readonly number[],
  capacity: number,
  walks: BatchLengths,
  seed: number,
  progress: Progress,
): Batching {
  const random = randomFrom(seed);
  const among = (count: number) => Math.floor(random() * count);
  const average = start.reduce((sum, batch) => sum + walks.ofBatch(batch), 0) / start.length;
  const cartsOf = (batching: Batching) => new Carts(batching, sizes, capacity, walks, fullness * average);
  let carts = cartsOf(start);
  let best = start;
  let shortest = carts.total;
  let heat = warm * average;
  let round = 0;
  /** How many rounds there will be; 0 until the first hundredth of the budget has shown how fast the search is. */
  let rounds = 0;
  const accept = (longer: number) => longer <= 0 || random() < Math.exp(-longer / heat);

  const step = () => {
    const order = among(sizes.length);
    const a = carts.batchOf[order] ?? 0;
    const kind = random();
    if (kind < 0.25) {
      const b = among(carts.count);
      return a !== b && carts.exchange(a, order, carts.none, b, carts.none, accept);
    }
    const other = among(sizes.length);
    const b = carts.batchOf[other] ?? 0;
    if (a === b) return false;
    if (kind < 0.65) return carts.exchange(a, order, carts.none, b, other, accept);
    if (kind < 0.85) {
      const mates = carts.members[a] ?? [];
      const second = mates[among(mates.length)] ?? order;
      return second !== order && carts.exchange(a, order, second, b, other, accept);
    }
    const c = among(carts.count);
    return c !== a && c !== b && carts.pass(a, order, b, other, c, accept);
  };

  for (let steps = 0; ; steps++) {
    if ((steps & 63) === 0) {
      const used = progress(steps);
      if (used >= 1) return best;
      if (rounds === 0 && used >= 0.01) {
        const affordable = Math.floor(steps / used / (stepsPerOrder * sizes.length));
        rounds = Math.min(roundsAtMost, Math.max(roundsAtLeast, affordable));
      }
      const done = used * (rounds || roundsAtLeast);
      if (Math.floor(done) !== round) {
        round = Math.floor(done);
        carts = cartsOf(best);
      }
      const hot = round % 2 === 0 ? warm : warmAgain;
      heat = average * hot * (cold / hot) ** (done - round);
    }
    // Lengths may be fractions: what differs by less than a billionth is the same.
    if (step() && carts.total < shortest * (1 - 1e-9)) {
      shortest = carts.total;
      best = carts.batches();
    }
  }
}
