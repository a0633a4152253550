"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { buttonLook } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { useListParams } from "@/app/_ui/data-table";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { Growth, rateOf } from "@/app/_ui/report/growth";
import { ItemsCard } from "@/app/_ui/report/items-card";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { storeKinds } from "@/server/report/schema";
import { PeriodPicker } from "../../_components/period-picker";
import { chainInput, periodOfUrl, scopeInput } from "../_lib/chain-input";
import { type ChainFigures, StoreTable } from "./store-table";

/** All stores over a period: what they came to, day by day, which goods, and one row a store. */
export function ChainReport() {
  const t = useTranslations("hq.reports");
  const words = useTranslations("common.report");
  const given = useSearchParams();
  const { set } = useListParams();
  const query = useQuery({
    ...useTRPC().report.chain.queryOptions(chainInput(given)),
    placeholderData: keepPreviousData,
  });
  const scope = scopeInput(given);
  const asked = new URLSearchParams(
    Object.entries(scope).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          <a href={`/api/reports/workbook?${asked}`} className={buttonLook({ size: "large" })} download>
            {words("workbook")}
          </a>
        }
      />
      <PeriodPicker {...periodOfUrl(given)} onChange={set} />
      <ScopeBar />
      <QueryPane query={query} skeleton={<TableSkeleton />}>
        {(report) => (
          <>
            <Totals report={report} />
            <StoreTable report={report} />
            <div className="grid items-start gap-4 xl:grid-cols-2">
              <ItemsCard
                input={scope}
                orders={["sales", "margin", "slow"]}
                itemHref={(item) => `/hq/items?q=${encodeURIComponent(item)}`}
              />
              <Days report={report} />
            </div>
          </>
        )}
      </QueryPane>
    </div>
  );
}

/** Which stores and which goods. */
function ScopeBar() {
  const t = useTranslations("hq.reports");
  const kinds = useTranslations("hq.stores.kinds");
  const trpc = useTRPC();
  const places = useQuery(trpc.catalog.places.queryOptions());
  const categories = useQuery(trpc.catalog.categories.queryOptions());
  return (
    <FilterBar
      search={t("search")}
      filters={[
        {
          name: "kind",
          label: t("kind"),
          options: storeKinds.map((value) => ({ value, label: kinds(value) })),
        },
        {
          name: "route",
          label: t("route"),
          options: (places.data?.routes ?? []).map(({ code, name }) => ({ value: code, label: name })),
        },
        {
          name: "category",
          label: t("category"),
          options: (categories.data ?? []).map(({ category, name, depth }) => ({
            value: category,
            label: `${"　".repeat(depth)}${name}`,
          })),
        },
      ]}
    />
  );
}

function Totals({ report }: { report: ChainFigures }) {
  const t = useTranslations("common.report");
  const hq = useTranslations("hq.reports");
  const format = useFormat();
  const { now, earlier, stockFen, coverDays } = report.all;
  const before = (fen: number) => t("before", { figure: format.money(fen) });
  return (
    <Card>
      <Figures
        figures={[
          {
            label: t("sales"),
            value: format.money(now.salesFen),
            note: <Growth now={now.salesFen} before={earlier.salesFen} />,
          },
          {
            label: t("margin"),
            value: format.money(now.marginFen),
            note: (
              <>
                {now.marginBp !== null && `${rateOf(format.rate, now.marginBp)} · `}
                <Growth now={now.marginFen} before={earlier.marginFen} />
              </>
            ),
          },
          {
            label: t("fill"),
            value: now.fillBp === null ? "–" : rateOf(format.rate, now.fillBp),
            note: hq("filled", {
              delivered: format.money(now.deliveredFen),
              ordered: format.money(now.orderedFen),
            }),
          },
          {
            label: t("cover"),
            value: coverDays === null ? "–" : t("days", { count: coverDays }),
            note: t("stock", { amount: format.money(stockFen) }),
          },
          { label: t("returned"), value: format.money(now.returnedFen), note: before(earlier.returnedFen) },
          {
            label: t("writtenOff"),
            value: format.money(now.writtenOffFen),
            note: before(earlier.writtenOffFen),
          },
          {
            label: now.countedFen < 0 ? t("found") : t("missing"),
            value: format.money(Math.abs(now.countedFen)),
          },
        ]}
      />
    </Card>
  );
}

function Days({ report }: { report: ChainFigures }) {
  const t = useTranslations("common.report");
  const format = useFormat();
  const { set } = useListParams();
  return (
    <Card>
      <Chart
        kind="bars"
        title={t("byDay")}
        points={report.days.map(({ day, salesFen }) => ({ label: format.day(day), value: salesFen }))}
        write={format.money}
        onPick={(index) => {
          const day = report.days[index]?.day;
          if (day) set({ from: day, to: day });
        }}
      />
      <p className="mt-2 text-sm text-quiet">{t("tapDay")}</p>
    </Card>
  );
}
