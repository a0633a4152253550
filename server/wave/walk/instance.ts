import { z } from "zod";
import { unitsOf, type WalkInstance, type WalkPlan } from "./plan-walks";

const lengthInput = z.number().nonnegative();
const countInput = z.number().int().positive().max(100_000);

const walkInput = z.object({
  aisles: countInput,
  cellsPerAisle: countInput,
  cellLength: lengthInput,
  aisleEntry: lengthInput,
  aisleExit: lengthInput,
  aisleDistance: lengthInput,
  depot: z.object({ aisle: z.number().int().nonnegative(), end: z.enum(["front", "back"]) }),
  capacity: z.number().positive(),
  orders: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      picks: z
        .array(
          z.object({
            aisle: z.number().int().nonnegative(),
            cell: z.number().int().nonnegative(),
            qty: z.number().positive(),
          }),
        )
        .min(1),
    }),
  ),
});

type WalkInput = z.infer<typeof walkInput>;

export interface ReadInstance {
  /** With aisles and cells counted from 0. */
  instance: WalkInstance;
  /** What the instance counts its aisles and its cells from, 0 or 1. */
  firstAisle: 0 | 1;
  firstCell: 0 | 1;
}

/** What is wrong with an instance, a sentence for each mistake. */
export class InstanceProblem extends Error {}

/** 1 if these are numbers from 1 to `most`: none is 0 and one is `most`. */
function firstOf(numbers: readonly number[], most: number): 0 | 1 {
  return numbers.length > 0 && !numbers.includes(0) && numbers.includes(most) ? 1 : 0;
}

function mistakesOf(given: WalkInput, firstAisle: number, firstCell: number): string[] {
  const mistakes: string[] = [];
  const seen = new Set<string>();
  const [lastAisle, lastCell] = [given.aisles - 1 + firstAisle, given.cellsPerAisle - 1 + firstCell];
  for (const order of given.orders) {
    const name = `order ${order.id}`;
    if (seen.has(String(order.id))) mistakes.push(`${name} is there twice`);
    seen.add(String(order.id));
    const units = unitsOf(order);
    if (units > given.capacity) {
      mistakes.push(
        `${name} has ${units} units, a cart takes ${given.capacity}, and an order is never split`,
      );
    }
    for (const { aisle, cell } of order.picks) {
      if (aisle > lastAisle) mistakes.push(`${name}: aisle ${aisle}, the last is ${lastAisle}`);
      if (cell > lastCell) mistakes.push(`${name}: cell ${cell}, the last is ${lastCell}`);
    }
  }
  if (given.depot.aisle > lastAisle) {
    mistakes.push(`the depot is at aisle ${given.depot.aisle}, the last is ${lastAisle}`);
  }
  return mistakes;
}

/**
 * Checks an instance as it was written and counts its aisles and cells from 0. They are counted from 0 unless the picks say
 * otherwise: when none of them is at 0 and one is at the very number of aisles (or of cells), they are counted from 1, the
 * depot's aisle with them; a depot at aisle 0 is then at the first aisle. Throws an InstanceProblem that names what is wrong.
 */
export function readInstance(json: unknown): ReadInstance {
  const parsed = walkInput.safeParse(json);
  if (!parsed.success) {
    throw new InstanceProblem(
      parsed.error.issues
        .map(({ path, message }) => `${path.join(".") || "instance"}: ${message}`)
        .join("\n"),
    );
  }
  const given = parsed.data;
  const picks = given.orders.flatMap((order) => order.picks);
  const firstAisle = firstOf(
    picks.map(({ aisle }) => aisle),
    given.aisles,
  );
  const firstCell = firstOf(
    picks.map(({ cell }) => cell),
    given.cellsPerAisle,
  );
  const mistakes = mistakesOf(given, firstAisle, firstCell);
  if (mistakes.length > 0) throw new InstanceProblem(mistakes.join("\n"));
  return {
    instance: {
      ...given,
      depot: { ...given.depot, aisle: Math.max(0, given.depot.aisle - firstAisle) },
      orders: given.orders.map(({ id, picks }) => ({
        id,
        picks: picks.map(({ aisle, cell, qty }) => ({
          aisle: aisle - firstAisle,
          cell: cell - firstCell,
          qty,
        })),
      })),
    },
    firstAisle,
    firstCell,
  };
}

/** A plan with aisles and cells counted as the instance counts them. */
export function asCounted<Id>(plan: WalkPlan<Id>, { firstAisle, firstCell }: ReadInstance): WalkPlan<Id> {
  return {
    ...plan,
    batches: plan.batches.map((batch) => ({
      ...batch,
      walk: batch.walk.map(({ aisle, cell }) => ({ aisle: aisle + firstAisle, cell: cell + firstCell })),
    })),
  };
}
