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
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Growth, rateOf } from "./growth";
import { ItemsCard } from "./items-card";
import { PeriodSwitch, type StoreReport } from "./period-switch";
import { reportInput } from "./report-input";

interface StoreReportScreenProps {
  store: string;
  title: string;
  back?: { href: string; label: string };
  /** Where an item of the lists leads. */
  itemHref: (item: string) => string;
}

/** What a store's day, week or month came to: the same for its owner on the phone and for headquarters. */
export function StoreReportScreen({ store, title, back, itemHref }: StoreReportScreenProps) {
  const t = useTranslations("common.report");
  const input = reportInput(store, useSearchParams());
  const query = useQuery({
    ...useTRPC().report.store.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const asked = new URLSearchParams({ period: input.period, ...(input.day && { day: input.day }) });
  return (
    <>
      <PageHeader
        title={title}
        back={back}
        action={
          <a
            href={`/api/reports/${encodeURIComponent(store)}/workbook?${asked}`}
            className={buttonLook({ size: "large" })}
            download
          >
            {t("workbook")}
          </a>
        }
      />
      <QueryPane query={query} skeleton={<LinesSkeleton lines={12} />}>
        {(report) => (
          <>
            <PeriodSwitch report={report} />
            <div className="grid items-start gap-4 lg:grid-cols-2">
              <SalesCard report={report} />
              <SupplyCard report={report} />
              <ItemsCard
                input={{ store, from: report.from, to: report.to }}
                itemHref={itemHref}
                orders={["sales", "margin", "slow"]}
              />
              <CategoriesCard report={report} />
            </div>
          </>
        )}
      </QueryPane>
    </>
  );
}

/** Sales, cost and margin, and the bars of the days: a tap looks at that day. */
function SalesCard({ report }: { report: StoreReport }) {
  const t = useTranslations("common.report");
  const format = useFormat();
  const { set } = useListParams();
  const { now, earlier, days } = report;
  const isRunning = report.to >= report.today;
  return (
    <Card>
      <Figures
        figures={[
          {
            label: t("sales"),
            value: format.money(now.salesFen),
            note: <Growth now={now.salesFen} before={earlier.salesFen} isRunning={isRunning} />,
          },
          {
            label: t("margin"),
            value: format.money(now.marginFen),
            note: (
              <>
                {now.marginBp !== null && `${rateOf(format.rate, now.marginBp)} · `}
                <Growth now={now.marginFen} before={earlier.marginFen} isRunning={isRunning} />
              </>
            ),
          },
          {
            label: t("cover"),
            value: report.coverDays === null ? "–" : t("days", { count: report.coverDays }),
            note: t("stock", { amount: format.money(report.stockFen) }),
          },
        ]}
        className="mb-4"
      />
      <Chart
        kind="bars"
        title={t("byDay")}
        points={days.map(({ day, salesFen }) => ({
          label: days.length > 7 ? format.day(day) : format.weekday(day),
          value: salesFen,
        }))}
        write={format.money}
        onPick={(index) => days[index] && set({ period: "day", day: days[index].day })}
      />
      <p className="mt-2 text-sm text-quiet">
        {days.some(({ salesFen }) => salesFen !== 0) ? t("tapDay") : t("nothingSold")}
      </p>
    </Card>
  );
}

/** What the store got of what it ordered, gave back, wrote off, and missed when it counted. */
function SupplyCard({ report }: { report: StoreReport }) {
  const t = useTranslations("common.report");
  const format = useFormat();
  const { now, earlier, writtenOff } = report;
  return (
    <Card title={t("supply")}>
      <Figures
        figures={[
          {
            label: t("fill"),
            value: now.fillBp === null ? "–" : rateOf(format.rate, now.fillBp),
            note: earlier.fillBp !== null && t("before", { figure: rateOf(format.rate, earlier.fillBp) }),
          },
          { label: t("ordered"), value: format.money(now.orderedFen) },
          { label: t("approved"), value: format.money(now.approvedFen) },
          { label: t("delivered"), value: format.money(now.deliveredFen) },
          {
            label: t("returned"),
            value: format.money(now.returnedFen),
            note: t("before", { figure: format.money(earlier.returnedFen) }),
          },
          {
            label: t("writtenOff"),
            value: format.money(now.writtenOffFen),
            note: t("before", { figure: format.money(earlier.writtenOffFen) }),
          },
          {
            label: now.countedFen < 0 ? t("found") : t("missing"),
            value: format.money(Math.abs(now.countedFen)),
          },
        ]}
      />
      {writtenOff.length > 0 && (
        <ul aria-label={t("byReason")} className="mt-4 divide-y border-t text-sm">
          {writtenOff.map(({ reason, valueFen }) => (
            <li key={reason} className="flex justify-between gap-4 py-2">
              {t(`reasons.${reason}`)}
              <span className="tabular-nums">{format.money(valueFen)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-sm text-quiet">{t("fillRule")}</p>
    </Card>
  );
}

/** Which categories the sales come from, each with its part. */
function CategoriesCard({ report }: { report: StoreReport }) {
  const t = useTranslations("common.report");
  const format = useFormat();
  const { categories, now } = report;
  if (categories.length === 0) return null;
  const largest = Math.max(1, ...categories.map(({ salesFen }) => salesFen));
  return (
    <Card title={t("categories")}>
      <ul className="flex flex-col gap-3">
        {categories.map(({ category, name, salesFen, marginFen }) => (
          <li key={category}>
            <span className="flex justify-between gap-4">
              <span className="min-w-0">{name}</span>
              <span className="tabular-nums">{format.money(salesFen)}</span>
            </span>
            <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${(Math.max(0, salesFen) / largest) * 100}%` }}
              />
            </span>
            <span className="text-sm text-quiet">
              {t("ofSales", {
                share: now.salesFen > 0 ? rateOf(format.rate, (salesFen * 10_000) / now.salesFen) : "–",
                margin: format.money(marginFen),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
