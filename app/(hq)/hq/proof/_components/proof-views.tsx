"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";

const views = { board: "/hq/proof/board", proof: "/hq/proof" } as const;

/** The reconciliation of a period, and every check there is. */
export function ProofViews({ view }: { view: keyof typeof views }) {
  const t = useTranslations("hq.proof.views");
  return (
    <nav aria-label={t("label")} className="flex gap-1">
      {(["board", "proof"] as const).map((one) => (
        <Link
          key={one}
          href={views[one] as Route}
          aria-current={one === view ? "page" : undefined}
          className={cn(
            "rounded-md px-3 py-1.5 text-sm font-medium hover:bg-hover",
            one === view ? "bg-accent-soft text-accent-strong" : "text-quiet",
          )}
        >
          {t(one as "board")}
        </Link>
      ))}
    </nav>
  );
}
