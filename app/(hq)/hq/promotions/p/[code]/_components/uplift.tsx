"use client";

import { TrendingDown, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { Chip } from "@/app/_ui/status-chip";
import { asBusinessDay } from "@/server/shared/business-day";
import type { PromotionResults } from "./results";

/** Sales of the promotion's goods beside the same weekdays before it, as a sum and day by day. */
export function Uplift({ uplift }: { uplift: PromotionResults["uplift"] }) {
  const t = useTranslations("hq.promotion.results");
  const format = useFormat();
  if (uplift === null)
    return (
      <Card title={t("upliftTitle")}>
        <p className="text-quiet">{t("noUplift")}</p>
      </Card>
    );
  const { upliftBp, soldFen, expectedFen, days, measuredStores, ofStores, sales } = uplift;
  const first = sales.find(({ isDuring }) => isDuring);
  const isMore = (upliftBp ?? 0) >= 0;
  const percent = format.rate(Math.round(Math.abs(upliftBp ?? 0) / 10) * 10);
  return (
    <Card
      title={t("upliftTitle")}
      aside={
        upliftBp !== null && (
          <Chip tone={isMore ? "done" : "attention"} icon={isMore ? TrendingUp : TrendingDown}>
            {t("upliftWord", { change: `${isMore ? "+" : "−"}${percent}` })}
          </Chip>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {upliftBp === null ? (
          <p className="text-quiet">{t("noBefore")}</p>
        ) : (
          <>
            <p className="text-quiet">
              {t("compared", {
                days,
                measured: format.count(measuredStores),
                all: format.count(ofStores),
              })}
            </p>
            <Chart
              kind="bars"
              title={t("beside")}
              points={[
                { label: t("expected"), value: expectedFen },
                { label: t("sold"), value: soldFen },
              ]}
              write={format.money}
            />
          </>
        )}
        {first && sales.length > 2 && (
          <Chart
            kind="line"
            title={t("salesByDay", { day: format.day(asBusinessDay(first.day)) })}
            points={sales.map(({ day, amountFen }) => ({
              label: format.day(asBusinessDay(day)),
              value: amountFen,
            }))}
            write={format.money}
          />
        )}
      </div>
    </Card>
  );
}
