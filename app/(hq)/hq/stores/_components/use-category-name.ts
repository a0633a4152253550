"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";

/** The name of a category of a template: `*` is everything that has no window of its own. */
export function useCategoryName(): (category: string) => string {
  const t = useTranslations("hq.template");
  const categories = useQuery(useTRPC().catalog.categories.queryOptions());
  return (category) =>
    category === "*"
      ? t("everything")
      : (categories.data?.find((one) => one.category === category)?.name ?? category);
}
