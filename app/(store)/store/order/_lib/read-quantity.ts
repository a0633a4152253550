import { halfWidth, readWhole } from "@/app/_lib/read-money";

/** The most of an item in an order: pieces, or grams of a weighed one. */
export const quantityMax = 10_000_000;

/**
 * Reads a quantity as typed: whole pieces, or of a weighed item kilograms with up to three decimals, in grams; nothing typed is
 * none of it. `undefined` when it is no quantity.
 */
export function readQuantity(text: string, isWeighed: boolean): number | undefined {
  if (text.trim() === "") return 0;
  if (!isWeighed) return readWhole(text);
  const match = /^(\d{0,5})(?:\.(\d{0,3}))?$/.exec(halfWidth(text).replace(/[,\s]/g, ""));
  if (!match || (!match[1] && !match[2])) return undefined;
  return Number(match[1]) * 1_000 + Number((match[2] ?? "").padEnd(3, "0"));
}
