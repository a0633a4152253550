"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { SimpleTable } from "../../_components/simple-table";

type BoardZone = RouterOutputs["wave"]["board"]["zones"][number];

/** What is left to pick, zone by zone; a press shows its tasks. */
export function ZoneTable({ zones }: { zones: readonly BoardZone[] }) {
  const t = useTranslations("dc.board");
  const format = useFormat();
  return (
    <Card title={t("zones")}>
      <SimpleTable
        label={t("zones")}
        heads={[
          { label: t("zone") },
          { label: t("dc") },
          { label: t("openTasks"), isEnd: true },
          { label: t("linesLeft"), isEnd: true },
        ]}
        rows={zones}
        rowId={({ dc, zone }) => `${dc} ${zone}`}
        cells={({ dc, zone, openTasks, lines, scannedLines }) => [
          <Link
            key="zone"
            href={{ pathname: "/dc/tasks", query: { dc, zone: zone.split(" ")[0] } }}
            className="font-medium underline-offset-2 hover:underline"
          >
            {zone || "–"}
          </Link>,
          dc,
          format.count(openTasks),
          `${format.count(lines - scannedLines)} / ${format.count(lines)}`,
        ]}
      />
    </Card>
  );
}
