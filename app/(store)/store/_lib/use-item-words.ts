"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";

interface Paced {
  isWeighed: boolean;
  unit: string;
  soldPerDayCenti: number | null;
  coverDays: number | null;
}

/** What is sold of an item a day and how long the shelf lasts, in words; empty where the tills say nothing of it. */
export function useItemWords() {
  const t = useTranslations("store.stock");
  const format = useFormat();
  const perDayFigure = ({ soldPerDayCenti: centi, isWeighed, unit }: Paced) => {
    if (centi === null || centi === 0) return "";
    return isWeighed
      ? `${format.quantity(Math.round(centi / 100), true)} kg`
      : `${Math.round(centi / 10) / 10} ${unit}`;
  };
  return {
    perDay: (item: Paced) => {
      const figure = perDayFigure(item);
      return figure && t("perDay", { figure });
    },
    /** The same without saying what it is, for where a label says it. */
    perDayFigure,
    cover: ({ coverDays }: Paced) =>
      coverDays === null ? "" : t("cover", { days: coverDays, more: coverDays > 99 ? "yes" : "no" }),
  };
}
