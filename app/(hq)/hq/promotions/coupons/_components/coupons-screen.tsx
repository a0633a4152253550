"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import type { BusinessDay } from "@/server/shared/business-day";
import { couponsInput } from "../../_lib/inputs";
import { CouponsTable } from "./coupons-table";
import { IssueDialog } from "./issue-dialog";

export type CouponList = RouterOutputs["promotion"]["couponDesk"]["list"];

interface CouponsScreenProps {
  mayIssue: boolean;
  mayVoid: boolean;
  today: BusinessDay;
}

/** What is outstanding of coupons, every coupon with its state, and new ones for a list of accounts. */
export function CouponsScreen({ mayIssue, mayVoid, today }: CouponsScreenProps) {
  const t = useTranslations("hq.coupons");
  const [isIssuing, setIsIssuing] = useState(false);
  const list = useQuery({
    ...useTRPC().promotion.couponDesk.list.queryOptions(couponsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          mayIssue && (
            <Button variant="primary" onClick={() => setIsIssuing(true)}>
              {t("issue.open")}
            </Button>
          )
        }
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {(found) => (
          <>
            <Totals totals={found.totals} />
            <CouponsTable list={found} mayVoid={mayVoid} />
          </>
        )}
      </QueryPane>
      {isIssuing && <IssueDialog today={today} onClose={() => setIsIssuing(false)} />}
    </div>
  );
}

function Totals({ totals }: { totals: CouponList["totals"] }) {
  const t = useTranslations("hq.coupons");
  const format = useFormat();
  return (
    <Card>
      <Figures
        figures={(["active", "expiring", "reserved", "used", "expired", "void", "charged_back"] as const)
          .filter((key) => key === "active" || totals[key].count > 0)
          .map((key) => ({
            label: t(`totals.${key}`),
            value: format.money(totals[key].valueFen),
            note: t("count", { count: totals[key].count }),
          }))}
      />
    </Card>
  );
}
