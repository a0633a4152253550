import type { RouterOutputs } from "@/app/_lib/trpc/client";

type Part = RouterOutputs["promotion"]["replay"];

/** What all parts of a replay come to. */
export interface ReplaySums {
  from: string;
  to: string;
  orders: number;
  earning: number;
  times: number;
  costFen: number;
  /** Those that it would have cost most first. */
  stores: Part["stores"];
  days: Part["days"];
}

/** Adds the parts of a replay up: stores are each in one part, days in all of them. */
export function addUp(parts: readonly Part[]): ReplaySums {
  const byDay = new Map<string, number>();
  for (const { days } of parts)
    for (const { day, costFen } of days) byDay.set(day, (byDay.get(day) ?? 0) + costFen);
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    from: parts[0]?.from ?? "",
    to: parts[0]?.to ?? "",
    orders: sum(({ orders }) => orders),
    earning: sum(({ earning }) => earning),
    times: sum(({ times }) => times),
    costFen: sum(({ costFen }) => costFen),
    stores: parts.flatMap(({ stores }) => stores).toSorted((a, b) => b.costFen - a.costFen),
    days: [...byDay].map(([day, costFen]) => ({ day, costFen })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
}
