"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { changePayerInput } from "@/server/bank/schema";
import { Section } from "../../../_components/facts";

/** Tells beforehand who will pay into the account. */
export function AddPayer({ account }: { account: string }) {
  const t = useTranslations("hq.bank.payers");
  const trpc = useTRPC();
  const empty = { account, payerAccount: "", payerName: "", isKnown: true };
  const form = useForm({ resolver: zodResolver(changePayerInput), defaultValues: empty });
  const command = useCommand(trpc.bank.changePayer.mutationOptions(), {
    done: t("addDone", { payer: form.getValues("payerName") || form.getValues("payerAccount") }),
    onDone: () => form.reset(empty),
    onRefused: () => true,
  });
  return (
    <Section title={t("add")}>
      <Form form={form} onSubmit={(_, values) => command.run(values)} className="max-w-md">
        <FormField control={form.control} name="payerName" label={t("payerName")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        <FormField control={form.control} name="payerAccount" label={t("payerAccount")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" size="large" isLoading={command.isRunning} className="self-start">
          {t("addAction")}
        </Button>
      </Form>
    </Section>
  );
}
