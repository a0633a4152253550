"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { SimpleTable } from "../../_components/simple-table";

/** When each zone would be done, after what is left there, by the people who pick in it now. */
export function RunZones({ zones }: { zones: RouterOutputs["pool"]["preview"]["zones"] }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-3">
      <p className="text-quiet">{t("zonesText")}</p>
      <SimpleTable
        label={t("tabZones")}
        heads={[
          { label: t("dc") },
          { label: t("zone") },
          { label: t("lines"), isEnd: true },
          { label: t("pickTime"), isEnd: true },
          { label: t("people"), isEnd: true },
          { label: t("endsAt"), isEnd: true },
        ]}
        rows={zones}
        rowId={({ dc, zone }) => `${dc} ${zone}`}
        cells={({ dc, zone, lines, seconds, people, endsAt }) => [
          dc,
          zone || "–",
          format.count(lines),
          format.span(seconds * 1000),
          format.count(people),
          format.instant(endsAt),
        ]}
      />
    </div>
  );
}
