"use client";

import { ClockPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { businessDayOf } from "@/server/shared/business-day";

interface PermitNoticeProps {
  permit: { until: string; reason: string } | null | undefined;
}

/** "Open for you until 18:00": the store orders under a late permit, and reads why (U5). */
export function PermitNotice({ permit }: PermitNoticeProps) {
  const t = useTranslations("common.permit");
  const format = useFormat();
  if (!permit) return null;
  const until = format.near(permit.until, businessDayOf(new Date()));
  return (
    <p role="status" className="flex items-start gap-2 rounded-md bg-done-soft px-3 py-2 text-done">
      <ClockPlus aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <span className="font-medium">{t("openForYou", { until })}</span> {permit.reason}
      </span>
    </p>
  );
}
