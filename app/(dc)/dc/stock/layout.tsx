import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { abilitiesHere } from "@/app/_lib/session";
import { PageTabs } from "@/app/_ui/page-tabs";

/** The stock of a DC: what lies there, and the documents that change it besides deliveries. */
export default async function StockLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("dc.stock");
  const may = await abilitiesHere(
    "purchase.read",
    "stock.adjust",
    "goods.move",
    "count.work",
    "warehouse.configure",
  );
  return (
    <div className="flex flex-col gap-5">
      <PageTabs
        label={t("title")}
        pages={[
          { href: "/dc/stock", label: t("tabs.stock") },
          { href: "/dc/stock/places", label: t("tabs.places") },
          ...(may["goods.move"] ? [{ href: "/dc/stock/moves", label: t("tabs.moves") }] : []),
          ...(may["purchase.read"]
            ? [
                { href: "/dc/stock/receipts", label: t("tabs.receipts") },
                { href: "/dc/stock/purchases", label: t("tabs.purchases") },
              ]
            : []),
          { href: "/dc/stock/expiring", label: t("tabs.expiring") },
          ...(may["count.work"] ? [{ href: "/dc/stock/counts", label: t("tabs.counts") }] : []),
          ...(may["stock.adjust"] ? [{ href: "/dc/stock/adjustments", label: t("tabs.adjustments") }] : []),
          ...(may["warehouse.configure"] ? [{ href: "/dc/stock/settings", label: t("tabs.settings") }] : []),
        ]}
      />
      {children}
    </div>
  );
}
