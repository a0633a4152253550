"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";
import { Select } from "@/app/_ui/select";
import { parseDayRule } from "@/server/template/schema";

const kinds = ["daily", "weekdays", "monthdays", "odd", "even"] as const;
type Kind = (typeof kinds)[number];
const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;

interface DayRuleInputProps {
  id: string;
  value: string;
  onChange: (rule: string) => void;
}

/** On which days: every day, odd or even days, or days that are pressed. One kind per window (R23). */
export function DayRuleInput({ id, value, onChange }: DayRuleInputProps) {
  const t = useTranslations("hq.template.line");
  const word = useTranslations("hq.store.dayRule");
  const kind = kinds.find((one) => value.startsWith(one)) ?? "daily";
  const rule = parseDayRule(value);
  const chosen = rule && (rule.kind === "weekdays" || rule.kind === "monthdays") ? rule.days : [];
  const start = (next: Kind) => {
    if (next === "weekdays") return onChange("weekdays:1,2,3,4,5");
    onChange(next === "monthdays" ? "monthdays:1" : next);
  };
  const toggle = (day: number) => {
    const days = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day];
    if (days.length > 0) onChange(`${kind}:${days.toSorted((a, b) => a - b).join(",")}`);
  };
  const numbers = kind === "weekdays" ? weekdays.map(Number) : Array.from({ length: 31 }, (_, n) => n + 1);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        id={id}
        value={kind}
        onChange={start}
        options={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        className="w-44"
      />
      {(kind === "weekdays" || kind === "monthdays") && (
        <div className="flex flex-wrap gap-1">
          {numbers.map((day) => {
            const isOn = chosen.includes(day);
            const name = kind === "weekdays" ? word(`weekday.${weekdays[day - 1] ?? "1"}`) : String(day);
            return (
              <button
                key={day}
                type="button"
                aria-pressed={isOn}
                onClick={() => toggle(day)}
                className={cn(
                  "h-8 min-w-8 rounded-md border px-1.5 text-table pointer-coarse:h-11 pointer-coarse:min-w-11",
                  isOn ? "border-accent bg-accent-soft font-medium text-accent" : "text-quiet hover:bg-hover",
                )}
              >
                {name}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}
