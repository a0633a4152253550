"use client";

import { useQuery } from "@tanstack/react-query";
import { TrendingDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { Chip } from "@/app/_ui/status-chip";
import { formatFen } from "@/server/shared/fen";
import { QueryPane } from "../../_components/query-pane";

/** The balance over 90 days, and when the money will not last for what the stores usually order. */
export function OutlookCard({ account }: { account: string }) {
  const t = useTranslations("store.account.outlook");
  const format = useFormat();
  const outlook = useQuery(useTRPC().funds.outlook.queryOptions({ account }));
  return (
    <QueryPane query={outlook}>
      {({ balances, forecast: { days, short } }) => (
        <Card>
          {short && (
            <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
              <Chip tone="blocked" icon={TrendingDown}>
                {t("short", { amount: format.money(short.fen), day: format.dayOfWeek(short.day) })}
              </Chip>
              <LinkButton href={`/store/account/deposit?amount=${formatFen(short.fen)}`}>
                {t("deposit")}
              </LinkButton>
            </div>
          )}
          <Chart
            kind="line"
            title={t("title")}
            points={balances.map(({ day, fen }) => ({ label: format.day(day), value: fen }))}
            expected={days
              .slice(1)
              .map(({ day, balanceFen }) => ({ label: format.dayOfWeek(day), value: balanceFen }))}
            write={format.money}
          />
          <p className="mt-2 text-sm text-quiet">{t("rule")}</p>
        </Card>
      )}
    </QueryPane>
  );
}
