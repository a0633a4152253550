"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";
import {
  addDays,
  type BusinessDay,
  businessDayOf,
  monthStartOf,
  parseBusinessDay,
} from "@/server/shared/business-day";

/** The period in the URL; without one, this month and the last. */
export function usePeriod(): { from: BusinessDay; to: BusinessDay } {
  const { get } = useListParams();
  const today = businessDayOf(new Date());
  return {
    from: parseBusinessDay(get("from") ?? "") ?? monthStartOf(addDays(monthStartOf(today), -1)),
    to: parseBusinessDay(get("to") ?? "") ?? today,
  };
}

interface PeriodProps {
  from: BusinessDay;
  to: BusinessDay;
  onChange: (period: { from?: string; to?: string }) => void;
}

/** From which day to which, both included, and the periods that are asked for most. */
export function Period({ from, to, onChange }: PeriodProps) {
  const t = useTranslations("store.account.period");
  const today = businessDayOf(new Date());
  const monthStart = monthStartOf(today);
  const shortcuts = [
    { key: "month", from: monthStart, to: today },
    { key: "lastMonth", from: monthStartOf(addDays(monthStart, -1)), to: addDays(monthStart, -1) },
    { key: "week", from: addDays(today, -6), to: today },
  ] as const;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field id="period-from" label={t("from")} className="flex-1 md:flex-none">
        <TextInput
          id="period-from"
          type="date"
          value={from}
          max={to}
          onChange={(day) => parseBusinessDay(day) && onChange({ from: day })}
        />
      </Field>
      <Field id="period-to" label={t("to")} className="flex-1 md:flex-none">
        <TextInput
          id="period-to"
          type="date"
          value={to}
          min={from}
          onChange={(day) => parseBusinessDay(day) && onChange({ to: day })}
        />
      </Field>
      <div className="flex w-full flex-wrap gap-2 md:w-auto">
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
    </div>
  );
}
