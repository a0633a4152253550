"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_ui/button";
import type { Check } from "../_lib/check-draft";

/** The check is over: how it ended, and the way to the next one. */
export function CheckEnd({ check }: { check: Check }) {
  const t = useTranslations("dc.check");
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-6 text-center">
      <CircleCheck aria-hidden className="size-16 text-done" />
      <p role="status" className="text-2xl font-semibold">
        {t(`ends.${check.status as "passed"}`)}
      </p>
      <LinkButton href="/dc/check" variant="primary" size="touch" className="h-14 w-full">
        {t("next")}
      </LinkButton>
    </div>
  );
}
