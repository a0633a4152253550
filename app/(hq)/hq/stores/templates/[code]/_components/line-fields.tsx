"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Combobox } from "@/app/_ui/combobox";
import { FormField } from "@/app/_ui/form";
import { IconButton } from "@/app/_ui/icon-button";
import { MoneyInput } from "@/app/_ui/money-input";
import { TextInput } from "@/app/_ui/text-input";
import { DayRuleInput } from "./day-rule-input";
import type { EditorValues } from "./form-lines";

/** `Sent` is what the form's schema makes of its values; nothing to one line. */
interface LineFieldsProps<Sent> {
  form: Pick<UseFormReturn<EditorValues, unknown, Sent>, "control">;
  index: number;
  onRemove: () => void;
  mayChange: boolean;
}

/** One window: for what, on which days, from when to when, for how much. */
export function LineFields<Sent>({ form: { control }, index, onRemove, mayChange }: LineFieldsProps<Sent>) {
  const t = useTranslations("hq.template.line");
  const categories = useQuery(useTRPC().catalog.categories.queryOptions());
  const options = [
    { value: "*", label: t("everything"), note: "*" },
    ...(categories.data ?? []).map((one) => ({
      value: one.category,
      label: `${"　".repeat(one.depth)}${one.name}`,
      note: one.category,
    })),
  ];
  return (
    <fieldset className="rounded-md border p-3">
      <legend className="sr-only">{t("title", { number: index + 1 })}</legend>
      <div className="flex items-end gap-3">
        <FormField
          control={control}
          name={`lines.${index}.category`}
          label={t("category")}
          className="min-w-0 flex-1"
        >
          {({ value, onChange, ...input }) => (
            <Combobox {...input} value={value} onChange={(next) => onChange(next ?? "*")} options={options} />
          )}
        </FormField>
        {mayChange && (
          <IconButton label={t("remove", { number: index + 1 })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-2 2xl:grid-cols-4">
        <FormField control={control} name={`lines.${index}.start`} label={t("start")}>
          {(input) => <TextInput type="time" {...input} />}
        </FormField>
        <FormField control={control} name={`lines.${index}.end`} label={t("end")}>
          {(input) => <TextInput type="time" {...input} />}
        </FormField>
        <FormField control={control} name={`lines.${index}.min`} label={t("min")}>
          {({ value, ...input }) => <MoneyInput {...input} value={value ?? ""} placeholder={t("none")} />}
        </FormField>
        <FormField control={control} name={`lines.${index}.max`} label={t("max")}>
          {({ value, ...input }) => <MoneyInput {...input} value={value ?? ""} placeholder={t("none")} />}
        </FormField>
      </div>
      <FormField control={control} name={`lines.${index}.dayRule`} label={t("days")} className="mt-3">
        {({ value, onChange, id }) => <DayRuleInput id={id} value={value} onChange={onChange} />}
      </FormField>
    </fieldset>
  );
}
