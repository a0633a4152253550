"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea } from "@/app/_ui/text-input";
import { reasonInput } from "@/server/account/schema";
import { parseFen } from "@/server/shared/fen";
import type { Slip } from "./deposit-facts";

interface EndDialogProps {
  slip: Slip;
  kind: "reject" | "reverse";
  onClose: () => void;
}

/** Rejects a slip that waits, or reverses one that was approved (红冲); the owner reads the reason. */
export function EndDialog({ slip, kind, onClose }: EndDialogProps) {
  const t = useTranslations("hq.deposit");
  const trpc = useTRPC();
  const format = useFormat();
  const form = useForm({ resolver: zodResolver(reasonInput), defaultValues: { reason: "" } });
  const outcome = { done: t(`${kind}Done`, { no: slip.deposit }), onDone: onClose, onRefused: () => true };
  const reject = useCommand(trpc.account.deposits.reject.mutationOptions(), outcome);
  const reverse = useCommand(trpc.account.deposits.reverse.mutationOptions(), outcome);
  const command = kind === "reject" ? reject : reverse;
  const amount = format.money(parseFen(slip.received ?? slip.amount) ?? 0);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`${kind}Title`, { no: slip.deposit })}
      description={t(`${kind}Text`, { amount })}
    >
      <Form
        form={form}
        onCancel={onClose}
        onSubmit={(_, { reason }) => command.run({ deposit: slip.deposit, reason })}
      >
        <FormField control={form.control} name="reason" label={t("reason")} help={t("reasonHelp")}>
          {(input) => <TextArea {...input} />}
        </FormField>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="danger" size="large" isLoading={command.isRunning}>
          {t(`${kind}Confirm`, { amount })}
        </Button>
      </Form>
    </Dialog>
  );
}
