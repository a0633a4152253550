import { z } from "zod";
import { invariant } from "./invariant";

/** Micro-yuan in one fen: unit costs keep six decimals of a yuan. */
export const microPerFen = 10_000;

const upToSixDecimals = /^-?\d{1,9}(\.\d{1,6})?$/;

/** A unit cost with up to six decimals, "3.2567", in micro-yuan; `undefined` for anything else. */
export function parseCost(text: string): number | undefined {
  if (!upToSixDecimals.test(text)) return undefined;
  const [whole = "0", decimals = ""] = text.split(".");
  const micro = Number(whole + decimals.padEnd(6, "0"));
  return micro === 0 ? 0 : micro;
}

/** Micro-yuan as a unit cost of two to six decimals: 3256700 becomes "3.2567", 3300000 becomes "3.30". */
export function formatCost(micro: number): string {
  invariant(Number.isSafeInteger(micro), `not whole micro-yuan: ${micro}`);
  const digits = String(Math.abs(micro)).padStart(7, "0");
  const decimals = digits.slice(-6).replace(/0{1,4}$/, "");
  return `${micro < 0 ? "-" : ""}${digits.slice(0, -6)}.${decimals}`;
}

/** Input schema: a unit cost from 0 upwards with up to six decimals, "3.2567", read as micro-yuan. */
export const costText = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, "a unit cost has at most six decimals, for example 3.2567")
  .transform((text) => parseCost(text) ?? 0);
