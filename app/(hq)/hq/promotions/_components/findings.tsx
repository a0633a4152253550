"use client";

import { CircleCheck, OctagonAlert, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { cn } from "@/app/_ui/cn";

type Finding = RouterOutputs["promotion"]["preview"]["findings"][number];

/** What forbids the approval, then what is to be weighed; that nothing was found is said, too. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations("hq.promotion.findings");
  const locale = useLocale();
  if (findings.length === 0)
    return (
      <p className="flex items-center gap-2 text-done">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {t("none")}
      </p>
    );
  const ordered = findings.toSorted((a, b) => Number(b.level === "refusal") - Number(a.level === "refusal"));
  return (
    <ul className="flex flex-col gap-1.5">
      {ordered.map((finding) => {
        const isRefusal = finding.level === "refusal";
        const Icon = isRefusal ? OctagonAlert : TriangleAlert;
        return (
          <li
            key={`${finding.code} ${finding.en}`}
            className={cn(
              "flex gap-2.5 rounded-md px-3 py-2",
              isRefusal ? "bg-blocked-soft text-blocked" : "bg-attention-soft text-attention",
            )}
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              <span className="font-medium">{t(finding.level)}</span> {finding[locale]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
