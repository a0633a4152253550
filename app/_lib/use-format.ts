"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { formatsOf } from "./format";

/** Money, quantities, days and instants in the language of the screen. In a server component: `formatsOf(await getLocale())`. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(() => formatsOf(locale), [locale]);
}
