"use client";

import { useTranslations } from "next-intl";
import { PageTabs } from "@/app/_ui/page-tabs";

const pages = [
  { key: "lines", href: "/hq/bank" },
  { key: "unmatched", href: "/hq/bank/unmatched" },
  { key: "import", href: "/hq/bank/import" },
  { key: "files", href: "/hq/bank/files" },
  { key: "payers", href: "/hq/bank/payers" },
] as const;

/** The pages of the bank, each with its own address. */
export function BankTabs() {
  const t = useTranslations("hq.bank");
  return (
    <PageTabs label={t("title")} pages={pages.map(({ key, href }) => ({ href, label: t(`tabs.${key}`) }))} />
  );
}
