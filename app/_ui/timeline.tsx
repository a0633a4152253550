"use client";

import type { ReactNode } from "react";
import type { InstantLike } from "@/app/_lib/format";
import { useActorName } from "@/app/_lib/use-actor-name";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "./cn";
import type { Tone } from "./statuses";

export interface TimelineEntry {
  id: string | number;
  at: InstantLike;
  who: string;
  what: ReactNode;
  /** What changed, in figures: "allocated 12 → 10". */
  change?: ReactNode;
  tone?: Tone;
}

const dotLook: Record<Tone, string> = {
  neutral: "bg-line-strong",
  done: "bg-done",
  attention: "bg-attention",
  blocked: "bg-blocked",
  information: "bg-information",
};

/** Who did what to a document, when, and what changed; the newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const format = useFormat();
  const actorName = useActorName();
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.id} className="group relative flex gap-3 pb-4 last:pb-0">
          <span aria-hidden className="absolute top-4 bottom-0 left-[3.5px] w-px bg-line group-last:hidden" />
          <span
            aria-hidden
            className={cn("mt-1.5 size-2 shrink-0 rounded-full", dotLook[entry.tone ?? "neutral"])}
          />
          <div className="min-w-0">
            <p>{entry.what}</p>
            {entry.change && <p className="text-table text-quiet">{entry.change}</p>}
            <p className="text-table text-quiet">
              {actorName(entry.who)} ·{" "}
              <time dateTime={new Date(entry.at).toISOString()}>{format.instant(entry.at)}</time>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
