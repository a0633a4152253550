"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { DocumentNumber } from "@/app/_ui/document-number";

/** Who generated over this route in the last day, and what that took: the answer to "where have my rows gone?" (U19). */
export function RecentRuns({ runs }: { runs: RouterOutputs["pool"]["preview"]["recentRuns"] }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  if (runs.length === 0) return null;
  return (
    <ul className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1 rounded-md bg-information-soft px-4 py-3">
      {runs.map((run) => (
        <li key={run.wave} className="col-span-2 grid grid-cols-subgrid items-center max-md:grid-cols-1">
          <span className="flex items-center gap-2">
            <History aria-hidden className="size-4 shrink-0 text-information" />
            <DocumentNumber no={run.wave} href={`/dc/waves/${run.wave}`} />
          </span>
          <span>
            {t("took", {
              stores: run.stores,
              lines: run.lines,
              at: format.instant(run.at),
              by: run.by,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
