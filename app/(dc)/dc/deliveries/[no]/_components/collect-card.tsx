"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { Form, FormField } from "@/app/_ui/form";
import { Money } from "@/app/_ui/money";
import { MoneyInput } from "@/app/_ui/money-input";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { recordCodPaymentInput } from "@/server/cod/schema";
import { parseFen } from "@/server/shared/fen";

type Due = RouterOutputs["cod"]["due"];

/** What the driver collects for a delivery that is paid on delivery: by QR code, never cash (R05). */
export function CollectCard({ delivery }: { delivery: string }) {
  const t = useTranslations("dc.collect");
  const due = useQuery(useTRPC().cod.due.queryOptions({ delivery }));
  return (
    <QueryPane query={due}>
      {(data) => (
        <Card title={t("title")}>
          <Figures
            figures={[
              { label: t("owed"), value: <Money fen={parseFen(data.owed)} /> },
              { label: t("paid"), value: <Money fen={parseFen(data.paid)} /> },
              ...(data.credit === "0.00"
                ? []
                : [{ label: t("credit"), value: <Money fen={parseFen(data.credit)} /> }]),
            ]}
          />
          {data.isPayable && data.mayCollect && <CollectForm key={data.owed} due={data} />}
          {!data.isPayable && data.owed !== "0.00" && <p className="mt-3 text-quiet">{t("notYet")}</p>}
          <Payments payments={data.payments} />
        </Card>
      )}
    </QueryPane>
  );
}

function CollectForm({ due }: { due: Due }) {
  const t = useTranslations("dc.collect");
  const trpc = useTRPC();
  const { store, delivery, owed } = due;
  const form = useForm<
    z.input<typeof recordCodPaymentInput>,
    unknown,
    z.output<typeof recordCodPaymentInput>
  >({
    resolver: zodResolver(recordCodPaymentInput),
    defaultValues: { store, amount: owed, method: "qr", reference: "" },
  });
  const record = useCommand(trpc.cod.record.mutationOptions(), {
    done: ({ payment }) => t("done", { no: payment }),
    onRefused: () => true,
  });
  return (
    <Form
      form={form}
      className="mt-4 max-w-md border-t pt-4"
      onSubmit={(_, values) => record.run({ ...values, deliveries: [{ delivery, amount: values.amount }] })}
    >
      <p className="text-quiet">{t("how")}</p>
      <FormField control={form.control} name="amount" label={t("amount")}>
        {(input) => <MoneyInput {...input} />}
      </FormField>
      <FormField control={form.control} name="reference" label={t("reference")} help={t("referenceHelp")}>
        {(input) => <TextInput {...input} />}
      </FormField>
      {record.sentence && <Refusal sentence={record.sentence} />}
      <Button type="submit" variant="primary" size="touch" isLoading={record.isRunning}>
        {t("record")}
      </Button>
    </Form>
  );
}

function Payments({ payments }: { payments: Due["payments"] }) {
  const t = useTranslations("dc.collect");
  const format = useFormat();
  if (payments.length === 0) return null;
  return (
    <ul className="mt-4 divide-y border-t">
      {payments.map((row) => (
        <li key={row.payment} className="flex justify-between gap-4 py-2">
          <span>
            {t(`kinds.${row.kind as "payment"}`)}
            <span className="block text-table text-quiet">
              {format.instant(row.at)} · {row.by}
              {row.reference && ` · ${row.reference}`}
            </span>
          </span>
          <Money fen={parseFen(row.amount)} />
        </li>
      ))}
    </ul>
  );
}
