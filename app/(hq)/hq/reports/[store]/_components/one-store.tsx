"use client";

import { useTranslations } from "next-intl";
import { StoreReportScreen } from "@/app/_ui/report/store-report";

/** A store's report with the way back to all of them; an item leads to headquarters' page of items. */
export function OneStore({ store }: { store: string }) {
  const t = useTranslations("hq.reports");
  return (
    <div className="flex flex-col gap-5">
      <StoreReportScreen
        store={store}
        title={t("ofStore", { store })}
        back={{ href: "/hq/reports", label: t("title") }}
        itemHref={(item) => `/hq/items?q=${encodeURIComponent(item)}`}
      />
    </div>
  );
}
