"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Control, useForm } from "react-hook-form";
import type { z } from "zod";
import { Form, FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { declareAgainInput, depositMethods } from "@/server/account/schema";

export type Declared = z.input<typeof declareAgainInput>;

interface SlipFormProps {
  declared: Declared;
  /** Under the amount: that it is the shortfall. */
  amountHelp?: string;
  onSubmit: (declared: Declared) => void;
  /** The buttons; they get what is typed now, for keeping a draft. */
  children: (typed: () => Declared) => ReactNode;
}

/** What an owner declares: the sum, how it is sent, by whom. The same for a new slip and for one that is corrected. */
export function SlipForm({ declared, amountHelp, onSubmit, children }: SlipFormProps) {
  const t = useTranslations("store.deposit");
  const form = useForm<Declared, unknown, z.output<typeof declareAgainInput>>({
    resolver: zodResolver(declareAgainInput),
    defaultValues: declared,
  });
  const control: Control<Declared, unknown, z.output<typeof declareAgainInput>> = form.control;
  return (
    <Form form={form} onSubmit={(_, values) => onSubmit(values)} className="max-w-lg">
      <FormField control={control} name="amount" label={t("amount")} help={amountHelp}>
        {(input) => <MoneyInput {...input} />}
      </FormField>
      <FormField control={control} name="method" label={t("method")}>
        {(input) => (
          <Select
            {...input}
            options={depositMethods.map((value) => ({
              value,
              label: t(`methods.${value}` as "methods.cash"),
            }))}
          />
        )}
      </FormField>
      <FormField control={control} name="payer" label={t("payer")} help={t("payerHelp")}>
        {(input) => <TextInput {...input} />}
      </FormField>
      <FormField
        control={control}
        name="reference"
        label={t("reference")}
        help={t("referenceHelp")}
        isOptional
      >
        {(input) => <TextInput {...input} value={input.value ?? ""} />}
      </FormField>
      {children(() => form.getValues())}
    </Form>
  );
}
