"use client";

import { Progress as Base } from "@base-ui/react/progress";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { InstantLike } from "@/app/_lib/format";
import { useFormat } from "@/app/_lib/use-format";

interface ProgressProps {
  label: ReactNode;
  done: number;
  total: number;
  /** With both, the rate and the time left are shown. */
  startedAt?: InstantLike;
  nowMs?: number;
}

/** A bar with count, rate and time left. The work goes on when the page is left. */
export function Progress({ label, done, total, startedAt, nowMs }: ProgressProps) {
  const t = useTranslations("common.kit");
  const format = useFormat();
  const elapsedMs =
    startedAt !== undefined && nowMs !== undefined ? nowMs - new Date(startedAt).getTime() : 0;
  const perSecond = elapsedMs > 1_000 ? (done * 1_000) / elapsedMs : 0;
  const leftMs = perSecond > 0 ? ((total - done) / perSecond) * 1_000 : 0;
  return (
    <Base.Root
      value={done}
      max={Math.max(total, 1)}
      // The label below names the bar only once the page works; until then a drawing of the server has this.
      aria-label={typeof label === "string" ? label : undefined}
      className="flex flex-col gap-1.5"
    >
      <div className="flex items-baseline justify-between gap-4">
        <Base.Label className="font-medium">{label}</Base.Label>
        <span className="text-table text-quiet">
          {t("ofTotal", { done: format.count(done), total: format.count(total) })}
        </span>
      </div>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-hover">
        <Base.Indicator className="h-full rounded-full bg-accent transition-[width] duration-150" />
      </Base.Track>
      {perSecond > 0 && done < total && (
        <p className="text-table text-quiet">
          {t("rateAndLeft", { rate: format.count(Math.round(perSecond)), left: format.span(leftMs) })}
        </p>
      )}
    </Base.Root>
  );
}
