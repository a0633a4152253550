import { z } from "zod";
import { broken } from "./invariant";

const exactlyTwoDecimals = /^-?\d{1,13}\.\d{2}$/;
/**
 * Most money that anybody may name at once: a billion yuan. Ninety thousand of these still add up to whole fen; without a
 * limit a handful of typing errors makes a sum that no figure can hold, and an account that nobody can open any more.
 */
export const moneyMaxFen = 100_000_000_000;

/** Money as people write it, "12.30", in fen; `undefined` unless it has exactly two decimals and nothing else. */
export function parseFen(text: string): number | undefined {
  if (!exactlyTwoDecimals.test(text)) return undefined;
  const fen = Number(text.replace(".", ""));
  return fen === 0 ? 0 : fen;
}

/** Fen as people write money: 1230 becomes "12.30". */
export function formatFen(fen: number): string {
  if (!Number.isSafeInteger(fen)) broken(`not whole fen: ${fen}`);
  const size = Math.abs(fen);
  const cents = size % 100;
  return `${fen < 0 ? "-" : ""}${(size - cents) / 100}${cents < 10 ? ".0" : "."}${cents}`;
}

/**
 * Input schema: a string of exactly two decimals, read as fen; may be negative, at most a billion yuan either way. Anything
 * else is bad input (ruling 13).
 */
export const fenText = z
  .string()
  .regex(exactlyTwoDecimals, "money has exactly two decimals, for example 12.30")
  .transform((text) => {
    const fen = Number(text.replace(".", ""));
    return fen === 0 ? 0 : fen;
  })
  .refine((fen) => Math.abs(fen) <= moneyMaxFen, `must be at most ${formatFen(moneyMaxFen)}`);

/** Input schema: money from 0.00 upwards. */
export const fenTextFromZero = fenText.refine((fen) => fen >= 0, "must not be negative");

/** Input schema: money above 0.00. */
export const fenTextAboveZero = fenText.refine((fen) => fen > 0, "must be above 0.00");
