"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { PageTabs } from "@/app/_ui/page-tabs";

const pages = [
  { href: "/hq/stores", key: "stores" },
  { href: "/hq/stores/templates", key: "templates" },
  { href: "/hq/stores/times", key: "times" },
  { href: "/hq/stores/holidays", key: "holidays" },
  { href: "/hq/stores/late", key: "late" },
  { href: "/hq/stores/prices", key: "prices" },
  { href: "/hq/stores/stock", key: "stock" },
  { href: "/hq/stores/counts", key: "counts" },
  { href: "/hq/stores/writeoffs", key: "writeOffs" },
  { href: "/hq/stores/direct", key: "direct" },
  { href: "/hq/stores/returns", key: "returns" },
  { href: "/hq/stores/quotas", key: "quotas" },
  { href: "/hq/stores/groups", key: "groups" },
  { href: "/hq/stores/pos", key: "pos" },
] as const;

/** The pages of the stores, each with what stores wait for there: together they are the count beside "Stores". */
export function StoresTabs() {
  const t = useTranslations("hq.stores");
  const waiting = useQuery(useTRPC().shell.waiting.queryOptions());
  const counts: Readonly<Record<string, number>> = waiting.data ?? {};
  return (
    <PageTabs
      label={t("title")}
      pages={pages.map(({ href, key }) => ({
        href,
        label: t(`tabs.${key}`),
        waiting: counts[`stores/${key}`],
      }))}
    />
  );
}
