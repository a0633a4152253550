"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { z } from "zod";

/** Lets every schema in the browser speak the language of the screen; what a schema says itself is kept. */
export function ZodWords(): null {
  const t = useTranslations("common.form");
  useEffect(() => {
    z.config({
      customError: (issue) => {
        if (issue.code === "too_small") {
          if (issue.origin === "string" && Number(issue.minimum) === 1) return t("required");
          return issue.origin === "string"
            ? t("tooShort", { minimum: Number(issue.minimum) })
            : t("tooSmall", { minimum: Number(issue.minimum) });
        }
        if (issue.code === "too_big") {
          return issue.origin === "string"
            ? t("tooLong", { maximum: Number(issue.maximum) })
            : t("tooBig", { maximum: Number(issue.maximum) });
        }
        if (issue.code === "not_multiple_of") return t("notMultiple", { step: Number(issue.divisor) });
        if (issue.code === "invalid_type" && (issue.input === undefined || issue.input === null))
          return t("required");
        if (issue.code === "custom") return undefined;
        return t("format");
      },
    });
  }, [t]);
  return null;
}
