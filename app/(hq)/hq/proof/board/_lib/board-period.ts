import { type BusinessDay, parseBusinessDay } from "@/server/shared/business-day";

/** The period that an address asks for; nothing, which is today, when it makes no sense. */
export function boardPeriod(from?: string, to?: string): { from?: BusinessDay; to?: BusinessDay } {
  const [first, last] = [parseBusinessDay(from ?? ""), parseBusinessDay(to ?? "")];
  if (first && last) return first <= last ? { from: first, to: last } : {};
  return { ...(first && { from: first }), ...(last && { to: last }) };
}
