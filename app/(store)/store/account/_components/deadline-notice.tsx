"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";

/** Pay so much before then, or the delivery is blocked. */
export function DeadlineNotice({ amount, deadline }: { amount: string; deadline: string }) {
  const t = useTranslations("store.deposit");
  const format = useFormat();
  return (
    <p role="status" className="flex gap-3 rounded-md bg-attention-soft px-4 py-3 font-medium text-attention">
      <Clock aria-hidden className="mt-1 size-4 shrink-0" />
      {t("deadline", { amount, at: format.instant(deadline) })}
    </p>
  );
}
