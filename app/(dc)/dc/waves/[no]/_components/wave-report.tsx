"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import { type ShortItem, ShortItems } from "../../../_components/short-items";
import { SimpleTable } from "../../../_components/simple-table";

/** The report as it was stored with the wave; what an older version did not write is shown as nothing. */
const reportShape = z.object({
  blocked: z
    .array(
      z.object({
        store: z.string(),
        order: z.string(),
        needed: z.string(),
        available: z.string(),
        shortfall: z.string(),
      }),
    )
    .catch([]),
  cartons: z.number().catch(0),
  totes: z.number().catch(0),
  estimatedPickMinutes: z.number().catch(0),
  tags: z.object({ stores: z.number(), count: z.number() }).catch({ stores: 0, count: 0 }),
});

const minuteMs = 60_000;

/** What the planner was told when the wave was generated: work, refused stores, short items. */
export function WaveReport({ report, shortages }: { report: unknown; shortages: readonly ShortItem[] }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  const read = reportShape.safeParse(report);
  if (!read.success) return <EmptyState title={t("noReport")} />;
  const { blocked, cartons, totes, estimatedPickMinutes, tags } = read.data;
  return (
    <div className="flex flex-col gap-4">
      <Figures
        figures={[
          { label: t("cartons"), value: format.count(cartons) },
          { label: t("totes"), value: format.count(totes) },
          { label: t("pickTime"), value: format.span(estimatedPickMinutes * minuteMs), note: t("estimated") },
          {
            label: t("tags"),
            value: format.count(tags.count),
            note: t("tagStores", { count: tags.stores }),
          },
        ]}
      />
      <Card title={t("refused", { count: blocked.length })}>
        {blocked.length === 0 ? (
          <p className="text-quiet">{t("noBlocked")}</p>
        ) : (
          <SimpleTable
            label={t("tabBlocked")}
            heads={[
              { label: t("store") },
              { label: t("order") },
              { label: t("needed"), isEnd: true },
              { label: t("available"), isEnd: true },
              { label: t("shortfall"), isEnd: true },
            ]}
            rows={blocked}
            rowId={(row) => row.order}
            cells={(row) => [
              row.store,
              row.order,
              <Money key="needed" fen={parseFen(row.needed)} />,
              <Money key="available" fen={parseFen(row.available)} />,
              <Money key="shortfall" fen={parseFen(row.shortfall)} className="text-blocked" />,
            ]}
          />
        )}
      </Card>
      <Card title={t("short", { count: shortages.length })}>
        {shortages.length === 0 ? (
          <p className="text-quiet">{t("noShort")}</p>
        ) : (
          <ShortItems items={shortages} />
        )}
      </Card>
    </div>
  );
}
