"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { asBusinessDay } from "@/server/shared/business-day";
import { PlainTable } from "../../../../_components/plain-table";
import { StoreLink } from "../../../../_components/record-link";
import { Uplift } from "./uplift";

export type PromotionResults = RouterOutputs["promotion"]["results"];

/** What became of a promotion: uses, cost and who pays it, and whether its goods sold better. */
export function Results({ promotion }: { promotion: string }) {
  const t = useTranslations("hq.promotion.results");
  const results = useQuery(useTRPC().promotion.results.queryOptions({ promotion }));
  return (
    <QueryPane query={results}>
      {(found) => (
        <div className="grid items-start gap-4 xl:grid-cols-2">
          {found.orders === 0 && found.returned.orders === 0 ? (
            <Card className="xl:col-span-2">
              <EmptyState icon={ChartColumn} title={t("none")} text={t("noneText")} />
            </Card>
          ) : (
            <Granted results={found} />
          )}
          <Uplift uplift={found.uplift} />
          {found.orders > 0 && <Stores results={found} />}
        </div>
      )}
    </QueryPane>
  );
}

function Granted({ results }: { results: PromotionResults }) {
  const t = useTranslations("hq.promotion.results");
  const format = useFormat();
  const { orders, stores, times, moneyFen, supplierFen, returned, days } = results;
  return (
    <>
      <Card title={t("figures")} className="xl:col-span-2">
        <Figures
          figures={[
            { label: t("orders"), value: format.count(orders) },
            { label: t("stores"), value: format.count(stores) },
            { label: t("times"), value: format.count(times) },
            {
              label: t("cost"),
              value: format.money(moneyFen),
              note: orders > 0 && t("perOrder", { amount: format.money(Math.round(moneyFen / orders)) }),
            },
            { label: t("supplier"), value: format.money(supplierFen) },
            {
              label: t("returned"),
              value: format.money(returned.moneyFen),
              note: returned.orders > 0 && t("returnedNote", { orders: returned.orders }),
            },
          ]}
        />
      </Card>
      {days.length > 0 && (
        <Card>
          <Chart
            kind="bars"
            title={t("byDay")}
            points={days.map(({ day, moneyFen: fen }) => ({
              label: format.day(asBusinessDay(day)),
              value: fen,
            }))}
            write={format.money}
          />
        </Card>
      )}
    </>
  );
}

function Stores({ results: { topStores, byKind } }: { results: PromotionResults }) {
  const t = useTranslations("hq.promotion.results");
  const kinds = useTranslations("hq.stores.kinds");
  const format = useFormat();
  const figures = [
    { key: "orders", label: t("orders"), isFigure: true },
    { key: "times", label: t("times"), isFigure: true },
    { key: "cost", label: t("cost"), isFigure: true },
  ];
  return (
    <>
      <Card title={t("topStores")}>
        <PlainTable
          label={t("topStores")}
          heads={[{ key: "store", label: t("store") }, ...figures]}
          rows={topStores.map((one) => ({
            key: one.store,
            cells: [
              <StoreLink key="store" code={one.store} name={one.name} />,
              format.count(one.orders),
              format.count(one.times),
              <Money key="cost" fen={one.moneyFen} />,
            ],
          }))}
        />
      </Card>
      <Card title={t("byKind")}>
        <PlainTable
          label={t("byKind")}
          heads={[
            { key: "kind", label: t("kind") },
            { key: "orders", label: t("orders"), isFigure: true },
            { key: "cost", label: t("cost"), isFigure: true },
          ]}
          rows={byKind.map((one) => ({
            key: one.kind,
            cells: [kinds(one.kind), format.count(one.orders), <Money key="cost" fen={one.moneyFen} />],
          }))}
        />
      </Card>
    </>
  );
}
