"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { PromotionForm } from "../../../../_components/form/promotion-form";
import { promotionHref } from "../../../../_lib/inputs";

/** Goes on with what is being written; without that, with what is in force. */
export function EditPromotion({ promotion: code }: { promotion: string }) {
  const t = useTranslations("hq.promotion.form");
  const found = useQuery(useTRPC().promotion.get.queryOptions({ promotion: code }));
  return (
    <QueryPane query={found} skeleton={<LinesSkeleton lines={12} />}>
      {({ state, content, versions, names }) => {
        const open = versions.find(({ status }) => status === "draft" || status === "submitted");
        return (
          <div className="flex flex-col gap-4">
            <PageHeader
              back={{ href: promotionHref(code), label: content.name }}
              title={t("editTitle", { promotion: code })}
              text={state === "draft" ? t("editDraft") : t("editInForce")}
            />
            <PromotionForm promotion={code} content={open?.content ?? content} names={names} />
          </div>
        );
      }}
    </QueryPane>
  );
}
