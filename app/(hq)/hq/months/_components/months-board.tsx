"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { Section } from "../../_components/facts";
import { ClosedMonths } from "./closed-months";
import { NextMonth } from "./next-month";

export type Periods = RouterOutputs["period"]["list"];

/** What is closed next above, what is closed below. */
export function MonthsBoard({ canClose }: { canClose: boolean }) {
  const t = useTranslations("hq.months");
  const trpc = useTRPC();
  const periods = useQuery(trpc.period.list.queryOptions());
  return (
    <QueryPane query={periods}>
      {({ next, closed }) => (
        <>
          {next ? <NextMonth key={next.month} next={next} canClose={canClose} /> : null}
          <Section title={t("closed")}>
            {closed.length === 0 ? (
              <div className="rounded-md border bg-raised">
                <EmptyState title={t("noneClosed")} text={t("noneClosedText")} />
              </div>
            ) : (
              <ClosedMonths closed={closed} />
            )}
          </Section>
        </>
      )}
    </QueryPane>
  );
}
