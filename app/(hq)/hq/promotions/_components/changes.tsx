"use client";

import { useTranslations } from "next-intl";
import type { PromotionContent } from "@/server/promotion/schema";
import { Facts } from "../../_components/facts";
import { type Names, useTermsWords } from "../_lib/use-terms-words";

interface ChangesProps {
  before: PromotionContent;
  after: PromotionContent;
  names: Names;
}

/** What one content changes of another, part by part. */
export function Changes({ before, after, names }: ChangesProps) {
  const t = useTranslations("hq.promotion");
  const labels = useTranslations("hq.promotion.terms");
  const changes = useTermsWords(names).changes(before, after);
  if (changes.length === 0) return <p className="text-quiet">{t("unchanged")}</p>;
  return <Facts facts={changes.map(({ key, text }) => ({ label: labels(key), value: text }))} />;
}
