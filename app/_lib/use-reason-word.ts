"use client";

import { useTranslations } from "next-intl";
import { expiredReason, rejectReasons } from "@/server/account/schema";

const known = [...rejectReasons, expiredReason] as const;

/** The reason of a decision in words: those that have a key are said in the reader's language, others as they were written. */
export function useReasonWord(): (reason: string) => string {
  const t = useTranslations("common.depositReasons");
  return (reason) => {
    const name = known.find((one) => one === reason);
    return name ? t(name as "expired") : reason;
  };
}
