"use client";

import { History as HistoryIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { Money } from "@/app/_ui/money";
import { Progress } from "@/app/_ui/progress";
import { Refusal } from "@/app/_ui/refusal";
import type { PromotionContent } from "@/server/promotion/schema";
import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { asBusinessDay } from "@/server/shared/business-day";
import { PlainTable } from "../../_components/plain-table";
import { StoreLink } from "../../_components/record-link";
import type { ReplaySums } from "../_lib/add-up";
import { useReplay } from "../_lib/use-replay";

interface ReplayProps {
  promotion: string;
  content: PromotionContent;
}

/** What the promotion would have cost on the orders of the last thirty days. */
export function Replay({ promotion, content }: ReplayProps) {
  const t = useTranslations("hq.promotion.replay");
  const { start, sums, parts, isRunning, sentence } = useReplay(promotion, content);
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        {!sums && <p className="text-quiet">{t("text")}</p>}
        {isRunning && <Progress label={t("running")} done={parts.length} total={parts[0]?.parts ?? 1} />}
        {sums && <Sums sums={sums} content={content} />}
        {sentence && <Refusal sentence={sentence} />}
        {!isRunning && (
          <Button className="self-start" icon={<HistoryIcon aria-hidden />} onClick={() => void start()}>
            {t(sums ? "again" : "start")}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Sums({ sums, content }: { sums: ReplaySums; content: PromotionContent }) {
  const t = useTranslations("hq.promotion.replay");
  const format = useFormat();
  const { budget, budgetTimes, supplierShareBp } = content;
  const isSpent =
    (budget !== null && sums.costFen >= budget) || (budgetTimes !== null && sums.times >= budgetTimes);
  const period = {
    from: format.day(asBusinessDay(sums.from)),
    to: format.day(asBusinessDay(sums.to)),
  };
  return (
    <>
      <div>
        <p className="text-base font-medium">
          {t("cost", {
            amount: format.money(sums.costFen),
            earning: format.count(sums.earning),
            times: sums.times,
          })}
        </p>
        <p className="text-quiet">{t("of", { ...period, orders: format.count(sums.orders) })}</p>
        {supplierShareBp > 0 && sums.costFen > 0 && (
          <p className="text-quiet">
            {t("supplier", { amount: format.money(mulDivHalfUp(sums.costFen, supplierShareBp, 10_000)) })}
          </p>
        )}
        {isSpent && <p className="text-attention">{t("spent")}</p>}
      </div>
      {sums.days.length > 1 && (
        <Chart
          kind="bars"
          title={t("byDay")}
          points={sums.days.map(({ day, costFen }) => ({
            label: format.day(asBusinessDay(day)),
            value: costFen,
          }))}
          write={format.money}
        />
      )}
      {sums.stores.length > 0 && (
        <PlainTable
          label={t("stores")}
          heads={[
            { key: "store", label: t("store") },
            { key: "orders", label: t("orders"), isFigure: true },
            { key: "cost", label: t("would"), isFigure: true },
          ]}
          rows={sums.stores.slice(0, 10).map((one) => ({
            key: one.store,
            cells: [
              <StoreLink key="store" code={one.store} name={one.name} />,
              format.count(one.orders),
              <Money key="cost" fen={one.costFen} />,
            ],
          }))}
        />
      )}
    </>
  );
}
