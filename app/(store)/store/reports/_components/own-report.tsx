"use client";

import { useTranslations } from "next-intl";
import { StoreReportScreen } from "@/app/_ui/report/store-report";

/** The report of one's own store; an item leads to its stock card. */
export function OwnReport({ store }: { store: string }) {
  const t = useTranslations("common.report");
  return (
    <StoreReportScreen
      store={store}
      title={t("title")}
      itemHref={(item) => `/store/stock/${encodeURIComponent(item)}`}
    />
  );
}
