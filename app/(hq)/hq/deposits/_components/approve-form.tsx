"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Form, FormField } from "@/app/_ui/form";
import { MoneyInput } from "@/app/_ui/money-input";
import { receivedInput } from "@/server/account/schema";
import { parseFen } from "@/server/shared/fen";
import type { Slip } from "./deposit-facts";

/** Finance enters what the bank shows, never what the slip says: the account rises by that (D15). */
export function ApproveForm({ slip, onDone }: { slip: Slip; onDone: () => void }) {
  const t = useTranslations("hq.deposit");
  const trpc = useTRPC();
  const format = useFormat();
  const queryClient = useQueryClient();
  const form = useForm({ resolver: zodResolver(receivedInput), defaultValues: { received: slip.amount } });
  const received = parseFen(form.watch("received"));
  const command = useCommand(trpc.account.deposits.approve.mutationOptions(), {
    done: t("approved", { no: slip.deposit }),
    onDone,
    // Mostly somebody else was faster: the sentence stays on the screen while the slip is shown as it is now.
    onRefused: () => {
      void queryClient.invalidateQueries();
      return undefined;
    },
  });
  const differs = received !== undefined && received !== parseFen(slip.amount);
  return (
    <Form form={form} onSubmit={(_, values) => command.run({ deposit: slip.deposit, ...values })}>
      <FormField
        control={form.control}
        name="received"
        label={t("receivedAmount")}
        help={
          differs ? t("differs", { declared: format.money(parseFen(slip.amount) ?? 0) }) : t("receivedHelp")
        }
      >
        {(input) => <MoneyInput {...input} />}
      </FormField>
      <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
        {received === undefined || received <= 0
          ? t("approve")
          : t("approveAmount", { amount: format.money(received) })}
      </Button>
    </Form>
  );
}
