import { mulDivHalfUp } from "@/server/shared/arithmetic";

/** A price for comparing: of a kilogram or litre, of small packs of 100 g or 100 ml. */
export interface UnitPrice {
  priceFen: number;
  per: "100g" | "100ml" | "kg" | "l";
}

const sizes: Record<string, { base: "g" | "ml"; each: number }> = {
  g: { base: "g", each: 1 },
  克: { base: "g", each: 1 },
  kg: { base: "g", each: 1_000 },
  千克: { base: "g", each: 1_000 },
  公斤: { base: "g", each: 1_000 },
  斤: { base: "g", each: 500 },
  ml: { base: "ml", each: 1 },
  毫升: { base: "ml", each: 1 },
  cl: { base: "ml", each: 10 },
  l: { base: "ml", each: 1_000 },
  升: { base: "ml", each: 1_000 },
};
const written = /(\d+(?:\.\d+)?)\s*(kg|g|ml|cl|l|千克|公斤|克|斤|毫升|升)(?:\s*[x×*]\s*(\d+))?/i;
/** From a pack of this much on, people compare by the kilogram or litre. */
const largeFrom = 1_000;

/**
 * What an item costs by weight or volume, from its price and the specification as people write it: "250ml", "1.5 L", "100 g×6".
 * Weighed items are priced by the kilogram already. Nothing that can be read: nothing.
 */
export function unitPriceOf(item: {
  priceFen: number;
  spec: string;
  isWeighed: boolean;
}): UnitPrice | undefined {
  if (item.isWeighed) return { priceFen: item.priceFen, per: "kg" };
  const match = written.exec(item.spec);
  const size = sizes[(match?.[2] ?? "").toLowerCase()];
  if (!match || !size) return undefined;
  const thousandths = Math.round(Number(match[1]) * 1_000) * size.each * Number(match[3] ?? 1);
  if (!Number.isSafeInteger(thousandths) || thousandths <= 0) return undefined;
  const isLarge = thousandths >= largeFrom * 1_000;
  const priceFen = mulDivHalfUp(item.priceFen, (isLarge ? 1_000 : 100) * 1_000, thousandths);
  if (size.base === "g") return { priceFen, per: isLarge ? "kg" : "100g" };
  return { priceFen, per: isLarge ? "l" : "100ml" };
}
