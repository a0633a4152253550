"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { recordCodPaymentInput } from "@/server/cod/schema";

type Values = z.input<typeof recordCodPaymentInput>;

/** A payment that finance has seen: it pays the oldest deliveries first. */
export function PaymentForm({ store, onClose }: { store: string; onClose: () => void }) {
  const t = useTranslations("hq.cod");
  const trpc = useTRPC();
  const form = useForm<Values, unknown, z.output<typeof recordCodPaymentInput>>({
    resolver: zodResolver(recordCodPaymentInput),
    defaultValues: { store, amount: "", method: "qr", reference: "" },
  });
  const record = useCommand(trpc.cod.record.mutationOptions(), {
    done: ({ payment }) => t("recorded", { no: payment }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog isOpen onClose={onClose} title={t("recordTitle", { store })} description={t("recordText")}>
      <Form form={form} onCancel={onClose} onSubmit={(_, values) => record.run(values)}>
        <FormField control={form.control} name="amount" label={t("amount")}>
          {(input) => <MoneyInput {...input} />}
        </FormField>
        <FormField control={form.control} name="reference" label={t("reference")} help={t("referenceHelp")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        {record.sentence && <Refusal sentence={record.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={record.isRunning}>
          {t("record")}
        </Button>
      </Form>
    </Dialog>
  );
}
