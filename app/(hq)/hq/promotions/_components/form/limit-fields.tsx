"use client";

import { useTranslations } from "next-intl";
import { FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { TextInput } from "@/app/_ui/text-input";
import type { DraftForm } from "../../_lib/wish";
import { PercentInput } from "./percent-input";
import { WholeInput } from "./whole-input";

const grid = "grid gap-4 sm:grid-cols-2 lg:grid-cols-3";

/** How often at most, how much at most, and what of others it shuts out. */
export function LimitFields({ form }: { form: DraftForm }) {
  const t = useTranslations("hq.promotion.form");
  const { control } = form;
  const whole = (
    name: "capPerOrder" | "capPerStore" | "capPerPeriod" | "periodDays" | "budgetTimes",
    unit: string,
  ) => (
    <FormField
      control={control}
      name={`content.${name}`}
      label={t(`fields.${name}`)}
      help={t(`help.${name}`)}
      isOptional
    >
      {(input) => <WholeInput {...input} unit={unit} />}
    </FormField>
  );
  return (
    <div className={grid}>
      {whole("capPerOrder", t("times"))}
      {whole("capPerStore", t("times"))}
      {whole("budgetTimes", t("times"))}
      {whole("capPerPeriod", t("times"))}
      {whole("periodDays", t("days"))}
      <FormField
        control={control}
        name="content.budget"
        label={t("fields.budget")}
        help={t("help.budget")}
        isOptional
      >
        {({ value, ...input }) => <MoneyInput {...input} value={value ?? ""} />}
      </FormField>
      <FormField
        control={control}
        name="content.supplierShareBp"
        label={t("fields.supplierShareBp")}
        help={t("help.supplierShareBp")}
        isOptional
      >
        {(input) => <PercentInput {...input} />}
      </FormField>
      <FormField
        control={control}
        name="content.exclusiveGroup"
        label={t("fields.exclusiveGroup")}
        help={t("help.exclusiveGroup")}
        isOptional
      >
        {({ value, onChange, ...input }) => (
          <TextInput
            {...input}
            maxLength={64}
            value={value ?? ""}
            onChange={(text) => onChange(text.trim() === "" ? null : text)}
          />
        )}
      </FormField>
      <FormField
        control={control}
        name="content.priority"
        label={t("fields.priority")}
        help={t("help.priority")}
      >
        {({ onChange, ...input }) => (
          <WholeInput {...input} onChange={(figure) => onChange(figure ?? undefined)} />
        )}
      </FormField>
    </div>
  );
}
