"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { DocumentNumber } from "@/app/_ui/document-number";
import { asBusinessDay } from "@/server/shared/business-day";
import { PlainTable } from "../../_components/plain-table";
import { promotionHref } from "../_lib/inputs";

type Neighbour = RouterOutputs["promotion"]["preview"]["neighbours"][number];

/** The promotions that share days, stores and goods with this one, and what an order gets of both. */
export function Stacking({ neighbours }: { neighbours: readonly Neighbour[] }) {
  const t = useTranslations("hq.promotion.stacking");
  const format = useFormat();
  if (neighbours.length === 0) return <p className="text-quiet">{t("alone")}</p>;
  return (
    <PlainTable
      label={t("title")}
      heads={[
        { key: "code", label: t("other") },
        { key: "days", label: t("days") },
        { key: "relation", label: t("relation") },
      ]}
      rows={neighbours.map((one) => ({
        key: one.code,
        cells: [
          <span key="code">
            <DocumentNumber no={one.code} href={promotionHref(one.code)} />
            <span className="block text-quiet">{one.name}</span>
          </span>,
          <span key="days" className="whitespace-nowrap">
            {format.day(asBusinessDay(one.from))} – {format.day(asBusinessDay(one.to))}
          </span>,
          t(`relations.${one.relation}`, { first: one.isFirst ? "this" : "other" }),
        ],
      }))}
    />
  );
}
