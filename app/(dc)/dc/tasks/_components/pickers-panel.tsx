"use client";

import { useQuery } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Chip } from "@/app/_ui/status-chip";
import { SimpleTable } from "../../_components/simple-table";

/** While the page is in sight, the floor is asked again so often. */
const refreshMs = 10_000;

/** Who is on the floor, how fast, and who stands idle: those first, because somebody has to go there. */
export function PickersPanel() {
  const t = useTranslations("dc.pickers");
  const format = useFormat();
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.wave.pickers.queryOptions(), refetchInterval: refreshMs });
  if (!data || data.length === 0) return null;
  const idle = data.filter(({ idleMinutes }) => idleMinutes !== null).length;
  return (
    <Card
      title={t("title", { count: data.length })}
      aside={
        idle > 0 && (
          <Chip tone="attention" icon={Hourglass}>
            {t("idleCount", { count: idle })}
          </Chip>
        )
      }
    >
      <SimpleTable
        label={t("label")}
        heads={[
          { label: t("name") },
          { label: t("task") },
          { label: t("progress"), isEnd: true },
          { label: t("lines"), isEnd: true },
          { label: t("pace"), isEnd: true },
          { label: t("last"), isEnd: true },
        ]}
        rows={data}
        rowId={({ hand }) => hand}
        cells={(row) => [
          <span key="name" className="font-medium">
            {row.name}
          </span>,
          row.tasks.length === 0 ? (
            <span key="task" className="text-quiet">
              {t("none")}
            </span>
          ) : (
            <span key="task" className="flex flex-wrap gap-x-2">
              {row.tasks.map(({ task, zone }) => (
                <Link key={task} href={`/dc/tasks/${task}`} className="underline-offset-2 hover:underline">
                  {zone ? `${task} (${zone})` : task}
                </Link>
              ))}
            </span>
          ),
          row.tasks.length === 0
            ? "–"
            : row.tasks.map(({ lines, scannedLines }) => `${scannedLines} / ${lines}`).join(", "),
          format.count(row.lines),
          row.linesPerHour === null ? (
            <Quiet key="pace" />
          ) : (
            t("perHour", { lines: format.count(row.linesPerHour) })
          ),
          row.idleMinutes === null ? (
            format.time(row.lastAt)
          ) : (
            <span key="last" className="text-attention">
              {t("idleFor", { minutes: row.idleMinutes })}
            </span>
          ),
        ]}
      />
    </Card>
  );
}

function Quiet() {
  return <span className="text-quiet">–</span>;
}
