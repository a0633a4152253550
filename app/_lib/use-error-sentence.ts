"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { sentenceOf } from "./refusal";

/** Turns any error of a procedure into a sentence in the language of the screen. */
export function useErrorSentence(): (error: unknown) => string {
  const locale = useLocale();
  const t = useTranslations("common.errors");
  return useCallback(
    (error) =>
      sentenceOf(error, locale, {
        offline: t("offline"),
        signedOut: t("signedOut"),
        badInput: t("badInput"),
        defect: (reference) => t("defect", { reference }),
      }),
    [locale, t],
  );
}
