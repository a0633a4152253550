"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useActorName } from "@/app/_lib/use-actor-name";
import { Instant } from "../../_components/instant";
import { PlainTable } from "../../_components/plain-table";
import { Counts } from "./file-result";

/** What came in before, the last file first. */
export function ImportHistory({ runs }: { runs: RouterOutputs["import"]["history"] }) {
  const t = useTranslations("hq.imports");
  const actorName = useActorName();
  if (runs.length === 0) return <p className="text-quiet">{t("noHistory")}</p>;
  return (
    <PlainTable
      label={t("history")}
      heads={[
        { key: "at", label: t("at") },
        { key: "kind", label: t("kind") },
        { key: "result", label: t("result") },
        { key: "by", label: t("by") },
      ]}
      rows={runs.map((run) => ({
        key: run.id,
        cells: [
          <Instant key="at" at={run.at} />,
          t(`kinds.${run.kind}`),
          <Counts key="counts" outcome={run} />,
          actorName(run.by),
        ],
      }))}
    />
  );
}
