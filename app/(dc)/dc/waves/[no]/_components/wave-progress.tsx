"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Progress } from "@/app/_ui/progress";
import { countByStatus, stageCounts } from "../../../_lib/stages";

/** A bar per stage: how many delivery orders have come that far. */
export function WaveProgress({ floor }: { floor: RouterOutputs["wave"]["floor"] }) {
  const t = useTranslations("dc.wave.stages");
  const counts = stageCounts(countByStatus(floor.deliveries));
  const stages = ["released", "picked", "approved", "dispatched"] as const;
  return (
    <div className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2 2xl:grid-cols-4">
      {stages.map((stage) => (
        <Progress key={stage} label={t(stage)} done={counts[stage]} total={counts.total} />
      ))}
    </div>
  );
}
