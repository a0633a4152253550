"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { PageHeader } from "@/app/_ui/page-header";
import { StatusChip } from "@/app/_ui/status-chip";
import { QueryPane } from "../../_components/query-pane";
import { CancelPrices } from "./cancel-prices";
import { OldAndNew } from "./new-prices";

type PriceChange = RouterOutputs["retail"]["change"];

/** One price change: what it was and will be, from when to when, who decided what. */
export function PriceScreen({ change }: { change: string }) {
  const t = useTranslations("store.prices");
  const query = useQuery(useTRPC().retail.change.queryOptions({ change }));
  return (
    <>
      {!query.data && <PageHeader title={change} back={{ href: "/store/prices", label: t("title") }} />}
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </>
  );
}

function Detail({ data }: { data: PriceChange }) {
  const t = useTranslations("store.prices");
  const format = useFormat();
  return (
    <>
      <PageHeader
        back={{ href: "/store/prices", label: t("title") }}
        title={<DocumentNumber no={data.change} />}
        aside={<StatusChip kind="price" status={data.status} />}
        text={data.note || undefined}
        action={data.mayCancel && <CancelPrices change={data.change} />}
      />
      <Card>
        <Figures
          figures={[
            { label: t("from"), value: format.instant(data.effectiveAt) },
            { label: t("until"), value: data.endsAt ? format.instant(data.endsAt) : t("stays") },
            { label: t("requested"), value: data.requestedBy, note: format.instant(data.requestedAt) },
          ]}
        />
      </Card>
      {data.lines.some(({ status }) => status === "pending") && (
        <p className="text-attention">{t(data.isLate ? "waitsLate" : "waits")}</p>
      )}
      <ul className="divide-y rounded-lg border bg-raised">
        {data.lines.map((line) => (
          <li key={line.item} className="px-4 py-2.5">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-medium">{line.name}</span>
              <span className="whitespace-nowrap">
                <OldAndNew
                  oldFen={line.oldPriceFen}
                  priceFen={line.priceFen}
                  unit={line.isWeighed ? "kg" : line.unit}
                />
              </span>
            </span>
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span className="text-sm text-quiet">
                <Facts>
                  {line.item}
                  {line.marginBp !== null &&
                    t("marginOf", { margin: format.rate(Math.round(line.marginBp / 10) * 10) })}
                  {line.decidedBy}
                  {line.countsFrom &&
                    line.countsFrom !== data.effectiveAt &&
                    t("countsFrom", { at: format.instant(line.countsFrom) })}
                  {line.decisionReason}
                </Facts>
              </span>
              {data.lines.length > 1 && <StatusChip kind="price" status={line.status} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
