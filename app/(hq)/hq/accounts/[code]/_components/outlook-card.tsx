"use client";

import { useQuery } from "@tanstack/react-query";
import { TrendingDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip } from "@/app/_ui/status-chip";

/** The balance over 90 days and what the coming week is expected to leave; says when the money will not last. */
export function OutlookCard({ account }: { account: string }) {
  const t = useTranslations("hq.account.outlook");
  const format = useFormat();
  const outlook = useQuery(useTRPC().funds.outlook.queryOptions({ account }));
  return (
    <QueryPane query={outlook}>
      {({ balances, forecast, weeks }) => (
        <Card>
          <Chart
            kind="line"
            title={t("title")}
            points={balances.map(({ day, fen }) => ({ label: format.day(day), value: fen }))}
            expected={forecast.days
              .slice(1)
              .map(({ day, balanceFen }) => ({ label: format.dayOfWeek(day), value: balanceFen }))}
            write={format.money}
          />
          <p className="mt-3 flex flex-wrap items-center gap-2">
            {forecast.short ? (
              <Chip tone="blocked" icon={TrendingDown}>
                {t("short", {
                  amount: format.money(forecast.short.fen),
                  day: format.dayOfWeek(forecast.short.day),
                })}
              </Chip>
            ) : (
              <Chip tone="done">{t("enough")}</Chip>
            )}
            <span className="text-table text-quiet">
              {weeks === 0 ? t("ruleWithoutOrders") : t("rule", { weeks })}
            </span>
          </p>
        </Card>
      )}
    </QueryPane>
  );
}
