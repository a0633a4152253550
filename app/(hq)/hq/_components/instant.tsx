"use client";

import type { InstantLike } from "@/app/_lib/format";
import { useFormat } from "@/app/_lib/use-format";

/** A day and time in the company's zone; a dash for none. */
export function Instant({ at }: { at: InstantLike | null }) {
  const format = useFormat();
  if (at === null) return <span className="text-quiet">–</span>;
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap">
      {format.instant(at)}
    </time>
  );
}
