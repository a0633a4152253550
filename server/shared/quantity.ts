import { z } from "zod";
import { broken } from "./invariant";

/** Largest quantity of one line: ten million pieces, or ten tonnes of a weighed item. */
export const quantityMax = 10_000_000;
/** Grams in one kilogram: prices and costs of weighed items are per kilogram (ruling 14). */
export const gramsPerKilogram = 1_000;

/** Input schema: a quantity somebody wants, in base units (pieces, grams), at least 1. */
export const wantedQuantity = z.int().min(1).max(quantityMax);

/** Input schema: a quantity somebody counted or picked, in base units, from 0 upwards. */
export const countedQuantity = z.int().min(0).max(quantityMax);

/** Whole cases and the pieces beside them. */
export function casesAndPieces(qtyEach: number, casePackEach: number): { cases: number; pieces: number } {
  if (!(casePackEach > 0)) broken(`case pack ${casePackEach}`);
  const pieces = qtyEach % casePackEach;
  return { cases: (qtyEach - pieces) / casePackEach, pieces };
}

/** Pieces that go into one tote, as one plans (4.3). */
export const piecesPerTote = 60;

/** How many totes loose goods need, by the planning figure; what is weighed counts as one piece. */
export function totesFor(pieces: number): number {
  return Math.ceil(pieces / piecesPerTote);
}

/** A quantity as people read it: pieces as they are, grams as kilograms with three decimals ("1.250"). */
export function formatQuantity(qty: number, isWeighed: boolean): string {
  if (!isWeighed) return String(qty);
  const digits = String(Math.abs(qty)).padStart(4, "0");
  return `${qty < 0 ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
