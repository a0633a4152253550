"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";

const views = {
  desk: "/hq/deposits",
  all: "/hq/deposits?status=all",
  rules: "/hq/deposits/rules",
} as const;

/** The desk, every slip, and how slips are decided. */
export function DepositViews({ view }: { view: keyof typeof views }) {
  const t = useTranslations("hq.deposits.views");
  return (
    <nav aria-label={t("label")} className="flex gap-1">
      {(["desk", "all", "rules"] as const).map((one) => (
        <Link
          key={one}
          href={views[one] as Route}
          aria-current={one === view ? "page" : undefined}
          className={cn(
            "rounded-md px-3 py-1.5 text-sm font-medium hover:bg-hover",
            one === view ? "bg-accent-soft text-accent-strong" : "text-quiet",
          )}
        >
          {t(one as "desk")}
        </Link>
      ))}
    </nav>
  );
}
