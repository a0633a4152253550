"use client";

import { useTranslations } from "next-intl";

const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** On which days a window opens, in words: "weekdays:1,3" becomes "Mon, Wed". */
export function useDayRule(): (rule: string) => string {
  const t = useTranslations("hq.store.dayRule");
  return (rule) => {
    if (rule === "daily" || rule === "odd" || rule === "even") return t(rule);
    const [kind, list = ""] = rule.split(":");
    const numbers = list.split(",");
    if (kind === "monthdays") return t("monthdays", { days: numbers.join(", ") });
    const days = numbers.flatMap((number) => weekdays.find((day) => day === number) ?? []);
    return days.map((day) => t(`weekday.${day}`)).join(t("separator"));
  };
}
