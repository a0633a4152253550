"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { StatusChip } from "@/app/_ui/status-chip";
import { SimpleTable } from "../../../_components/simple-table";

/** The pick tasks of a wave by DC, method and zone, with how far each group is. */
export function WaveTasks({ wave, tasks }: { wave: string; tasks: RouterOutputs["wave"]["floor"]["tasks"] }) {
  const t = useTranslations("dc.wave");
  const method = useTranslations("dc.method");
  const format = useFormat();
  if (tasks.length === 0) return <EmptyState title={t("noTasks")} text={t("noTasksText")} />;
  return (
    <div className="flex flex-col gap-3">
      <SimpleTable
        label={t("tabs.tasks")}
        heads={[
          { label: t("columns.dc") },
          { label: t("method") },
          { label: t("zone") },
          { label: t("columns.status") },
          { label: t("tasks"), isEnd: true },
          { label: t("columns.lines"), isEnd: true },
          { label: t("scanned"), isEnd: true },
        ]}
        rows={tasks}
        rowId={(row) => `${row.dc} ${row.zone} ${row.method} ${row.status}`}
        cells={(row) => [
          row.dc,
          method(row.method),
          row.zone || "–",
          <StatusChip key="status" kind="task" status={row.status} />,
          format.count(row.tasks),
          format.count(row.lines),
          format.count(row.scannedLines),
        ]}
      />
      <p>
        <LinkButton href={`/dc/tasks?wave=${wave}`}>{t("toTasks")}</LinkButton>
      </p>
    </div>
  );
}
