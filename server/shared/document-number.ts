import type { BusinessDay } from "./business-day";

/** A document's number as printed and spoken: prefix, day, running number: "PO261123-000042". Numbers are not an order. */
export function documentNumber(prefix: string, day: BusinessDay, sequence: number): string {
  return `${prefix}${day.slice(2).replaceAll("-", "")}-${String(sequence).padStart(6, "0")}`;
}
