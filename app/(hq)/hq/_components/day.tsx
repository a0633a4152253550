"use client";

import { useFormat } from "@/app/_lib/use-format";
import { parseBusinessDay } from "@/server/shared/business-day";

/** A business day as people say it. */
export function Day({ day }: { day: string }) {
  const format = useFormat();
  const parsed = parseBusinessDay(day);
  return <span className="whitespace-nowrap">{parsed ? format.dayOfWeek(parsed) : day}</span>;
}
