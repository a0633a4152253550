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
import { TextInput } from "@/app/_ui/text-input";
import { setAsideInput } from "@/server/bank/schema";
import { parseFen } from "@/server/shared/fen";
import type { BankLine } from "../../_components/lines-table";

interface AsideDialogProps {
  line: BankLine;
  onClose: () => void;
  onDone: () => void;
}

/** The money is not a franchisee's: somebody says why, and it leaves the queue. */
export function AsideDialog({ line, onClose, onDone }: AsideDialogProps) {
  const t = useTranslations("hq.bank.desk");
  const format = useFormat();
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(setAsideInput),
    defaultValues: { line: line.line, reason: "" },
  });
  const command = useCommand(trpc.bank.lines.setAside.mutationOptions(), {
    done: t("asideDone", { line: line.line }),
    onDone: () => {
      onClose();
      onDone();
    },
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("asideTitle", { amount: format.money(parseFen(line.amount) ?? 0) })}
      description={t("asideText")}
    >
      <Form form={form} onCancel={onClose} onSubmit={(_, values) => command.run(values)}>
        <FormField control={form.control} name="reason" label={t("reason")} help={t("reasonHelp")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
          {t("aside")}
        </Button>
      </Form>
    </Dialog>
  );
}
