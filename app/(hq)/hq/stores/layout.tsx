import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageTabs } from "@/app/_ui/page-tabs";

/** The stores, and when they may order. */
export default async function StoresLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("hq.stores");
  return (
    <div className="flex flex-col gap-5">
      <PageTabs
        label={t("title")}
        pages={[
          { href: "/hq/stores", label: t("tabs.stores") },
          { href: "/hq/stores/templates", label: t("tabs.templates") },
          { href: "/hq/stores/times", label: t("tabs.times") },
          { href: "/hq/stores/holidays", label: t("tabs.holidays") },
          { href: "/hq/stores/late", label: t("tabs.late") },
          { href: "/hq/stores/prices", label: t("tabs.prices") },
          { href: "/hq/stores/stock", label: t("tabs.stock") },
          { href: "/hq/stores/counts", label: t("tabs.counts") },
          { href: "/hq/stores/writeoffs", label: t("tabs.writeOffs") },
          { href: "/hq/stores/direct", label: t("tabs.direct") },
          { href: "/hq/stores/returns", label: t("tabs.returns") },
          { href: "/hq/stores/quotas", label: t("tabs.quotas") },
          { href: "/hq/stores/groups", label: t("tabs.groups") },
          { href: "/hq/stores/pos", label: t("tabs.pos") },
        ]}
      />
      {children}
    </div>
  );
}
