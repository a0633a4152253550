"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";
import {
  addDays,
  type BusinessDay,
  businessDayOf,
  monthStartOf,
  parseBusinessDay,
} from "@/server/shared/business-day";

interface PeriodPickerProps {
  from: BusinessDay;
  to: BusinessDay;
  /** Whether a single day, today, is a period that people ask for here. */
  hasToday?: boolean;
  onChange: (period: { from?: string; to?: string }) => void;
}

/** From which day to which, both included, and the periods that bookkeepers ask for. */
export function PeriodPicker({ from, to, hasToday = false, onChange }: PeriodPickerProps) {
  const t = useTranslations("hq.account.period");
  const today = businessDayOf(new Date());
  const month = monthStartOf(today);
  const lastMonth = monthStartOf(addDays(month, -1));
  const shortcuts = [
    ...(hasToday ? [{ key: "today", from: today, to: today } as const] : []),
    { key: "month", from: month, to: today },
    { key: "lastMonth", from: lastMonth, to: addDays(month, -1) },
    { key: "week", from: addDays(today, -6), to: today },
  ] as const;
  const pick = (name: "from" | "to") => (day: string) => parseBusinessDay(day) && onChange({ [name]: day });
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field id="period-from" label={t("from")}>
        <TextInput id="period-from" type="date" value={from} max={to} onChange={pick("from")} />
      </Field>
      <Field id="period-to" label={t("to")}>
        <TextInput id="period-to" type="date" value={to} min={from} onChange={pick("to")} />
      </Field>
      {shortcuts.map((one) => (
        <Button
          key={one.key}
          aria-pressed={one.from === from && one.to === to}
          onClick={() => onChange({ from: one.from, to: one.to })}
        >
          {t(one.key)}
        </Button>
      ))}
    </div>
  );
}
