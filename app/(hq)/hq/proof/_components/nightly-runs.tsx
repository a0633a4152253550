"use client";

import { CircleCheck, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Chip } from "@/app/_ui/status-chip";
import { Instant } from "../../_components/instant";
import { PlainTable } from "../../_components/plain-table";
import { useCheckWord } from "./use-check-word";

/** What every night found, the last one first. */
export function NightlyRuns({ runs }: { runs: RouterOutputs["proof"]["runs"] }) {
  const t = useTranslations("hq.proof");
  const word = useCheckWord();
  if (runs.length === 0) return <p className="text-quiet">{t("noNight")}</p>;
  return (
    <PlainTable
      label={t("nights")}
      heads={[
        { key: "at", label: t("ranAt") },
        { key: "result", label: t("result") },
        { key: "took", label: t("took"), isFigure: true },
        { key: "failed", label: t("failedChecks") },
      ]}
      rows={runs.map((run) => ({
        key: run.at.toISOString(),
        cells: [
          <Instant key="at" at={run.at} />,
          <Chip key="ok" tone={run.ok ? "done" : "blocked"} icon={run.ok ? CircleCheck : OctagonAlert}>
            {t(run.ok ? "ok" : "differs")}
          </Chip>,
          t("seconds", { seconds: run.seconds }),
          run.failed.map((check) => word(check.name)).join(", ") || "–",
        ],
      }))}
    />
  );
}
