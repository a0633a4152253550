"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Form, FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { createDepositInput, depositMethods } from "@/server/account/schema";

interface DepositFormProps {
  account: string;
  /** The shortfall that brought the person here, "120.00"; empty for any amount. */
  amount: string;
  payer: string;
}

/** Tells finance that money is on its way. It counts when finance has seen it, not before. */
export function DepositForm({ account, amount, payer }: DepositFormProps) {
  const t = useTranslations("store.deposit");
  const trpc = useTRPC();
  const router = useRouter();
  const form = useForm<z.input<typeof createDepositInput>, unknown, z.output<typeof createDepositInput>>({
    resolver: zodResolver(createDepositInput),
    defaultValues: { account, amount, method: "bank_transfer", payer, reference: "" },
  });
  const create = useCommand(trpc.account.deposits.create.mutationOptions(), {
    done: ({ deposit }) => t("done", { deposit }),
    onDone: () => router.push("/store/account?view=deposits" as Route),
    onRefused: () => true,
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text", { account })}
        back={{ href: "/store/account", label: t("back") }}
      />
      <Form form={form} onSubmit={(_, values) => create.run(values)} className="max-w-lg">
        {create.refusal && <Refusal sentence={create.sentence} />}
        <FormField
          control={form.control}
          name="amount"
          label={t("amount")}
          help={amount ? t("amountShort") : undefined}
        >
          {(input) => <MoneyInput {...input} />}
        </FormField>
        <FormField control={form.control} name="method" label={t("method")}>
          {(input) => (
            <Select
              {...input}
              options={depositMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
            />
          )}
        </FormField>
        <FormField control={form.control} name="payer" label={t("payer")} help={t("payerHelp")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        <FormField
          control={form.control}
          name="reference"
          label={t("reference")}
          help={t("referenceHelp")}
          isOptional
        >
          {(input) => <TextInput {...input} value={input.value ?? ""} />}
        </FormField>
        <Button type="submit" variant="primary" size="touch" isLoading={create.isRunning}>
          {t("submit")}
        </Button>
      </Form>
    </>
  );
}
