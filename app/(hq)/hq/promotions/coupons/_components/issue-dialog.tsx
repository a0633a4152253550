"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { readMoney } from "@/app/_lib/read-money";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea, TextInput } from "@/app/_ui/text-input";
import { issueCouponsInput } from "@/server/promotion/schema";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { AccountsInput } from "./accounts-input";

type Values = z.input<typeof issueCouponsInput>;
type Output = z.output<typeof issueCouponsInput>;

/** A coupon of one worth for every account of a list: all of them or none. */
export function IssueDialog({ today, onClose }: { today: BusinessDay; onClose: () => void }) {
  const t = useTranslations("hq.coupons.issue");
  const kit = useTranslations("common.kit");
  const format = useFormat();
  const command = useCommand(useTRPC().promotion.couponDesk.issue.mutationOptions(), {
    done: ({ issued }) => t("done", { count: issued.length }),
    onDone: onClose,
    onRefused: () => true,
  });
  const form = useForm<Values, unknown, Output>({
    resolver: zodResolver(issueCouponsInput),
    defaultValues: {
      accounts: [],
      value: "",
      minOrder: "0.00",
      validFrom: today,
      validTo: addDays(today, 30),
      reason: "",
    },
  });
  const { control } = form;
  const [accounts, value] = useWatch({ control, name: ["accounts", "value"] });
  const fen = readMoney(value) ?? 0;
  const count = new Set(accounts).size;
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} description={t("text")}>
      <Form form={form} onSubmit={(_, values) => command.run(values)}>
        <FormField control={control} name="accounts" label={t("accounts")} help={t("accountsHelp")}>
          {(input) => <AccountsInput {...input} />}
        </FormField>
        <div className="grid grid-cols-2 gap-4">
          <FormField control={control} name="value" label={t("value")}>
            {(input) => <MoneyInput {...input} />}
          </FormField>
          <FormField control={control} name="minOrder" label={t("minOrder")} help={t("minOrderHelp")}>
            {(input) => <MoneyInput {...input} />}
          </FormField>
          <FormField control={control} name="validFrom" label={t("validFrom")}>
            {(input) => <TextInput type="date" {...input} />}
          </FormField>
          <FormField control={control} name="validTo" label={t("validTo")}>
            {(input) => <TextInput type="date" {...input} />}
          </FormField>
        </div>
        <FormField control={control} name="reason" label={t("reason")} help={t("reasonHelp")}>
          {(input) => <TextArea {...input} maxLength={500} />}
        </FormField>
        {count > 0 && fen > 0 && (
          <p className="font-medium">{t("sum", { count, amount: format.money(count * fen) })}</p>
        )}
        <div className="sticky bottom-0 -mx-5 -mb-4 flex flex-col gap-2 border-t bg-raised px-5 py-3">
          {command.sentence && <Refusal sentence={command.sentence} />}
          <div className="flex flex-col-reverse gap-2 md:flex-row md:justify-end">
            <Button size="large" onClick={onClose}>
              {kit("cancel")}
            </Button>
            <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
              {count > 0 ? t("submit", { count }) : t("submitNone")}
            </Button>
          </div>
        </div>
      </Form>
    </Dialog>
  );
}
