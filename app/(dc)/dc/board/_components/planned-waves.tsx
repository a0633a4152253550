"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, Lock, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Dialog } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import { jobLinesMin } from "@/server/pool/schema";
import { useCutWords } from "../../_components/cut-fields";
import { JobProgress } from "../../_components/job-progress";
import { SimpleTable } from "../../_components/simple-table";

type Planned = RouterOutputs["pool"]["plannedWaves"][number];
const refreshMs = 20_000;

/** The waves that come next, by departure: what waits for each, and one press that makes it; then how it stands. */
export function PlannedWaves({ now, mayGenerate }: { now: Date; mayGenerate: boolean }) {
  const t = useTranslations("dc.board.planned");
  const format = useFormat();
  const trpc = useTRPC();
  const words = useCutWords();
  const waves = useQuery({ ...trpc.pool.plannedWaves.queryOptions(), refetchInterval: refreshMs });
  if (!waves.data || waves.data.length === 0) return null;
  return (
    <Card title={t("title")}>
      <SimpleTable
        label={t("title")}
        heads={[
          { label: t("name") },
          { label: t("departs") },
          { label: t("stores"), isEnd: true, isWideOnly: true },
          { label: t("lines"), isEnd: true },
          { label: t("work"), isEnd: true, isWideOnly: true },
          { label: t("releaseBy"), isWideOnly: true },
          { label: t("state") },
        ]}
        rows={waves.data}
        rowId={({ template }) => String(template)}
        cells={(row) => [
          <span key="name" className="block min-w-28 py-1">
            <span className="font-medium">{row.name}</span>
            <span className="block text-quiet">
              {[`${row.route} ${row.routeName}`, words(row)].filter(Boolean).join(" · ")}
            </span>
          </span>,
          <span key="departs" className="whitespace-nowrap">
            {format.instant(row.departsAt)}
          </span>,
          format.count(row.stores),
          format.count(row.lines),
          row.minutes === 0 ? "–" : format.span(row.minutes * 60_000),
          <ReleaseBy key="by" row={row} now={now} />,
          <State key="state" row={row} mayGenerate={mayGenerate} />,
        ]}
      />
    </Card>
  );
}

/** The latest release, with a mark once it is over and nothing is released. */
function ReleaseBy({ row: { releaseBy, made, lines }, now }: { row: Planned; now: Date }) {
  const t = useTranslations("dc.board.planned");
  const format = useFormat();
  const isOut = made !== null && made.status !== "generated";
  if (isOut || (made === null && lines === 0)) return <span className="text-quiet">–</span>;
  if (releaseBy > now) return <span className="whitespace-nowrap">{format.instant(releaseBy)}</span>;
  return (
    <Chip tone="attention" icon={CircleAlert}>
      {t("overdue", { time: format.time(releaseBy) })}
    </Chip>
  );
}

function State({ row, mayGenerate }: { row: Planned; mayGenerate: boolean }) {
  const t = useTranslations("dc.board.planned");
  const trpc = useTRPC();
  const run = useCommand(trpc.pool.runTemplate.mutationOptions(), {
    done: ({ wave }) => (wave === null ? t("nothing") : t("done", { wave })),
  });
  const [job, setJob] = useState<number | undefined>(undefined);
  const request = useCommand(trpc.pool.requestTemplateRun.mutationOptions(), {
    onDone: (asked) => setJob(asked.job),
    invalidates: [],
  });
  // Shown until it is closed, also when the wave has come about meanwhile.
  const progress = (
    <Dialog
      isOpen={job !== undefined}
      onClose={() => setJob(undefined)}
      title={t("making", { name: row.name })}
    >
      {job !== undefined && <JobProgress job={job} />}
    </Dialog>
  );
  if (row.made) {
    const { wave, status, isLocked } = row.made;
    return (
      <span className="flex flex-wrap items-center gap-2">
        <StatusChip kind="wave" status={status} />
        {isLocked && <Lock aria-label={t("locked")} className="size-4 text-attention" />}
        <DocumentNumber no={wave} href={`/dc/waves/${wave}`} />
        {progress}
      </span>
    );
  }
  if (!mayGenerate) return <span className="text-quiet">{t("waiting")}</span>;
  return (
    <span>
      <Button
        icon={<Play aria-hidden />}
        disabled={row.lines === 0}
        isLoading={run.isRunning || request.isRunning}
        onClick={() =>
          (row.lines >= jobLinesMin ? request : run).run({ template: row.template, day: row.day })
        }
      >
        {t("make")}
      </Button>
      {progress}
    </span>
  );
}
