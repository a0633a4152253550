"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc/client";
import { QueryPane } from "@/app/_ui/query-pane";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { PromotionForm } from "../../_components/form/promotion-form";
import type { Names } from "../../_lib/use-terms-words";
import { emptyContent } from "../../_lib/wish";

const noNames: Names = { items: {}, categories: {}, stores: {}, storeGroups: {} };

/** An empty form; or the terms of another promotion, to change what differs: the next step of a ladder, next month's dates. */
export function NewPromotion({ like, today }: { like: string | undefined; today: BusinessDay }) {
  return like === undefined ? (
    <PromotionForm content={emptyContent(today)} names={noNames} />
  ) : (
    <Like promotion={like} today={today} />
  );
}

function Like({ promotion, today }: { promotion: string; today: BusinessDay }) {
  const found = useQuery(useTRPC().promotion.get.queryOptions({ promotion }));
  return (
    <QueryPane query={found}>
      {({ content, names }) => {
        const isOver = content.to < today;
        const days = isOver ? { from: addDays(today, 1), to: addDays(today, 14) } : {};
        return <PromotionForm content={{ ...content, ...days }} names={names} />;
      }}
    </QueryPane>
  );
}
