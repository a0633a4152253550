import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageTabs } from "@/app/_ui/page-tabs";

/** The catalogue, and what of it may not be ordered. */
export default async function ItemsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("hq.items");
  return (
    <div className="flex flex-col gap-5">
      <PageTabs
        label={t("title")}
        pages={[
          { href: "/hq/items", label: t("tabs.items") },
          { href: "/hq/items/stops", label: t("tabs.stops") },
          { href: "/hq/items/own", label: t("tabs.own") },
          { href: "/hq/items/specs", label: t("tabs.specs") },
        ]}
      />
      {children}
    </div>
  );
}
