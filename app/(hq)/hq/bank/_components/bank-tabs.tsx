"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";

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
  const pathname = usePathname();
  return (
    <nav aria-label={t("title")} className="flex gap-1 overflow-x-auto border-b [scrollbar-width:none]">
      {pages.map(({ key, href }) => (
        <Link
          key={key}
          href={href as Route}
          aria-current={pathname === href ? "page" : undefined}
          className={cn(
            "flex h-10 shrink-0 items-center border-b-2 border-transparent px-3 text-quiet outline-offset-[-2px] hover:text-text pointer-coarse:h-12",
            pathname === href && "border-accent font-medium text-text",
          )}
        >
          {t(`tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
