import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageTabs } from "@/app/_ui/page-tabs";

/** The promotion desk: all promotions, their calendar, and the coupons they issue. */
export default async function PromotionsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("hq.promotions");
  return (
    <div className="flex flex-col gap-5">
      <PageTabs
        label={t("title")}
        pages={[
          { href: "/hq/promotions", label: t("tabs.list") },
          { href: "/hq/promotions/calendar", label: t("tabs.calendar") },
          { href: "/hq/promotions/coupons", label: t("tabs.coupons") },
        ]}
      />
      {children}
    </div>
  );
}
