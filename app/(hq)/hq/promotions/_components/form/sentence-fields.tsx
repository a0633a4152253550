"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { MoneyInput } from "@/app/_ui/money-input";
import { Select } from "@/app/_ui/select";
import type { DraftForm } from "../../_lib/wish";
import { GoodsField } from "./goods-field";
import { InlineField } from "./inline-field";
import { ItemChoice } from "./item-choice";
import type { Known } from "./use-known";
import { WholeInput } from "./whole-input";

interface SentenceFieldsProps {
  form: DraftForm;
  known: Known;
}

/** What is granted for what: a sentence with gaps, in the order of words of the language. */
export function SentenceFields({ form, known }: SentenceFieldsProps) {
  const t = useTranslations("hq.promotion.form");
  const content = useWatch({ control: form.control, name: "content" });
  const unitOf = (item: string | null | undefined) => {
    const found = item ? known.names.items[item] : undefined;
    return found?.isWeighed ? t("grams") : (found?.unit ?? t("pieces"));
  };
  const [only, another] = content.items ?? [];
  const trigger = another === undefined ? only : undefined;
  const money = (name: "threshold" | "discount" | "couponValue" | "couponMinOrder") => () => (
    <InlineField form={form} name={`content.${name}`} label={t(`fields.${name}`)} className="w-32">
      {({ value, ...input }) => <MoneyInput {...input} value={value ?? ""} />}
    </InlineField>
  );
  const whole = (name: "buyQty" | "getQty" | "couponDays", unit: string) => () => (
    <InlineField form={form} name={`content.${name}`} label={t(`fields.${name}`)}>
      {(input) => <WholeInput {...input} unit={unit} className="[&>input]:w-20" />}
    </InlineField>
  );
  const repeat = () => (
    <InlineField form={form} name="content.repeat" label={t("fields.repeat")}>
      {({ value, onChange, "aria-label": label }) => (
        <Select
          label={label}
          value={value ? "yes" : "no"}
          onChange={(next) => onChange(next === "yes")}
          options={(["yes", "no"] as const).map((one) => ({ value: one, label: t(`repeats.${one}`) }))}
          className="w-auto"
        />
      )}
    </InlineField>
  );
  const gift = () => (
    <InlineField form={form} name="content.getItem" label={t("fields.getItem")} className="w-64 max-w-full">
      {({ value, onChange, "aria-label": label }) => (
        <ItemChoice
          known={known}
          label={label}
          placeholder={trigger && content.kind === "buy_get" ? t("sameItem") : t("findItem")}
          value={value}
          onChange={onChange}
        />
      )}
    </InlineField>
  );
  return (
    <div className="text-base/10 [&_input]:leading-normal">
      {t.rich(`sentences.${content.kind}`, {
        repeat,
        goods: () => <GoodsField form={form} known={known} />,
        threshold: money("threshold"),
        discount: money("discount"),
        value: money("couponValue"),
        minimum: money("couponMinOrder"),
        days: whole("couponDays", t("days")),
        buy: whole("buyQty", unitOf(trigger)),
        get: whole("getQty", unitOf(content.getItem ?? (content.kind === "buy_get" ? trigger : undefined))),
        gift,
      })}
    </div>
  );
}
