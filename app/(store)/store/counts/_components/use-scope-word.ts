"use client";

import { useTranslations } from "next-intl";
import type { StocktakeKind } from "@/server/stocktake/schema";

/** What a count is about, in words: "All goods", "Category Drinks", "Place B2", "Today's count". */
export function useScopeWord() {
  const t = useTranslations("store.counts.kinds");
  return ({ kind, scope }: { kind: StocktakeKind; scope: string }) => t(kind, { scope });
}
